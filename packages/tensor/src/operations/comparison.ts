import { apply } from '../apply.ts';
import { elementwise } from '../kernels/elementwise.ts';
import * as scalar from '../scalar/instructions.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import type { Tensor } from '../tensor.ts';
import { type BinaryFunction, binary, broadcastTogether } from './elementwise-functions.ts';
import { promote } from './promotion.ts';
import { requireBool } from './require-bool.ts';

/*
 * Comparisons give bool tensors, which have no derivative. NaN is neither less than, equal to, nor
 * greater than anything.
 */

function comparison(name: string, scalar: ScalarFunction): BinaryFunction {
  return binary({ name, scalar, takes: 'bool', dtype: 'bool', vjp: [] });
}

/**
 * Whether a < b, element by element.
 *
 * @example
 * ```ts
 * import { less, tensor } from '@semente/tensor';
 *
 * console.log(less(tensor([1, 2, 3]), 2).toArray()); // [1, 0, 0]
 * ```
 */
export const less: BinaryFunction = comparison('less', (a, b) => scalar.less(a, b));

/**
 * Whether a ≤ b, element by element.
 *
 * @example
 * ```ts
 * import { lessEqual, tensor } from '@semente/tensor';
 *
 * console.log(lessEqual(tensor([1, 2, 3]), 2).toArray()); // [1, 1, 0]
 * ```
 */
export const lessEqual: BinaryFunction = comparison('lessEqual', (a, b) => scalar.lessEqual(a, b));

/**
 * Whether a > b, element by element.
 *
 * @example
 * ```ts
 * import { greater, tensor } from '@semente/tensor';
 *
 * console.log(greater(tensor([1, 2, 3]), 2).toArray()); // [0, 0, 1]
 * ```
 */
export const greater: BinaryFunction = comparison('greater', (a, b) => scalar.less(b, a));

/**
 * Whether a ≥ b, element by element.
 *
 * @example
 * ```ts
 * import { greaterEqual, tensor } from '@semente/tensor';
 *
 * console.log(greaterEqual(tensor([1, 2, 3]), 2).toArray()); // [0, 1, 1]
 * ```
 */
export const greaterEqual: BinaryFunction = comparison('greaterEqual', (a, b) =>
  scalar.lessEqual(b, a),
);

/**
 * Whether a = b, element by element.
 *
 * @example
 * ```ts
 * import { equal, tensor } from '@semente/tensor';
 *
 * console.log(equal(tensor([1, 2, 3]), 2).toArray()); // [0, 1, 0]
 * ```
 */
export const equal: BinaryFunction = comparison('equal', (a, b) => scalar.equal(a, b));

/**
 * Whether a ≠ b, element by element.
 *
 * @example
 * ```ts
 * import { notEqual, tensor } from '@semente/tensor';
 *
 * console.log(notEqual(tensor([1, 2, 3]), 2).toArray()); // [1, 0, 1]
 * ```
 */
export const notEqual: BinaryFunction = comparison('notEqual', (a, b) => scalar.notEqual(a, b));

const whereOperation = elementwise({
  name: 'where',
  scalar: (condition, a, b) => scalar.select(condition, a, b),
  vjp: [
    () => {
      throw new Error('a condition is a bool and asks for no gradient');
    },
    ({ gradient, inputs: [condition] }) => where(condition, gradient, 0),
    ({ gradient, inputs: [condition] }) => where(condition, 0, gradient),
  ],
});

/**
 * `a` where the condition is true, else `b`, element by element; shapes broadcast.
 *
 * What is not chosen receives a gradient of 0, even if it is NaN. But inside of it 0 may meet an
 * infinite derivative, and 0 · ∞ is NaN: the gradient of `where(x.greater(0), x.log(), 0)` is NaN at
 * 0. The remedy is to choose a harmless argument first, as the example does.
 *
 * @throws TensorError if the condition is not a bool tensor.
 * @example
 * ```ts
 * import { tensor, where } from '@semente/tensor';
 *
 * const x = tensor([0, 2]);
 * const isPositive = x.greater(0);
 * console.log(where(isPositive, x, -1).toArray()); // [-1, 2]
 * console.log(where(isPositive, where(isPositive, x, 1).log(), 0).toArray()); // [0, 0.6931471805599453]
 * ```
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  requireBool('where', 'the condition', condition);
  const operands = broadcastTogether('where', [condition, ...promote('where', [a, b], 'bool')]);
  return apply(whereOperation, operands, undefined);
}
