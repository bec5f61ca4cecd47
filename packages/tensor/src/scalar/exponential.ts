import { type DoubleDouble, fastTwoSum, quotient, sum, twoSum } from './double-double.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  divide,
  equal,
  less,
  multiply,
  negate,
  powerOfTwo,
  select,
  subtract,
} from './instructions.ts';
import { polynomial } from './polynomial.ts';

/*
 * e^x and its relatives, by the reduction x = k ln 2 + r with |r| ≤ ½ ln 2, so that
 * e^x = 2^k e^r. The rational approximation of e^r and its constants are those of FDLIBM's e_exp.c
 * (Sun Microsystems, 1993, "A Remez algorithm of degree 5 on [0, 0.34658]"):
 * e^r = (R + r) / (R − r), where R = r coth(r/2) = 2 + r² P(r²).
 */

export const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts; the first ends in zeros, so that its product with k is exact. */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;
const REMEZ = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5,
  -1.6533902205465251539e-6, 4.13813679705723846039e-8,
] as const;
/** Added and taken away again, it leaves the nearest whole number (ties to even). */
const ROUNDER = 1.5 * 2 ** 52;

/** The whole number nearest to x, for |x| < 2^51. */
export function nearestWhole(x: Operand): Scalar {
  return subtract(add(x, ROUNDER), ROUNDER);
}

/** x = k ln 2 + r, with r = high − low before it is rounded, and R = 2 + excess. */
export interface Reduced {
  readonly k: Scalar;
  readonly high: Scalar;
  readonly low: Scalar;
  readonly r: Scalar;
  readonly excess: Scalar;
}

export function reduce(x: Operand): Reduced {
  const k = nearestWhole(multiply(x, LOG2_E));
  return expand(k, subtract(x, multiply(k, LN2_HIGH)), multiply(k, LN2_LOW));
}

/** As `reduce`, of an argument that has more digits than a number. */
function reduceSum(x: DoubleDouble): Reduced {
  const k = nearestWhole(multiply(x.head, LOG2_E));
  const low = subtract(multiply(k, LN2_LOW), x.tail);
  return expand(k, subtract(x.head, multiply(k, LN2_HIGH)), low);
}

function expand(k: Scalar, high: Scalar, low: Scalar): Reduced {
  const r = subtract(high, low);
  const square = multiply(r, r);
  return { k, high, low, r, excess: multiply(square, polynomial(square, REMEZ)) };
}

/** x · 2^k in two exact steps and one rounding, so that results may be subnormal or overflow. */
export function scale(x: Operand, k: Scalar): Scalar {
  const half = nearestWhole(multiply(k, 0.5));
  return multiply(multiply(x, powerOfTwo(half)), powerOfTwo(subtract(k, half)));
}

/** Below lie only arguments whose exponential is 0. */
function clampBelow(x: Operand): Scalar {
  return atLeast(x, -746);
}

/** Above lie only arguments whose exponential is infinite. */
function clampAbove(x: Operand): Scalar {
  return atMost(x, 710);
}

/** e^x = 2^k (head + tail), the tail being small, but not yet as small as a rounding error. */
export interface UnscaledExponential extends DoubleDouble {
  readonly k: Scalar;
}

/** By e^r = 1 + r + r·c / (2 − c) with c = r − (R − 2). */
function unscaled({ k, high, low, r, excess }: Reduced): UnscaledExponential {
  const c = subtract(r, excess);
  const beyondLinear = divide(multiply(r, c), subtract(2, c));
  const { head, tail } = fastTwoSum(1, high);
  return { k, head, tail: add(tail, subtract(beyondLinear, low)) };
}

/** For x from −800 to 800. */
export function unscaledExp(x: Operand): UnscaledExponential {
  return unscaled(reduce(x));
}

/** e^(head + tail), for a head from −800 to 800. */
export function unscaledExpOfSum(x: DoubleDouble): UnscaledExponential {
  return unscaled(reduceSum(x));
}

/** e^x, less than 1 ulp off. */
export function exp(x: Operand): Scalar {
  const { k, head, tail } = unscaledExp(clampBelow(clampAbove(x)));
  return scale(add(head, tail), k);
}

/**
 * e^x − 1, less than 1 ulp off, also near 0: 2^k (1 − 2^−k + r + …), where the first terms are added
 * without error. From −50 downwards the nearest number is −1.
 */
export function expm1(x: Operand): Scalar {
  const { k, head, tail } = unscaledExpm1(clampAbove(atLeast(x, -50)));
  const value = scale(add(head, tail), k);
  return select(equal(x, 0), x, value);
}

/** (e^x − 1) / 2^k = head + tail, for x from −50 to 710. */
function unscaledExpm1(x: Operand): UnscaledExponential {
  const { k, high, low, r, excess } = reduce(x);
  // 2^−1024 is no normal number, but long before that 2^−k is lost beside 1.
  const offset = twoSum(1, negate(powerOfTwo(negate(atMost(k, 200)))));
  const { head, tail } = fastTwoSum(offset.head, high);
  // e^r − 1 − r = r²/2 + r (r·c − 2 (R − 2)) / (4 − 2c), and what was lost in r counts e^r − 1 times.
  const c = subtract(r, excess);
  const numerator = multiply(r, subtract(multiply(r, c), multiply(2, excess)));
  const cubic = divide(numerator, subtract(4, multiply(2, c)));
  const lost = multiply(r, subtract(subtract(high, r), low));
  const beyondLinear = add(multiply(multiply(0.5, r), r), add(cubic, lost));
  return { k, head, tail: add(add(tail, offset.tail), subtract(beyondLinear, low)) };
}

/**
 * (e^2x − 1) / (e^2x + 1), less than 1 ulp off; odd to the last bit.
 *
 * With 2x = k ln 2 + r it is N / (N + 2 (R − r)), where N = (2^k − 1) R + (2^k + 1) r: a form that
 * is exact in its leading terms and has no cancellation to fear.
 */
export function tanh(x: Operand): Scalar {
  const { k, high, low, r, excess } = reduce(multiply(2, atMost(absolute(x), 22)));
  const power = powerOfTwo(k);
  const growth = subtract(power, 1);
  const linear = twoSum(multiply(power, high), high);
  const small = subtract(multiply(growth, excess), multiply(add(power, 1), low));
  const numerator = sum({ head: multiply(2, growth), tail: small }, linear);
  const denominator = sum(numerator, fastTwoSum(4, multiply(2, subtract(excess, r))));
  const magnitude = quotient(numerator, denominator);
  return select(equal(x, 0), x, select(less(x, 0), negate(magnitude), magnitude));
}
