import { type DoubleDouble, fastTwoSum, product, split, twoSum } from './double-double.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  add,
  exponent,
  floor,
  lessEqual,
  multiply,
  nearest,
  powerOfTwo,
  select,
  subtract,
} from './instructions.ts';

/*
 * An angle of any size reduced to less than an eighth of a turn, after Payne and Hanek ("Radian
 * reduction for trigonometric functions", SIGNUM Newsletter 18, 1983): of x / 2π only the digits
 * near the point matter, since whole turns may be left out. So only a window of the digits of 1/2π
 * is multiplied by x, wide enough that 50 bits remain where x is nearest to a multiple of π/2 (no
 * number is nearer than 2^−61 of itself; Muller, Elementary Functions, §11.3.2).
 */

/** The digits of 1/2π to the base 2^26, after the point; three zeros stand before it. */
const DIGITS = [
  0, 0, 0, 10680707, 28915984, 22192066, 30798973, 20241856, 57510486, 26461241, 1081236, 23309278,
  49223046, 57820899, 43029364, 48236105, 12298279, 18424271, 59210439, 11610535, 16491016,
  56578795, 47259962, 27029542, 47283705, 1284381, 26108116, 54129820, 34700846, 64983683, 46661157,
  67100165, 39862204, 49354933, 42113863, 57489022, 54304556, 10188020, 26204583, 39840301,
  30711531, 8306271, 6213441, 54130570, 21646249, 46118395, 4711255, 17323523,
] as const;
const WIDTH = 8;
const TURN: DoubleDouble = { head: 6.283185307179586, tail: 2.4492935982947064e-16 };

/** An angle as a number of quarter turns, from −2 to 2, and radians from −π/4 to π/4. */
export interface Angle {
  readonly quarters: Scalar;
  readonly radians: DoubleDouble;
}

/** Reduces x, finite and at least 2^−26, up to whole turns. */
export function reduceAngle(x: Operand): Angle {
  // x = y · 2^(26 (n − 3)), where y is a whole number from 2^52 to 2^78.
  const n = floor(multiply(add(exponent(x), 26.5), 1 / 26));
  const y = multiply(x, powerOfTwo(subtract(78, multiply(26, n))));
  const digits = windowAt(n).map((digit, j) => multiply(digit, 2 ** (-26 * (j + 1))));
  const { head, tail } = fractionOfProduct(split(y), digits);
  const quarters = nearest(multiply(4, head));
  const offset = twoSum(subtract(head, multiply(0.25, quarters)), tail.head);
  const turns = fastTwoSum(offset.head, add(offset.tail, tail.tail));
  return { quarters, radians: product(turns, TURN) };
}

/** The digits from place n on: moved by 32 places if that bit of n is set, then by 16, and so on. */
function windowAt(n: Scalar): readonly Operand[] {
  let digits: readonly Operand[] = DIGITS;
  let left: Scalar = n;
  for (const step of [32, 16, 8, 4, 2, 1]) {
    const isBeyond: Scalar = lessEqual(step, left);
    digits = moveIf(isBeyond, digits, step).slice(0, WIDTH + step - 1);
    left = subtract(left, select(isBeyond, step, 0));
  }
  return digits;
}

/** The digits `step` places further on; where there are none, what is asked for is not there. */
function moveIf(condition: Scalar, digits: readonly Operand[], step: number): Operand[] {
  return digits.map((digit, i) =>
    i + step < digits.length ? select(condition, digits[i + step], digit) : digit,
  );
}

/**
 * (head + tail) · (d₀ + d₁ + …), up to whole numbers, as a sum of two parts of which the second has
 * two again. Row j holds what is below 2^(52 − 26 j) and a multiple of 2^(−26 (j + 1)), because
 * head · d₀ is whole. So rows 0 and 1 may be added without error once whole numbers are left out,
 * and so may the errors of adding rows 2 and 3 to them.
 */
function fractionOfProduct(
  { head, tail }: DoubleDouble,
  digits: readonly Operand[],
): { head: Operand; tail: DoubleDouble } {
  const row = (j: number) => [multiply(head, digits[j + 1]), multiply(tail, digits[j])];
  const large = total([...row(0), ...row(1)].map(fraction));
  const middle = twoSums(fraction(large), [...row(2), ...row(3)]);
  const small = twoSums(total(middle.errors), row(4));
  const rest = total([...row(6), ...row(5), ...small.errors]);
  return { head: middle.total, tail: { head: small.total, tail: rest } };
}

/** x up to whole numbers, from −½ to ½. */
function fraction(x: Operand): Scalar {
  return subtract(x, nearest(x));
}

function total(terms: readonly Operand[]): Operand {
  return terms.reduce((a, b) => add(a, b));
}

/** The sum of all terms, with the error of each addition beside it. */
function twoSums(
  first: Operand,
  terms: readonly Operand[],
): { total: Operand; errors: readonly Operand[] } {
  let total = first;
  const errors = terms.map((term) => {
    const { head, tail } = twoSum(total, term);
    total = head;
    return tail;
  });
  return { total, errors };
}
