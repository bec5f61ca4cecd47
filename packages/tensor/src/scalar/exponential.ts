import { type DoubleDouble, fastTwoSum, quotient, twoSum } from './double-double.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  divide,
  equal,
  less,
  maximum,
  minimum,
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
 * e^r − 1 = r + r·c / (2 − c), where c = r − r² P(r²).
 */

const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts; the first ends in zeros, so that its product with k is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const REMEZ = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5,
  -1.65339022054652515390e-6, 4.13813679705723846039e-8,
] as const;
/** Added and taken away again, it leaves the nearest whole number (ties to even). */
const ROUNDER = 1.5 * 2 ** 52;

/** x = k ln 2 + r and e^r = 1 + head + tail. */
interface ReducedExponential {
  readonly k: Scalar;
  readonly head: Scalar;
  readonly tail: Scalar;
}

function reduce(x: Operand): ReducedExponential {
  const k = subtract(add(multiply(x, LOG2_E), ROUNDER), ROUNDER);
  const high = subtract(x, multiply(k, LN2_HIGH));
  const low = multiply(k, LN2_LOW);
  const r = subtract(high, low);
  const square = multiply(r, r);
  const c = subtract(r, multiply(square, polynomial(square, REMEZ)));
  const beyondLinear = divide(multiply(r, c), subtract(2, c));
  return { k, ...fastTwoSum(high, subtract(beyondLinear, low)) };
}

/** x · 2^k in two exact steps and one rounding, so that results may be subnormal or overflow. */
function scale(x: Operand, k: Scalar): Scalar {
  const half = subtract(add(multiply(k, 0.5), ROUNDER), ROUNDER);
  return multiply(multiply(x, powerOfTwo(half)), powerOfTwo(subtract(k, half)));
}

/** Between these lie all arguments whose exponential is neither 0 nor infinite. */
function clampToRange(x: Operand): Scalar {
  return maximum(-746, minimum(710, x));
}

/** e^x, less than 1 ulp off. */
export function exp(x: Operand): Scalar {
  const { k, head, tail } = reduce(clampToRange(x));
  return scale(add(1, add(head, tail)), k);
}

/** e^x with its rounding error beside it. */
export function expDoubleDouble(x: Operand): DoubleDouble {
  const { k, head, tail } = reduce(clampToRange(x));
  const sum = fastTwoSum(1, head);
  return { head: scale(sum.head, k), tail: scale(add(sum.tail, tail), k) };
}

/** e^x − 1 with its rounding error beside it, for |x| ≤ 44. */
function expMinusOne(x: Operand): DoubleDouble {
  const { k, head, tail } = reduce(x);
  const power = powerOfTwo(k);
  const sum = twoSum(subtract(power, 1), multiply(power, head));
  return { head: sum.head, tail: add(sum.tail, multiply(power, tail)) };
}

function addExactly(a: number, { head, tail }: DoubleDouble): DoubleDouble {
  const sum = twoSum(a, head);
  return { head: sum.head, tail: add(sum.tail, tail) };
}

/** (e^2x − 1) / (e^2x + 1), less than 1 ulp off; odd to the last bit. */
export function tanh(x: Operand): Scalar {
  const numerator = expMinusOne(multiply(2, minimum(22, absolute(x))));
  const magnitude = quotient(numerator, addExactly(2, numerator));
  return select(equal(x, 0), x, select(less(x, 0), negate(magnitude), magnitude));
}

/** 1 / (1 + e^−x), less than 1 ulp off; never overflows, since only e^−|x| is taken. */
export function sigmoid(x: Operand): Scalar {
  const power = expDoubleDouble(negate(absolute(x)));
  const isNegative = less(x, 0);
  const numerator = {
    head: select(isNegative, power.head, 1),
    tail: select(isNegative, power.tail, 0),
  };
  return quotient(numerator, addExactly(1, power));
}
