import * as trigonometric from '../scalar/trigonometric.ts';
import { mul, neg } from './arithmetic.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';

/**
 * The sine of x radians, element by element; NaN at ±∞. It is right for arguments of any size, but
 * numbers beyond 10^15 or so are further apart than a turn.
 *
 * @example
 * ```ts
 * import { sin, tensor } from '@semente/tensor';
 *
 * console.log(sin(tensor([0, 1, 1e300])).toArray()); // [0, 0.8414709848078965, -0.8178819121159085]
 * ```
 */
export const sin: UnaryFunction = unary({
  name: 'sin',
  scalar: (x) => trigonometric.sin(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, cos(x))],
});

/**
 * The cosine of x radians, element by element; NaN at ±∞. As `sin`, it is right for arguments of any
 * size.
 *
 * @example
 * ```ts
 * import { cos, tensor } from '@semente/tensor';
 *
 * console.log(cos(tensor([0, 1, 1e300])).toArray()); // [1, 0.5403023058681398, -0.5753861119575491]
 * ```
 */
export const cos: UnaryFunction = unary({
  name: 'cos',
  scalar: (x) => trigonometric.cos(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => neg(mul(gradient, sin(x)))],
});
