import { fastTwoSum, quotient, sum, twoProduct, twoSum } from './double-double.ts';
import { scale, unscaledExp } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import { absolute, add, less, maximum, multiply, negate, select } from './instructions.ts';

/*
 * Activation functions that are quotients: numerator and denominator are kept to more digits than a
 * number has, so that only the division rounds. Below 2^−60 a quotient is its first-order term.
 */

const TINY = 2 ** -60;

/**
 * x / (1 + e^−x), less than 1 ulp off. As in the sigmoid, only p = e^−|x| is taken: x / (1 + p), or
 * below 0 x·p / (1 + p), where the power of two in p is multiplied last, lest p be subnormal.
 */
export function silu(x: Operand): Scalar {
  const magnitude = absolute(x);
  const isNegative = less(x, 0);
  // Below −760 the result is −0.
  const clamped = maximum(-760, negate(magnitude));
  const unscaled = unscaledExp(clamped);
  const p = fastTwoSum(unscaled.head, unscaled.tail);
  const power = { head: scale(p.head, unscaled.k), tail: scale(p.tail, unscaled.k) };
  const product = twoProduct(clamped, p.head);
  const numerator = {
    head: select(isNegative, product.head, x),
    tail: select(isNegative, add(product.tail, multiply(clamped, p.tail)), 0),
  };
  const ratio = quotient(numerator, sum({ head: 1, tail: 0 }, power));
  const curved = scale(ratio, select(isNegative, unscaled.k, 0));
  const straight = select(less(magnitude, TINY), multiply(0.5, x), x);
  return select(less(TINY, magnitude), select(less(x, 40), curved, x), straight);
}

/** x / (1 + |x|), rounded once. From 2^54 upwards the nearest number is 1. */
export function softsign(x: Operand): Scalar {
  const magnitude = absolute(x);
  const limit = select(less(x, 0), -1, 1);
  const ratio = quotient({ head: x, tail: 0 }, twoSum(1, magnitude));
  const curved = select(less(magnitude, 2 ** 54), ratio, limit);
  return select(less(TINY, magnitude), curved, x);
}
