import {
  type DoubleDouble,
  fastTwoSum,
  product,
  quotient,
  ratio,
  sum,
  timesNumber,
  twoProduct,
} from './double-double.ts';
import { LN2_HIGH, LN2_LOW, scale, unscaledExpOfSum } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  divide,
  equal,
  floor,
  less,
  multiply,
  negate,
  select,
  squareRoot,
  subtract,
} from './instructions.ts';
import { splitNearOne } from './logarithm.ts';
import { polynomial } from './polynomial.ts';

/**
 * 1 / √x, rounded once: what the root's rounding left out, (x − s²) / 2s, is added to the divisor.
 * A power of four keeps the error of s² above the subnormal numbers.
 */
export function reciprocalSquareRoot(x: Operand): Scalar {
  const isSmall = less(x, 2 ** -900);
  const scaled = select(isSmall, multiply(x, 2 ** 200), x);
  const root = squareRoot(scaled);
  const square = twoProduct(root, root);
  const remainder = subtract(subtract(scaled, square.head), square.tail);
  const divisor = { head: root, tail: divide(multiply(0.5, remainder), root) };
  const value = multiply(quotient({ head: 1, tail: 0 }, divisor), select(isSmall, 2 ** 100, 1));
  const isFinitePositive = less(multiply(0, x), less(0, x));
  return select(isFinitePositive, value, divide(1, squareRoot(x)));
}

/**
 * x^y, less than 1 ulp off, and exact where the true value is a number. Every special case is that
 * of C99 (ISO/IEC 9899:1999, §F.9.4.4).
 */
export function power(x: Operand, y: Operand): Scalar {
  const isWhole = equal(floor(y), y);
  const half = multiply(0.5, y);
  const isEven = equal(floor(half), half);
  const isNegative = less(select(equal(x, 0), divide(1, x), x), 0);
  const magnitude = powerOfMagnitude(absolute(x), y);
  const isOdd = select(isWhole, select(isEven, 0, 1), 0);
  const signed = select(select(isNegative, isOdd, 0), negate(magnitude), magnitude);
  const isReal = select(less(x, 0), select(less(-Infinity, x), isWhole, 1), 1);
  const isNumber = select(equal(x, x), select(equal(y, y), isReal, 0), 0);
  const ordinary = select(isNumber, signed, Number.NaN);
  return select(equal(y, 0), 1, select(equal(x, 1), 1, ordinary));
}

/** a^y for a ≥ 0, as e^(y ln a), where ln a has some 15 bits more than a number. */
function powerOfMagnitude(a: Operand, y: Operand): Scalar {
  const exponent = timesNumber(logDoubleDouble(a), atLeast(atMost(y, LARGEST), -LARGEST));
  const isInRange = less(absolute(exponent.head), 800);
  const clamped = atLeast(atMost(exponent.head, 800), -800);
  const exponential = unscaledExpOfSum({
    head: clamped,
    tail: select(isInRange, exponent.tail, 0),
  });
  const value = scale(add(exponential.head, exponential.tail), exponential.k);
  const isRegular = less(multiply(0, a), a);
  const isInfinite = equal(less(y, 0), equal(a, 0));
  return select(isRegular, value, select(isInfinite, Infinity, 0));
}

/** From here on, a^y is 0, 1 or infinite, since no ln a but 0 is below 2^−54. */
const LARGEST = 2 ** 70;

const THIRD = { head: 1 / 3, tail: 2 ** -54 / 3 };
const FIFTH = { head: 1 / 5, tail: -(2 ** -54) / 5 };
/** 1/7, 1/9, 1/11, … */
const FROM_SEVENTH = Array.from({ length: 11 }, (_, i) => 1 / (2 * i + 7));

/**
 * ln a for a > 0, with an error of some 2^−68 of it. With a = 2^k m, √½ ≤ m < √2 and
 * s = (m − 1) / (m + 1), it is k ln 2 + 2s (1 + s²/3 + s⁴/5 + …), where s² ≤ 0.03.
 */
function logDoubleDouble(a: Operand): DoubleDouble {
  const isSubnormal = less(a, 2 ** -1022);
  const { k, m } = splitNearOne(select(isSubnormal, multiply(a, 2 ** 54), a));
  const whole = subtract(k, select(isSubnormal, 54, 0));
  const f = subtract(m, 1);
  const tilted = ratio({ head: f, tail: 0 }, fastTwoSum(2, f));
  const s = fastTwoSum(tilted.head, tilted.tail);
  const square = product(s, s);
  const rest = multiply(square.head, polynomial(square.head, FROM_SEVENTH));
  const fromFifth = sum(FIFTH, { head: rest, tail: 0 });
  const fromThird = sum(THIRD, product(square, fromFifth));
  const beyondLinear = product(s, product(square, fromThird));
  const half = sum(s, beyondLinear);
  const lnM = { head: multiply(2, half.head), tail: multiply(2, half.tail) };
  return sum({ head: multiply(whole, LN2_HIGH), tail: multiply(whole, LN2_LOW) }, lnM);
}
