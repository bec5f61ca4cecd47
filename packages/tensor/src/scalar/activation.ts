import {
  type DoubleDouble,
  fastTwoSum,
  product,
  quotient,
  sum,
  timesNumber,
  twoProduct,
  twoSum,
} from './double-double.ts';
import { scale, type UnscaledExponential, unscaledExp, unscaledExpOfSum } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import { absolute, atLeast, atMost, less, multiply, negate, select } from './instructions.ts';

/*
 * Activation functions that are quotients: numerator and denominator are kept to more digits than a
 * number has, so that only the division rounds. Below 2^−60 a quotient is its first-order term.
 */

const TINY = 2 ** -60;

/** x / (1 + e^−x), less than 1 ulp off. */
export function silu(x: Operand): Scalar {
  const clamped = atLeast(atMost(x, 760), -760);
  return gate(x, clamped, unscaledExp(negate(absolute(clamped))));
}

/** 2√(2/π), and 0.044715 times as much. */
const LINEAR: DoubleDouble = { head: 1.5957691216057308, tail: -9.96930880911092e-17 };
const CUBIC: DoubleDouble = { head: 0.07135481627260025, tail: -6.175149918155315e-19 };

/** x / (1 + e^−v) with v = 2√(2/π) (x + 0.044715 x³), less than 1 ulp off. */
export function geluByTanh(x: Operand): Scalar {
  const clamped = atLeast(atMost(x, 22), -22);
  const square = twoProduct(clamped, clamped);
  const slope = sum(LINEAR, product(CUBIC, square));
  const { head, tail } = timesNumber(slope, negate(absolute(clamped)));
  return gate(x, clamped, unscaledExpOfSum({ head, tail }));
}

/**
 * x / (1 + e^−v), where v has the sign of x, given e^−|v|. As in the sigmoid, that is x / (1 + e^−|v|),
 * or below 0 x·e^−|v| / (1 + e^−|v|), where the power of two is multiplied last, lest it make a
 * subnormal number of the numerator. Where x is clamped, the result is x or 0.
 */
function gate(x: Operand, clamped: Operand, unscaled: UnscaledExponential): Scalar {
  const isNegative = less(x, 0);
  const p = fastTwoSum(unscaled.head, unscaled.tail);
  const power = { head: scale(p.head, unscaled.k), tail: scale(p.tail, unscaled.k) };
  const product = timesNumber(p, clamped);
  const numerator = {
    head: select(isNegative, product.head, clamped),
    tail: select(isNegative, product.tail, 0),
  };
  const curved = scale(
    quotient(numerator, sum({ head: 1, tail: 0 }, power)),
    select(isNegative, unscaled.k, 0),
  );
  const isStraight = less(clamped, x);
  const large = select(isStraight, x, curved);
  return select(less(absolute(x), TINY), multiply(0.5, x), large);
}

/** x / (1 + |x|), rounded once. From 2^54 upwards the nearest number is 1. */
export function softsign(x: Operand): Scalar {
  const magnitude = absolute(x);
  const limit = select(less(x, 0), -1, 1);
  const ratio = quotient({ head: x, tail: 0 }, twoSum(1, magnitude));
  const curved = select(less(magnitude, 2 ** 54), ratio, limit);
  return select(less(TINY, magnitude), curved, x);
}
