import { type DType, represent } from '../dtype.ts';

/** A number of at least 0 as decimal digits: the first one counts 10^exponent. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** So many digits behind the first are exact; no number of 53 bits comes nearer to a tie. */
const EXACT = 100;

/** The fewest digits that tell a number from all others of its dtype. */
export function shortestDigits(size: number, dtype: DType): Digits {
  if (dtype !== 'float32') return parse(size.toExponential());
  const isEnough = ({ digits, exponent }: Digits): boolean =>
    represent(Number(`${digits}e${exponent + 1 - digits.length}`), dtype) === size;
  for (let count = 1; ; count++) {
    const nearest = roundedDigits(size, count);
    // Above a power of two the neighbours are farther apart, and the next digit may do, too.
    const next = { ...nearest, digits: String(Number(nearest.digits) + 1) };
    const found = [nearest, next].find(isEnough);
    if (found !== undefined) return found;
  }
}

/** So many digits, the last of them rounded to the nearest, and of two as near to the even one. */
export function roundedDigits(size: number, count: number): Digits {
  if (count > 0 && !mayBeTie(size, count)) return parse(size.toExponential(count - 1));
  const { digits, exponent } = parse(size.toExponential(EXACT));
  if (count < 0 || size === 0) return { digits: '0', exponent: 0 };
  const kept = digits.slice(0, count);
  const left = digits.slice(count);
  const isTie = /^50*$/.test(left);
  const isUp = isTie ? /[13579]$/.test(kept) : left >= '5';
  if (!isUp) return { digits: kept === '' ? '0' : kept, exponent };
  const up = String(BigInt(kept) + 1n);
  return { digits: up, exponent: exponent + up.length - count };
}

/**
 * Whether a number may lie halfway between two of so many digits, where the engine would round up.
 * Up to 15 digits are the shortest that identify the number that they are exactly.
 */
function mayBeTie(size: number, count: number): boolean {
  const { digits } = parse(size.toExponential());
  return count >= 15 || (digits.length === count + 1 && digits.endsWith('5'));
}

/** From digits with a point behind the first, and an exponent. */
function parse(text: string): Digits {
  const [mantissa, exponent] = text.split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
