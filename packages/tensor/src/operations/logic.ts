import { apply } from '../apply.ts';
import { elementwise } from '../kernels/elementwise.ts';
import * as scalar from '../scalar/instructions.ts';
import type { ScalarFunction } from '../scalar/program.ts';
import type { Tensor } from '../tensor.ts';
import { broadcastTogether } from './elementwise-functions.ts';
import { requireBool } from './require-bool.ts';

/*
 * Truth tables, on bool tensors alone, whose elements are 1 and 0. Like comparisons, they have no
 * derivative.
 */

function connective(name: string, scalar: ScalarFunction): (a: Tensor, b: Tensor) => Tensor {
  const operation = elementwise({ name, scalar, dtype: 'bool', vjp: [] });
  return (a, b) => {
    requireBool(name, 'the first operand', a);
    requireBool(name, 'the second operand', b);
    return apply(operation, broadcastTogether(name, [a, b]), undefined);
  };
}

/**
 * Whether both are true, element by element; shapes broadcast.
 *
 * @throws TensorError if an operand is not a bool tensor.
 * @example
 * ```ts
 * import { logicalAnd, tensor } from '@semente/tensor';
 *
 * const x = tensor([1, 2, 3]);
 * console.log(logicalAnd(x.greater(1), x.less(3)).toArray()); // [0, 1, 0]
 * ```
 */
export const logicalAnd: (a: Tensor, b: Tensor) => Tensor = connective('logicalAnd', (a, b) =>
  scalar.select(a, b, 0),
);

/**
 * Whether at least one of both is true, element by element; shapes broadcast.
 *
 * @throws TensorError if an operand is not a bool tensor.
 * @example
 * ```ts
 * import { logicalOr, tensor } from '@semente/tensor';
 *
 * const x = tensor([1, 2, 3]);
 * console.log(logicalOr(x.less(2), x.greater(2)).toArray()); // [1, 0, 1]
 * ```
 */
export const logicalOr: (a: Tensor, b: Tensor) => Tensor = connective('logicalOr', (a, b) =>
  scalar.select(a, 1, b),
);

/**
 * Whether exactly one of both is true, element by element; shapes broadcast.
 *
 * @throws TensorError if an operand is not a bool tensor.
 * @example
 * ```ts
 * import { logicalXor, tensor } from '@semente/tensor';
 *
 * const x = tensor([1, 2, 3]);
 * console.log(logicalXor(x.greater(1), x.greater(2)).toArray()); // [0, 1, 0]
 * ```
 */
export const logicalXor: (a: Tensor, b: Tensor) => Tensor = connective('logicalXor', (a, b) =>
  scalar.notEqual(a, b),
);

const notOperation = elementwise({
  name: 'logicalNot',
  scalar: (a) => scalar.equal(a, 0),
  dtype: 'bool',
  vjp: [],
});

/**
 * Whether it is false, element by element.
 *
 * @throws TensorError if the operand is not a bool tensor.
 * @example
 * ```ts
 * import { logicalNot, tensor } from '@semente/tensor';
 *
 * console.log(logicalNot(tensor([1, 2, 3]).greater(1)).toArray()); // [1, 0, 0]
 * ```
 */
export function logicalNot(a: Tensor): Tensor {
  requireBool('logicalNot', 'the operand', a);
  return apply(notOperation, [a], undefined);
}
