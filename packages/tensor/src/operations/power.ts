import * as power from '../scalar/power.ts';
import { div, mul } from './arithmetic.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';

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
  scalar: (x) => power.reciprocalSquareRoot(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x], output }) => mul(gradient, div(mul(-0.5, output), x))],
});
