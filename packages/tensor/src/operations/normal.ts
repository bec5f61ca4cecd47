import * as scalar from '../scalar/normal.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';
import { clamp } from './extremum.ts';

/*
 * The error function and the normal distribution. Their derivatives are bell curves, operations of
 * their own: e^(−x²) composed of `exp` and `square` would lose digits as x² grows.
 */

/** A bell curve, which times x and a number is its own derivative. */
function bellCurve(name: string, scalar: ScalarFunction, slope: number): UnaryFunction {
  return unary({
    name,
    scalar,
    precision: 'float64',
    // Further out the curve is 0, and ∞ · 0 is avoided.
    vjp: [
      ({ gradient, inputs: [x], output }) =>
        mul(gradient, mul(mul(slope, clamp(x, -40, 40)), output)),
    ],
  });
}

const bell = bellCurve('e^(-x²)', (x) => scalar.bell(x), -2);
const wideBell = bellCurve('e^(-x²/2)', (x) => scalar.wideBell(x), -1);

/**
 * The error function (2/√π) ∫₀ˣ e^(−t²) dt, element by element.
 *
 * @example
 * ```ts
 * import { erf, tensor } from '@semente/tensor';
 *
 * console.log(erf(tensor([-10, 0, 0.5])).toArray()); // [-1, 0, 0.5204998778130465]
 * ```
 */
export const erf: UnaryFunction = unary({
  name: 'erf',
  scalar: (x) => scalar.erf(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, mul(1.1283791670955126, bell(x)))],
});

/** e^(−x²/2) / √(2π), the density of the standard normal distribution. */
export function normalDensity(x: Tensor): Tensor {
  return mul(0.3989422804014327, wideBell(x));
}

/** The probability that a standard normal variable is at most x, to its last digits also far below. */
export const normalCdf: UnaryFunction = unary({
  name: 'normal distribution',
  scalar: (x) => scalar.normalCdf(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, normalDensity(x))],
});
