import { isFloating } from '../dtype.ts';
import * as scalar from '../scalar/power.ts';
import { Tensor } from '../tensor.ts';
import { div, mul, sub } from './arithmetic.ts';
import { isFinite as areFinite } from './classification.ts';
import { equal, greaterEqual, where } from './comparison.ts';
import { type BinaryFunction, binary, type UnaryFunction, unary } from './elementwise-functions.ts';
import { log } from './exponential.ts';
import { logicalAnd, logicalNot } from './logic.ts';

/**
 * y·x^(y − 1), the derivative with respect to x, which is 0 where y is 0. There the base is replaced
 * where x^−1 is infinite, lest 0 · ∞ make NaN of it.
 */
function baseDerivative(x: Tensor, y: Tensor): Tensor {
  const isUndefined = logicalAnd(equal(y, 0), logicalNot(areFinite(div(1, x))));
  return mul(y, powerOf(where(isUndefined, 1, x), sub(y, 1)));
}

/** x^y ln x, the derivative with respect to y, which at 0 is 0 where y is not negative. */
function exponentDerivative(x: Tensor, y: Tensor, power: Tensor): Tensor {
  const isZero = logicalAnd(equal(x, 0), greaterEqual(y, 0));
  return mul(power, log(where(isZero, 1, x)));
}

const powerOf = binary({
  name: 'pow',
  scalar: (x, y) => scalar.power(x, y),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x, y] }) => mul(gradient, baseDerivative(x, y)),
    ({ gradient, inputs: [x, y], output }) => mul(gradient, exponentDerivative(x, y, output)),
  ],
});

/**
 * x^y, element by element; shapes broadcast. A negative base wants whole exponents, and has NaN for
 * others; x^0 and 1^y are 1 even for NaN, as C99 and PyTorch have it. What can be represented
 * exactly, as a small whole number to a small whole power, is exact. The number 2 for an exponent
 * means x · x. Integers become float64 first.
 *
 * The derivative with respect to the exponent, x^y ln x, is NaN below 0, and at the base 0 it is 0
 * for exponents from 0 upwards.
 *
 * @example
 * ```ts
 * import { pow, tensor } from '@semente/tensor';
 *
 * console.log(pow(tensor([2, -3]), 3).toArray()); // [8, -27]
 * console.log(pow(2, tensor([0.5, -1])).toArray()); // [1.4142135623730951, 0.5]
 * ```
 */
export const pow: BinaryFunction = (x, y) =>
  y === 2 && x instanceof Tensor && isFloating(x.dtype) ? mul(x, x) : powerOf(x, y);

/**
 * 1 / √x, element by element: ±∞ at ±0, NaN below.
 *
 * @example
 * ```ts
 * import { rsqrt, tensor } from '@semente/tensor';
 *
 * console.log(rsqrt(tensor([0, 4])).toArray()); // [Infinity, 0.5]
 * ```
 */
export const rsqrt: UnaryFunction = unary({
  name: 'rsqrt',
  scalar: (x) => scalar.reciprocalSquareRoot(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x], output }) => mul(gradient, div(mul(-0.5, output), x))],
});
