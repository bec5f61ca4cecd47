import { zeros } from '../creation/filled.ts';
import * as scalar from '../scalar/instructions.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';

/*
 * To whole numbers. Zeros, infinities and NaN stay what they are, and what is rounded to zero keeps
 * its sign. The derivative is 0 everywhere, also where the value jumps.
 */

function rounding(name: string, scalar: ScalarFunction): UnaryFunction {
  return unary({
    name,
    takes: 'integer',
    scalar,
    vjp: [({ inputs: [x] }) => zeros(x.shape, { dtype: x.dtype })],
  });
}

/**
 * The greatest whole number that is not above x, element by element. Its derivative is 0.
 *
 * @example
 * ```ts
 * import { floor, tensor } from '@semente/tensor';
 *
 * console.log(floor(tensor([-1.5, 1.5])).toArray()); // [-2, 1]
 * ```
 */
export const floor: UnaryFunction = rounding('floor', (x) => scalar.floor(x));

/**
 * The least whole number that is not below x, element by element. Its derivative is 0.
 *
 * @example
 * ```ts
 * import { ceil, tensor } from '@semente/tensor';
 *
 * console.log(ceil(tensor([-1.5, 1.5])).toArray()); // [-1, 2]
 * ```
 */
export const ceil: UnaryFunction = rounding('ceil', (x) => scalar.ceiling(x));

/**
 * The nearest whole number, element by element; halfway between two, the even one, as IEEE 754 and
 * NumPy have it (and `Math.round` has not). Its derivative is 0.
 *
 * @example
 * ```ts
 * import { round, tensor } from '@semente/tensor';
 *
 * console.log(round(tensor([-1.5, 0.5, 1.5, 1.6])).toArray()); // [-2, 0, 2, 2]
 * ```
 */
export const round: UnaryFunction = rounding('round', (x) => scalar.nearest(x));
