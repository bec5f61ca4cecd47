import { tensor, type UnaryFunction } from '../src/index.ts';

/** What scripts/record-transcendental.py wrote for one function. */
export interface RecordedTable {
  readonly float64: string;
  readonly float32: string;
}

/** One recorded row: the arguments, the number nearest to the true value, and the rest in ulp. */
export interface RecordedRow {
  readonly inputs: readonly number[];
  readonly nearest: number;
  readonly rest: number;
}

export function float64Rows({ float64 }: RecordedTable): RecordedRow[] {
  return float64.split(',').map((row) => {
    const words = row.split(' ');
    const numbers = [...doubles(words.slice(0, -1))];
    return {
      inputs: numbers.slice(0, -1),
      nearest: numbers.at(-1) ?? 0,
      rest: Number(words.at(-1)),
    };
  });
}

export function float32Rows({ float32 }: RecordedTable): RecordedRow[] {
  return float32.split(',').map((row) => {
    const numbers = [...floats(row.split(' '))];
    return { inputs: numbers.slice(0, -1), nearest: numbers.at(-1) ?? 0, rest: 0 };
  });
}

/** By how many units in the last place each result differs from the true value. */
export function errors(rows: readonly RecordedRow[], results: ArrayLike<number>): number[] {
  return rows.map(({ nearest, rest }, i) => Math.abs(placesBetween(nearest, results[i]) - rest));
}

function doubles(bits: readonly string[]): Float64Array {
  return new Float64Array(BigUint64Array.from(bits, (word) => BigInt(`0x${word}`)).buffer);
}

function floats(bits: readonly string[]): Float32Array {
  return new Float32Array(Uint32Array.from(bits, (word) => Number(`0x${word}`)).buffer);
}

/** How many doubles further up b is than a. */
export function placesBetween(a: number, b: number): number {
  return Number(place(b) - place(a));
}

/** A double's number in the row of all doubles, in which both zeros are number 0. */
function place(x: number): bigint {
  const [bits] = new BigInt64Array(Float64Array.of(x).buffer);
  return bits < 0n ? -(2n ** 63n) - bits : bits;
}

/** The next double above x. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  const number = Float64Array.of(x);
  new BigInt64Array(number.buffer)[0] += x > 0 ? 1n : -1n;
  return number[0];
}

/** What the function makes of each number, in float64. */
export function values(apply: UnaryFunction, numbers: readonly number[]): number[] {
  return [...apply(tensor(Float64Array.from(numbers))).toTypedArray()];
}
