import { apply } from '../apply.ts';
import { TensorError } from '../errors.ts';
import { elementwise } from '../kernels/elementwise.ts';
import * as scalar from '../scalar/instructions.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import type { Tensor } from '../tensor.ts';
import {
  type BinaryFunction,
  binary,
  broadcastTogether,
  toTensors,
} from './elementwise-functions.ts';
import { requireTensor } from './require.ts';

/*
 * Comparisons give bool tensors, which have no derivative. NaN is neither less than, equal to, nor
 * greater than anything.
 */

function comparison(name: string, scalar: ScalarFunction): BinaryFunction {
  return binary({ name, scalar, dtype: 'bool', vjp: [] });
}

/** Whether a < b, element by element. */
export const less: BinaryFunction = comparison('less', (a, b) => scalar.less(a, b));

/** Whether a ≤ b, element by element. */
export const lessEqual: BinaryFunction = comparison('lessEqual', (a, b) => scalar.lessEqual(a, b));

/** Whether a > b, element by element. */
export const greater: BinaryFunction = comparison('greater', (a, b) => scalar.less(b, a));

/** Whether a ≥ b, element by element. */
export const greaterEqual: BinaryFunction = comparison('greaterEqual', (a, b) =>
  scalar.lessEqual(b, a),
);

/** Whether a = b, element by element. */
export const equal: BinaryFunction = comparison('equal', (a, b) => scalar.equal(a, b));

/** Whether a ≠ b, element by element. */
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
 * `a` where the condition is true, else `b`, element by element; shapes broadcast. What is not
 * chosen has no influence on the gradient, not even if it is NaN.
 *
 * @throws TensorError if the condition is not a bool tensor.
 * @example
 * ```ts
 * import { greater, tensor, where } from '@semente/tensor';
 *
 * const x = tensor([-1, 2]);
 * console.log(where(greater(x, 0), x, 0).toArray()); // [0, 2]
 * ```
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  requireTensor('where', condition);
  if (condition.dtype !== 'bool') {
    throw new TensorError(
      `where: the condition must be a bool tensor, got ${condition}; compare it, as in notEqual(x, 0)`,
    );
  }
  const operands = broadcastTogether('where', [condition, ...toTensors('where', a, b)]);
  return apply(whereOperation, operands, undefined);
}
