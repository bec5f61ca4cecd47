import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Code, Expression, ResultType, Statement, ValueType } from '../src/wasm/code.ts';
import { wasmFunction } from '../src/wasm/function.ts';
import {
  f32,
  f32x4,
  f64,
  f64x2,
  i8x16,
  i32,
  i32x4,
  i64,
  i64x2,
  memory,
  v128,
} from '../src/wasm/instructions.ts';
import { Locals } from '../src/wasm/locals.ts';
import * as table from '../src/wasm/table.ts';
import { type Meaning, meanings, TRAP } from './wasm-meanings.ts';
import { evaluate, groups, load, oneMemory } from './wasm-run.ts';

const whole = [0, 1, -1, 2, 7, 31, 32, 33, -128, 255, 0x7fff, 0x1234_5678, 2 ** 31 - 1, -(2 ** 31)];
const long = [63n, 64n, 2n ** 53n + 1n, 0x1234_5678_9abc_def0n, 2n ** 63n - 1n, -(2n ** 63n)];
// biome-ignore format: as a list of numbers it is easier to read.
const real = [
  0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, -3.7, 1e-310, 5e-324, 1e-40, 3.4e38, -1e300,
  2 ** 31, -(2 ** 31) - 1, 2 ** 32 - 0.5, 2 ** 53 - 1, 2 ** 63, -(2 ** 63), 2 ** 64,
  Number.MAX_VALUE, Infinity, -Infinity, NaN,
];
const neighbour = (values: readonly number[], i: number) => values[(i + 5) % values.length];

/** Values worth trying; a vector is a buffer. */
const interesting: Record<ValueType, readonly unknown[]> = {
  i32: whole,
  i64: [...whole.map(BigInt), ...long],
  f32: real.map(Math.fround),
  f64: real,
  v128: [
    ...real.map((a, i) => Float64Array.of(a, neighbour(real, i)).buffer),
    ...real.map((a, i) => Float32Array.of(a, neighbour(real, i), -a / 3, i / 2).buffer),
    ...whole.map((a, i) => Int32Array.of(a, neighbour(whole, i), 3 - i, i << 20).buffer),
    Uint8Array.from({ length: 16 }, (_, i) => 15 - i).buffer,
    Uint8Array.from({ length: 16 }, (_, i) => i * 37 + 201).buffer,
  ],
};

/** Every value of the first type, each with 28 values of the others: of numbers, with all. */
function combinations([first, ...others]: readonly ValueType[]): unknown[][] {
  const partners = others.map((type) => interesting[type]);
  const shifts = partners.length === 0 ? [0] : Array.from({ length: 28 }, (_, shift) => shift - 14);
  return interesting[first].flatMap((value, i) =>
    shifts.map((shift) => [
      value,
      ...partners.map((values, k) => values.at((i + shift * (k + 1)) % values.length)),
    ]),
  );
}

/** How JavaScript writes and reads a value of each type in memory. */
const cells: Record<ValueType, (view: DataView, at: number, value?: unknown) => unknown> = {
  i32: (view, at, value) =>
    value === undefined ? view.getInt32(at, true) : view.setInt32(at, Number(value), true),
  i64: (view, at, value) =>
    value === undefined ? view.getBigInt64(at, true) : view.setBigInt64(at, value as bigint, true),
  f32: (view, at, value) =>
    value === undefined ? view.getFloat32(at, true) : view.setFloat32(at, Number(value), true),
  f64: (view, at, value) =>
    value === undefined ? view.getFloat64(at, true) : view.setFloat64(at, Number(value), true),
  v128: (view, at, value) =>
    value === undefined
      ? view.buffer.slice(at, at + 16)
      : new Uint8Array(view.buffer, at).set(new Uint8Array(value as ArrayBuffer)),
};

type Builder = (...operands: unknown[]) => Code<ResultType>;

/** The instruction as a JavaScript function: operands and result go through memory. */
function runner(row: table.Row, instruction: Builder): (operands: readonly unknown[]) => unknown {
  const [, types, type] = row as readonly [number, readonly ValueType[], ValueType];
  const result = instruction(...types.map((each, i) => groups[each].load(16 * i)));
  const store = groups[type].store as (at: number, value: Expression) => Statement;
  const memory = oneMemory();
  const body = [store(64, result as Expression)];
  const { run } = load({ run: wasmFunction('run', new Locals(), body) }, memory);
  const view = new DataView(memory.buffer);
  return (operands) => {
    types.forEach((each, i) => {
      cells[each](view, 16 * i, operands[i]);
    });
    try {
      run();
    } catch {
      return TRAP;
    }
    return cells[type](view, 64);
  };
}

/** The vector seen as the lanes that are expected of it; other values as they are. */
function seenAs(expected: unknown, given: unknown): unknown {
  if (!ArrayBuffer.isView(expected)) return given;
  const Kind = expected.constructor as new (bytes: unknown) => Iterable<unknown>;
  return [...new Kind(given)];
}

const plainGroups = Object.keys(table.plain) as (keyof typeof table.plain)[];

describe.each(plainGroups)('%s', (group) => {
  const rows: Readonly<Record<string, table.Row>> = table.plain[group];
  const builders = groups[group] as unknown as Readonly<Record<string, Builder>>;
  const meaning: Readonly<Record<string, Meaning>> = meanings[group];

  it.each(Object.keys(rows))(`${group}.%s means what it says`, (name) => {
    const run = runner(rows[name], builders[name]);
    const cases = combinations(rows[name][1]).map((operands) => {
      const expected = meaning[name](...operands);
      const shown = ArrayBuffer.isView(expected) ? seenAs(expected, expected) : expected;
      return { operands, expected: shown, actual: seenAs(expected, run(operands)) };
    });
    const wrong = cases.filter(({ expected, actual }) => !sameResult(expected, actual));
    expect(wrong).toEqual([]);
  });
});

/** Equal, with one NaN and two zeros. */
function sameResult(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.every((lane, i) => Object.is(lane, actual[i]));
  }
  return Object.is(expected, actual);
}

describe('constants', () => {
  it('are the numbers that they are, in every type', () => {
    const values = { i32: whole, i64: interesting.i64, f32: interesting.f32, f64: real };
    expect(whole.map((value) => evaluate(() => ({ result: i32.const(value) })))).toEqual(
      values.i32,
    );
    expect(
      values.i64.map((value) => evaluate(() => ({ result: i64.const(value as bigint) }))),
    ).toEqual(values.i64);
    expect(real.map((value) => evaluate(() => ({ result: f32.const(value) })))).toEqual(values.f32);
    expect(real.map((value) => evaluate(() => ({ result: f64.const(value) })))).toEqual(values.f64);
  });

  it('may be written as if unsigned', () => {
    expect(evaluate(() => ({ result: i32.const(2 ** 32 - 1) }))).toBe(-1);
    expect(evaluate(() => ({ result: i64.const(2n ** 64n - 1n) }))).toBe(-1n);
  });

  it('fill vectors lane by lane', () => {
    const stored = (value: Expression<'v128'>) => {
      const memory = oneMemory();
      const body = [v128.store(0, value)];
      load({ run: wasmFunction('run', new Locals(), body) }, memory).run();
      return memory.buffer.slice(0, 16);
    };
    expect(new Float64Array(stored(f64x2.const(-0, NaN)))).toEqual(Float64Array.of(-0, NaN));
    expect(new Float32Array(stored(f32x4.const(0.1, 2, -3, Infinity)))).toEqual(
      Float32Array.of(0.1, 2, -3, Infinity),
    );
    expect(new Int32Array(stored(i32x4.const(1, -2, 2 ** 31 - 1, 4)))).toEqual(
      Int32Array.of(1, -2, 2 ** 31 - 1, 4),
    );
    expect(new BigInt64Array(stored(i64x2.const(5n, -6n)))).toEqual(BigInt64Array.of(5n, -6n));
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => 200 + i);
    expect(new Uint8Array(stored(v128.const(bytes)))).toEqual(bytes);
  });

  it('stand for themselves as operands', () => {
    expect(evaluate(() => ({ result: f64.mul(1.5, f64.add(2, 0.25)) }))).toBe(3.375);
    expect(evaluate(() => ({ result: i64.sub(1n, 3n) }))).toBe(-2n);
    expect(evaluate(() => ({ result: f32.add(0.1, 0) }))).toBe(Math.fround(0.1));
  });

  it('must fit their type', () => {
    expect(() => i32.const(1.5)).toThrow('i32.const: expected a whole number of 32 bits, got 1.5');
    expect(() => i32.const(2 ** 32)).toThrow('whole number of 32 bits, got 4294967296');
    expect(() => i64.const(2n ** 64n)).toThrow('whole number of 64 bits, got 18446744073709551616');
    expect(() => v128.const([1, 2])).toThrow('v128.const: expected 16 bytes, got 2');
  });
});

/** A memory that begins with bytes of no pattern. */
function scrambled(): { memory: ReturnType<typeof oneMemory>; bytes: Uint8Array; view: DataView } {
  const memory = oneMemory();
  const bytes = new Uint8Array(memory.buffer, 0, 256);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.imul(i + 1, 0x9e37_79b1) >>> 13;
  return { memory, bytes, view: new DataView(memory.buffer) };
}

type Reading = (view: DataView, at: number) => unknown;
type AccessMeanings = {
  readonly [Group in keyof typeof table.access]: Readonly<
    Record<Exclude<keyof (typeof table.access)[Group], `store${string}`>, Reading>
  >;
};

const widened = (bytes: number, read: Reading) => (view: DataView, at: number) =>
  Array.from({ length: 8 / bytes }, (_, lane) => read(view, at + bytes * lane));
const repeated = (bytes: number) => (view: DataView, at: number) =>
  Array.from({ length: 16 }, (_, i) => view.getUint8(at + (i % bytes)));
const followedByZeros = (bytes: number) => (view: DataView, at: number) =>
  Array.from({ length: 16 }, (_, i) => (i < bytes ? view.getUint8(at + i) : 0));

const getI8: Reading = (view, at) => view.getInt8(at);
const getU8: Reading = (view, at) => view.getUint8(at);
const getI16: Reading = (view, at) => view.getInt16(at, true);
const getU16: Reading = (view, at) => view.getUint16(at, true);
const getI32: Reading = (view, at) => view.getInt32(at, true);
const getU32: Reading = (view, at) => view.getUint32(at, true);

/** What loads give; a vector as lanes of 16, 32 or 64 bits, or as bytes. */
const loads: AccessMeanings = {
  i32: { load: getI32, load8_s: getI8, load8_u: getU8, load16_s: getI16, load16_u: getU16 },
  i64: {
    load: (view, at) => view.getBigInt64(at, true),
    load8_s: getI8,
    load8_u: getU8,
    load16_s: getI16,
    load16_u: getU16,
    load32_s: getI32,
    load32_u: getU32,
  },
  f32: { load: (view, at) => view.getFloat32(at, true) },
  f64: { load: (view, at) => view.getFloat64(at, true) },
  v128: {
    load: repeated(16),
    load8x8_s: widened(1, getI8),
    load8x8_u: widened(1, getU8),
    load16x4_s: widened(2, getI16),
    load16x4_u: widened(2, getU16),
    load32x2_s: widened(4, getI32),
    load32x2_u: widened(4, getU32),
    load8_splat: repeated(1),
    load16_splat: repeated(2),
    load32_splat: repeated(4),
    load64_splat: repeated(8),
    load32_zero: followedByZeros(4),
    load64_zero: followedByZeros(8),
  },
};

/** The 16 bytes of a stored result, as the lanes that the expectation has. */
function lanesOf(buffer: ArrayBuffer, count: number): unknown[] {
  if (count === 16) return [...new Uint8Array(buffer)];
  if (count === 8) return [...new Int16Array(buffer)];
  return count === 4 ? [...new Int32Array(buffer)] : [...new BigInt64Array(buffer)].map(Number);
}

type AccessBuilder = (...operands: unknown[]) => Code<ResultType>;
type AccessGroup = keyof typeof table.access;
const accessGroups = Object.keys(table.access) as AccessGroup[];

describe.each(accessGroups)('memory of %s', (group) => {
  const rows: Readonly<Record<string, table.AccessRow>> = table.access[group];
  const builders = groups[group] as unknown as Readonly<Record<string, AccessBuilder>>;
  const readings: Readonly<Record<string, Reading>> = loads[group];
  const store = builders.store;

  it.each(Object.keys(readings))(`${group}.%s reads what is there, also unaligned`, (name) => {
    const { memory, view } = scrambled();
    const locals = new Locals();
    const address = locals.parameter('i32');
    const body = [store(1024, builders[name](address, 7, 1)) as Statement];
    const { run } = load({ run: wasmFunction('run', locals, body) }, memory);
    for (let at = 0; at < 64; at++) {
      const expected = readings[name](view, at + 7);
      run(at);
      const given = cells[group](view, 1024);
      const lanes = given instanceof ArrayBuffer && Array.isArray(expected);
      const actual = lanes ? lanesOf(given, expected.length) : given;
      expect(typeof actual === 'bigint' ? Number(actual) : actual).toEqual(
        typeof expected === 'bigint' ? Number(expected) : expected,
      );
    }
  });

  const stores = Object.keys(rows).filter((name) => name.startsWith('store'));
  it.each(stores)(`${group}.%s writes its bytes and no others`, (name) => {
    const { memory, bytes, view } = scrambled();
    const [value] = [cells[group](view, 32)];
    const body = [builders[name](160, builders.load(32), 3) as Statement];
    const expected = bytes.slice();
    expected.copyWithin(163, 32, 32 + rows[name][3]);
    load({ run: wasmFunction('run', new Locals(), body) }, memory).run();
    expect(bytes).toEqual(expected);
    expect(cells[group](view, 32)).toEqual(value);
  });
});

describe('addresses', () => {
  it('that are numbers become part of the offset', () => {
    const { memory, view } = scrambled();
    const { run } = load(
      { run: wasmFunction('run', new Locals(), [], i32.load(40, 5, 1)) },
      memory,
    );
    expect(run()).toBe(view.getInt32(45, true));
  });

  it('do not wrap around: what lies past the end is refused at run time', () => {
    const { run } = load({
      run: wasmFunction('run', new Locals(), [], i32.load(i32.const(-4), 8)),
    });
    expect(() => run()).toThrow(/out of bounds/);
  });

  it('take offsets and alignments that exist', () => {
    expect(() => f64.load(0, -8)).toThrow(
      'f64.load: expected an offset of 0 to 2^32 - 1 bytes, got -8',
    );
    expect(() => f64.load(2 ** 32 - 8, 8)).toThrow('got 4294967296');
    expect(() => v128.load(0, 0, 32)).toThrow('alignment by a power of two up to 16 bytes, got 32');
    expect(() => i32.load8_u(0, 0, 2)).toThrow('alignment by a power of two up to 1 bytes, got 2');
    expect(() => f64.store(0, 1, 0, 3)).toThrow('f64.store: expected an alignment');
  });
});

describe('lanes', () => {
  const laneGroups = Object.keys(table.lane) as (keyof typeof table.lane)[];
  const laneKinds = {
    i8x16: Int8Array,
    i32x4: Int32Array,
    i64x2: BigInt64Array,
    f32x4: Float32Array,
    f64x2: Float64Array,
  };
  const vector = () => scrambled().bytes.slice(16, 32);

  it.each(laneGroups)('%s.extract_lane takes one out', (group) => {
    const lanes = [...new laneKinds[group](vector().buffer)];
    const builders = groups[group] as unknown as Record<string, AccessBuilder>;
    const name = group === 'i8x16' ? 'extract_lane_s' : 'extract_lane';
    const extract = (lane: number) =>
      evaluate(() => ({ result: builders[name](v128.const(vector()), lane) as Expression }));
    expect(lanes.map((_, lane) => extract(lane))).toEqual(lanes);
    expect(() => extract(lanes.length)).toThrow(
      `${group}.${name}: expected a lane from 0 to ${lanes.length - 1}, got ${lanes.length}`,
    );
  });

  it('i8x16.extract_lane_u takes one out without its sign', () => {
    const extract = (lane: number) =>
      evaluate(() => ({ result: i8x16.extract_lane_u(v128.const(vector()), lane) }));
    expect([...vector()].map((_, lane) => extract(lane))).toEqual([...vector()]);
  });

  it.each(laneGroups)('%s.replace_lane puts one in', (group) => {
    const builders = groups[group] as unknown as Record<string, AccessBuilder>;
    const count = new laneKinds[group](vector().buffer).length;
    for (let lane = 0; lane < count; lane++) {
      const memory = oneMemory();
      const value = group === 'i64x2' ? -77n : -77;
      const replaced = builders.replace_lane(v128.const(vector()), value, lane);
      const body = [v128.store(0, replaced as Expression<'v128'>)];
      load({ run: wasmFunction('run', new Locals(), body) }, memory).run();
      const expected = new laneKinds[group](vector().buffer);
      expected[lane] = value;
      expect([...new laneKinds[group](memory.buffer, 0, count)]).toEqual([...expected]);
    }
  });

  const laneLoads = Object.entries(table.laneAccess.v128);
  it.each(laneLoads.map(([name, [, , , bytes]]) => [name, bytes] as const))(
    'v128.%s moves one lane between memory and a vector',
    (name, width) => {
      for (let lane = 0; lane < 16 / width; lane++) {
        const { memory, bytes } = scrambled();
        const expected = bytes.slice();
        const address = i32.const(96);
        let body: Statement;
        if (name.startsWith('load')) {
          const builder = v128[name as 'load8_lane'];
          body = v128.store(160, builder(address, v128.load(32), lane, 5, 1));
          expected.copyWithin(160, 32, 48);
          expected.copyWithin(160 + width * lane, 101, 101 + width);
        } else {
          body = v128[name as 'store8_lane'](address, v128.load(32), lane, 5, 1);
          expected.copyWithin(101, 32 + width * lane, 32 + width * (lane + 1));
        }
        load({ run: wasmFunction('run', new Locals(), [body]) }, memory).run();
        expect(bytes).toEqual(expected);
      }
    },
  );

  it('i8x16.shuffle picks bytes from two vectors', () => {
    const anyLane = fc.integer({ min: 0, max: 31 });
    fc.assert(
      fc.property(fc.array(anyLane, { minLength: 16, maxLength: 16 }), (lanes) => {
        const { memory, bytes } = scrambled();
        const body = [v128.store(64, i8x16.shuffle(v128.load(0), v128.load(16), lanes))];
        load({ run: wasmFunction('run', new Locals(), body) }, memory).run();
        expect(Array.from(bytes.subarray(64, 80))).toEqual(lanes.map((lane) => bytes[lane]));
      }),
      { numRuns: 20 },
    );
    const [a, b] = [v128.load(0), v128.load(16)];
    expect(() => i8x16.shuffle(a, b, [0, 1])).toThrow('i8x16.shuffle: expected 16 lanes, got 2');
    expect(() => i8x16.shuffle(a, b, Array(16).fill(32))).toThrow('a lane from 0 to 31, got 32');
  });
});

describe('stretches of memory', () => {
  it('are copied, also onto themselves', () => {
    const { memory: where, bytes } = scrambled();
    const expected = bytes.slice().copyWithin(20, 10, 60);
    const body = [memory.copy(20, 10, 50)];
    load({ run: wasmFunction('run', new Locals(), body) }, where).run();
    expect(bytes).toEqual(expected);
  });

  it('are filled with a byte', () => {
    const { memory: where, bytes } = scrambled();
    const expected = bytes.slice().fill(0xab, 7, 40);
    const body = [memory.fill(7, 0xab, 33)];
    load({ run: wasmFunction('run', new Locals(), body) }, where).run();
    expect(bytes).toEqual(expected);
  });
});

describe('types that do not fit', () => {
  const number = f64.const(1);
  const vector = f64x2.splat(1);

  it('are refused by the compiler and by an error that names the instruction', () => {
    // @ts-expect-error: a vector is not a float64.
    expect(() => f64.add(number, vector)).toThrow('f64.add: operand 2 must be f64, got v128');
    // @ts-expect-error: a float64 is not a vector.
    expect(() => f32x4.mul(number, vector)).toThrow('f32x4.mul: operand 1 must be v128, got f64');
    // @ts-expect-error: an address has 32 bits.
    expect(() => f64.load(i64.const(8n))).toThrow('f64.load: operand 1 must be i32, got i64');
    // @ts-expect-error: what f64.store stores is a float64.
    expect(() => f64.store(0, f32.const(1))).toThrow('f64.store: operand 2 must be f64, got f32');
    // @ts-expect-error: a store leaves no value.
    expect(() => f64.abs(f64.store(0, 1))).toThrow('f64.abs: operand 1 must be f64, got void');
    // @ts-expect-error: constants of 64 bits are bigints.
    expect(() => i64.add(1, 2n)).toThrow('i64.add: operand 1 must be i64, got the number 1');
    // @ts-expect-error: a vector has no plain constant.
    expect(() => f64x2.add(vector, 1)).toThrow(
      'f64x2.add: operand 2 must be v128, got the number 1',
    );
    // @ts-expect-error: an addition has two operands.
    expect(() => f64.add(1)).toThrow('f64.add: operand 2 must be f64, got nothing');
  });
});
