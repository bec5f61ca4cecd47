import { apply } from '../apply.ts';
import { TensorError } from '../errors.ts';
import { multiplyMatrices } from '../kernels/matrix-product.ts';
import { formatShape, type Shape } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { toTensors } from './elementwise-functions.ts';
import { transpose } from './movement.ts';

const matmulOperation: Operation = {
  name: 'matmul',
  type([a, b]) {
    const problem = misfit(a.shape, b.shape);
    if (problem !== null) {
      throw new TensorError(
        `matmul: cannot multiply ${formatShape(a.shape)} by ${formatShape(b.shape)}: ${problem}`,
      );
    }
    return { shape: [a.shape[0], b.shape[1]], dtype: a.dtype };
  },
  evaluate: ([a, b]) => multiplyMatrices(a, b),
  lowering: { kind: 'matrixProduct' },
  vjp: [
    ({ gradient, inputs: [, b] }) => matmul(gradient, transpose(b)),
    ({ gradient, inputs: [a] }) => matmul(transpose(a), gradient),
  ],
};

function misfit(a: Shape, b: Shape): string | null {
  if (a.length !== 2 || b.length !== 2) return 'both must be matrices, of shape [rows, columns]';
  if (a[1] === b[0]) return null;
  const hint = a[1] === b[1] ? '; the transpose of the second would fit' : '';
  return `the first has ${a[1]} columns, so the second must have ${a[1]} rows, not ${b[0]}${hint}`;
}

/**
 * The matrix product: `[n, k]` by `[k, m]` is `[n, m]`. Every element is added up in one
 * accumulator, in ascending order of k.
 *
 * @throws TensorError if an operand is not a matrix, or the inner lengths differ.
 * @example
 * ```ts
 * import { matmul, tensor } from '@semente/tensor';
 *
 * console.log(matmul(tensor([[1, 2]]), tensor([[3], [4]])).toArray()); // [[11]]
 * ```
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  requireTensor('matmul', a);
  requireTensor('matmul', b);
  return apply(matmulOperation, toTensors('matmul', a, b), undefined);
}
