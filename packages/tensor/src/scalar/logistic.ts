import { type DoubleDouble, fastTwoSum, quotientNearOne, twoSum } from './double-double.ts';
import { reduce } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  divide,
  less,
  multiply,
  powerOfTwo,
  select,
  subtract,
} from './instructions.ts';
import { polynomial } from './polynomial.ts';

/*
 * The logistic function and its integral. With |x| = k ln 2 + r and R = r coth(r/2),
 * e^−|x| = 2^−k (R − r) / (R + r). Put into the formulas, this makes them quotients of sums of
 * R + r and R − r: there is one division, and the power of two can be multiplied last.
 */

interface Parts {
  /** R + r, between 1.6 and 2.4. */
  readonly plus: DoubleDouble;
  /** R − r, between 1.6 and 2.4. */
  readonly minus: DoubleDouble;
  /** 2^−k, rounded to 0 where it is too small. */
  readonly power: Scalar;
  /** 2^−k · 2^LIFT, which never is. */
  readonly lifted: Scalar;
}

/** So far from the smallest number that 2^(LIFT − k) is a normal one. */
const LIFT = 110;
/** Above lie only arguments for which e^−|x| is 0. */
const LARGEST = 746;

function parts(x: Operand): Parts {
  const { k, high, low, excess } = reduce(atMost(absolute(x), LARGEST));
  const lifted = powerOfTwo(subtract(LIFT, k));
  return {
    plus: fastTwoSum(2, add(high, subtract(excess, low))),
    minus: fastTwoSum(2, subtract(add(excess, low), high)),
    power: multiply(lifted, 2 ** -LIFT),
    lifted,
  };
}

function scaled({ head, tail }: DoubleDouble, by: Operand): DoubleDouble {
  return { head: multiply(head, by), tail: multiply(tail, by) };
}

/** a + b, where a is the larger one; the tail may be larger than a rounding error. */
function sumOf(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { head, tail } = fastTwoSum(a.head, b.head);
  return { head, tail: add(tail, add(a.tail, b.tail)) };
}

/** 1 / (1 + e^−x), less than 1 ulp off. Of numerator and denominator both are multiplied by R + r. */
export function sigmoid(x: Operand): Scalar {
  const { plus, minus, power, lifted } = parts(x);
  const isNegative = less(x, 0);
  const numerator = {
    head: select(isNegative, minus.head, plus.head),
    tail: select(isNegative, minus.tail, plus.tail),
  };
  const { head, tail } = quotientNearOne(numerator, sumOf(plus, scaled(minus, power)));
  const factor = select(isNegative, lifted, 2 ** LIFT);
  return multiply(multiply(add(head, tail), factor), 2 ** -LIFT);
}

/** (artanh w) / w = 1 + w² P(w²) for |w| ≤ 1/3: see scripts/fit-polynomials.py. */
const ARTANH = [
  0.6666666666666631 / 2,
  0.40000000000155267 / 2,
  0.2857142854809778 / 2,
  0.22222223954959677 / 2,
  0.1818174443088349 / 2,
  0.15386549458317428 / 2,
  0.13301106900282658 / 2,
  0.12105063122747914 / 2,
  0.08344439524180063 / 2,
  0.17010770133935607 / 2,
] as const;

/**
 * ln(1 + e^−|x|) = 2 artanh w with w = e^−|x| / (2 + e^−|x|), divided by 2^−k, and what to multiply
 * it with.
 */
function logOnePlusExp(x: Operand): DoubleDouble & { readonly lifted: Scalar } {
  const { plus, minus, power, lifted } = parts(x);
  const { head, tail } = quotientNearOne(minus, sumOf(scaled(plus, 2), scaled(minus, power)));
  const unscaled = add(head, tail);
  const w = multiply(unscaled, power);
  const square = multiply(w, w);
  const beyond = multiply(unscaled, multiply(square, polynomial(square, ARTANH)));
  return { head, tail: add(tail, beyond), lifted };
}

/** x · 2 · 2^−k */
function unlifted(x: Operand, lifted: Operand): Scalar {
  return multiply(multiply(x, lifted), 2 ** (1 - LIFT));
}

/**
 * ln(1 + e^x), less than 1 ulp off: max(x, 0) + ln(1 + e^−|x|), so nothing overflows. From 40
 * upwards the nearest number is x.
 */
export function softplus(x: Operand): Scalar {
  const { head, tail, lifted } = logOnePlusExp(x);
  const sum = fastTwoSum(head, tail);
  const total = twoSum(atLeast(x, 0), unlifted(sum.head, lifted));
  const value = add(total.head, add(total.tail, unlifted(sum.tail, lifted)));
  return select(less(x, 40), value, x);
}

/** ln(1 + e^x) − x·y, to its last digits also where y is 0 or 1 and the result is tiny. */
export function logisticLoss(x: Operand, y: Operand): Scalar {
  const linear = subtract(atLeast(x, 0), multiply(x, y));
  const { head, tail, lifted } = logOnePlusExp(x);
  return add(linear, unlifted(add(head, tail), lifted));
}

/**
 * σ(x) − y as ((1 − y) − y·p) / (1 + p) with p = e^−|x|, or below 0 ((1 − y)·p − y) / (1 + p). For the
 * targets 0 and 1 nothing cancels: where σ(x) is all but 1 and y is 1, it is −p and not 0.
 */
export function logisticResidual(x: Operand, y: Operand): Scalar {
  const { plus, minus, power } = parts(x);
  return residual(x, y, plus.head, multiply(power, minus.head));
}

/** The same, given numerator and denominator of p. */
export function residual(x: Operand, y: Operand, plus: Operand, fraction: Operand): Scalar {
  const isNegative = less(x, 0);
  const towardsOne = multiply(subtract(1, y), select(isNegative, fraction, plus));
  const towardsZero = multiply(y, select(isNegative, plus, fraction));
  return divide(subtract(towardsOne, towardsZero), add(plus, fraction));
}

/** 1 / cosh² x = 4p / (1 + p)² with p = e^(−2|x|), to its last digits also far from 0. */
export function sechSquared(x: Operand): Scalar {
  const { plus, minus, power } = parts(multiply(2, x));
  return logisticProduct(plus.head, multiply(power, minus.head));
}

/** 4p / (1 + p)², given numerator and denominator of p. */
export function logisticProduct(plus: Operand, fraction: Operand): Scalar {
  const sum = add(plus, fraction);
  return divide(multiply(multiply(4, plus), fraction), multiply(sum, sum));
}
