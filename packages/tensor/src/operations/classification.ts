import * as scalar from '../scalar/instructions.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';

/* What kind of number an element is. The answers are bool tensors, which have no derivative. */

function classification(name: string, scalar: ScalarFunction): UnaryFunction {
  return unary({ name, scalar, dtype: 'bool', vjp: [] });
}

/**
 * Whether it is not a number, element by element.
 *
 * @example
 * ```ts
 * import { isNaN, tensor } from '@semente/tensor';
 *
 * console.log(isNaN(tensor([0, Infinity, NaN])).toArray()); // [0, 0, 1]
 * ```
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the usual name of the operation
export const isNaN: UnaryFunction = classification('isNaN', (x) => scalar.notEqual(x, x));

/**
 * Whether it is neither infinite nor NaN, element by element.
 *
 * @example
 * ```ts
 * import { isFinite, tensor } from '@semente/tensor';
 *
 * console.log(isFinite(tensor([0, Infinity, NaN])).toArray()); // [1, 0, 0]
 * ```
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: the usual name of the operation
export const isFinite: UnaryFunction = classification('isFinite', (x) =>
  scalar.less(scalar.absolute(x), Infinity),
);
