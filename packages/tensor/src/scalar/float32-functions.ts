import { LOG2_E, nearestWhole } from './exponential.ts';
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
import { orEdge, splitNearOne } from './logarithm.ts';
import { logisticProduct, residual } from './logistic.ts';
import { polynomial } from './polynomial.ts';

/*
 * The transcendental functions for float32. They compute in float64 and are rounded once at the end,
 * so an error of some 2^−40 inside shows in one result of thousands, and there only where the exact
 * value lies all but halfway between two numbers. That spares what a result in float64 needs: second
 * halves of numbers, long polynomials, and powers of two that are not normal numbers.
 *
 * The polynomials are those of scripts/fit-polynomials.py.
 */

/** (R − 2) / q with q = r² and R = r coth(r/2), for |r| ≤ ½ ln 2. */
const COTH = [0.16666666614565795, -0.0027777514009823534, 6.575788280407149e-5];
/** ((2 artanh w) / w − 2) / z with z = w², for |w| ≤ 1/3. */
const ARTANH = [
  0.6666666667686478, 0.39999997680775207, 0.2857160650130959, 0.2221577832236291,
  0.18305671511843993, 0.1409653289409889, 0.20007304875922607,
];
/** The same for |w| ≤ 3 − √8, which is where 1 + w over 1 − w is √2. */
const ARTANH_NEAR_ONE = [
  0.6666666667577321, 0.39999995631055235, 0.28572108206403407, 0.2217622739617565,
  0.1958360965703553,
];

/** For x = k ln 2 + r with |r| ≤ ½ ln 2: e^x = 2^k plus / minus, as in `exponential.ts`. */
function parts(x: Operand) {
  const k = nearestWhole(multiply(x, LOG2_E));
  const r = subtract(x, multiply(k, Math.LN2));
  const square = multiply(r, r);
  const coth = add(2, multiply(square, polynomial(square, COTH)));
  return { k, r, coth, plus: add(coth, r), minus: subtract(coth, r) };
}

/** For p = e^−|x|: p = fraction / plus. Beyond 105 it is 0. */
function negativePower(x: Operand): { readonly fraction: Scalar; readonly plus: Scalar } {
  const { k, plus, minus } = parts(atMost(absolute(x), 105));
  return { fraction: multiply(powerOfTwo(negate(k)), minus), plus };
}

/** e^x. Beyond −105 it is 0, beyond 90 infinite. */
export function exp(x: Operand): Scalar {
  const { k, plus, minus } = parts(atLeast(atMost(x, 90), -105));
  return multiply(powerOfTwo(k), divide(plus, minus));
}

/** tanh x = N / (N + 2 (R − r)) with N = (2^k − 1) R + (2^k + 1) r. From 10 upwards it is 1. */
export function tanh(x: Operand): Scalar {
  const { k, r, coth, minus } = parts(multiply(2, atMost(absolute(x), 10)));
  const power = powerOfTwo(k);
  const numerator = add(multiply(subtract(power, 1), coth), multiply(add(power, 1), r));
  const magnitude = divide(numerator, add(numerator, multiply(2, minus)));
  return select(equal(x, 0), x, select(less(x, 0), negate(magnitude), magnitude));
}

/** 1 / (1 + p), or p / (1 + p) where x < 0. */
export function sigmoid(x: Operand): Scalar {
  const { fraction, plus } = negativePower(x);
  return divide(select(less(x, 0), fraction, plus), add(plus, fraction));
}

/** ln(1 + p) = 2 artanh w with w = p / (2 + p) */
function logOnePlusExp(x: Operand): Scalar {
  const { fraction, plus } = negativePower(x);
  const w = divide(fraction, add(add(plus, plus), fraction));
  const square = multiply(w, w);
  return multiply(w, add(2, multiply(square, polynomial(square, ARTANH))));
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + p) */
export function softplus(x: Operand): Scalar {
  return add(atLeast(x, 0), logOnePlusExp(x));
}

/** ln(1 + e^x) − x·y */
export function logisticLoss(x: Operand, y: Operand): Scalar {
  return add(subtract(atLeast(x, 0), multiply(x, y)), logOnePlusExp(x));
}

/** σ(x) − y */
export function logisticResidual(x: Operand, y: Operand): Scalar {
  const { fraction, plus } = negativePower(x);
  return residual(x, y, plus, fraction);
}

/** 1 / cosh² x */
export function sechSquared(x: Operand): Scalar {
  const { fraction, plus } = negativePower(multiply(2, x));
  return logisticProduct(plus, fraction);
}

/** ln x = k ln 2 + 2 artanh((m − 1) / (m + 1)) with x = 2^k m; −∞ at 0, NaN below. */
export function log(x: Operand): Scalar {
  const { k, m } = splitNearOne(x);
  const w = divide(subtract(m, 1), add(m, 1));
  const square = multiply(w, w);
  const fraction = multiply(w, add(2, multiply(square, polynomial(square, ARTANH_NEAR_ONE))));
  return orEdge(x, add(multiply(k, Math.LN2), fraction));
}
