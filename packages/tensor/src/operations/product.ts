import { apply } from '../apply.ts';
import { TensorError } from '../errors.ts';
import { multiplyBatches } from '../kernels/batch-product.ts';
import {
  broadcastShapes,
  checkSize,
  formatShape,
  type Shape,
  sameShape,
  sizeOf,
} from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { broadcastTo } from './broadcast.ts';
import { reshape, squeeze, transpose, unsqueeze } from './movement.ts';
import { promote } from './promotion.ts';

/** The product of matrices [..., n, k] and [..., k, m], whose axes before the last two are equal. */
const matmulOperation: Operation = {
  name: 'matmul',
  symbol: '@',
  type: ([a, b]) => ({ shape: [...a.shape.slice(0, -1), ...b.shape.slice(-1)], dtype: a.dtype }),
  evaluate: ([a, b]) => multiplyBatches(a, b),
  lowering: { kind: 'matrixProduct' },
  vjp: [
    ({ gradient, inputs: [, b] }) => matmul(gradient, transpose(b)),
    ({ gradient, inputs: [a] }) => matmul(transpose(a), gradient),
  ],
};

/**
 * The matrix product: `[n, k]` by `[k, m]` is `[n, m]`. Every element is added up in one
 * accumulator, in ascending order of k.
 *
 * Axes before the last two are batches: each matrix of `a` is multiplied by the matrix of `b` at
 * the same place, and the shapes of these axes broadcast. A vector is one row on the left and one
 * column on the right, and its axis is left out of the result.
 *
 * @throws TensorError if an operand is a scalar, the inner lengths differ, or the batches do not
 * broadcast.
 * @example
 * ```ts
 * import { matmul, ones, tensor } from '@semente/tensor';
 *
 * console.log(matmul(tensor([[1, 2]]), tensor([[3], [4]])).toArray()); // [[11]]
 * console.log(matmul(tensor([1, 2]), tensor([3, 4])).item()); // 11
 * console.log(matmul(ones([8, 1, 2, 3]), ones([5, 3, 4])).shape); // [8, 5, 2, 4]
 * ```
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  requireTensor('matmul', a);
  requireTensor('matmul', b);
  const [left, right] = promote('matmul', [a, b], 'floating');
  const problem = misfit(a.shape, b.shape);
  if (problem !== null) {
    throw new TensorError(
      `matmul: cannot multiply ${formatShape(a.shape)} by ${formatShape(b.shape)}: ${problem}`,
    );
  }
  if (right.rank === 1) return squeeze(matmul(left, unsqueeze(right, 1)), -1);
  if (left.rank === 1) return squeeze(matmul(unsqueeze(left, 0), right), -2);
  return right.rank === 2 ? multiplyRows(left, right) : multiplyPairs(left, right);
}

function misfit(a: Shape, b: Shape): string | null {
  if (a.length === 0 || b.length === 0) return 'neither may be a scalar; use mul';
  const columns = a[a.length - 1];
  const rows = b[Math.max(0, b.length - 2)];
  if (columns === rows) return null;
  const hint =
    b.length > 1 && columns === b.at(-1) ? '; the transpose of the second would fit' : '';
  return `the first has ${columns} columns, so the second must have ${columns} rows, not ${rows}${hint}`;
}

/** All rows of a batch by one matrix, as one product. */
function multiplyRows(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 2) return apply(matmulOperation, [a, b], undefined);
  const outer = a.shape.slice(0, -1);
  const rows = reshape(a, [sizeOf(outer), b.shape[0]]);
  return reshape(apply(matmulOperation, [rows, b], undefined), [...outer, b.shape[1]]);
}

/** Each matrix by the one at its place, once the batches are repeated to the same shape. */
function multiplyPairs(a: Tensor, b: Tensor): Tensor {
  const batch = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const repeated = [a, b].map((x) => {
    const shape = [...batch, ...x.shape.slice(-2)];
    checkSize('matmul', shape);
    return sameShape(x.shape, shape) ? x : broadcastTo(x, shape);
  });
  return apply(matmulOperation, repeated, undefined);
}

/**
 * The scalar product of two vectors: the products of their elements, added up in ascending order.
 *
 * @throws TensorError if the operands are not two vectors of one length.
 * @example
 * ```ts
 * import { dot, tensor } from '@semente/tensor';
 *
 * console.log(dot(tensor([1, 2, 3]), tensor([4, 5, 6])).item()); // 32
 * ```
 */
export function dot(a: Tensor, b: Tensor): Tensor {
  requireVectors('dot', a, b);
  if (a.size !== b.size) {
    throw new TensorError(
      `dot: the vectors have lengths ${a.size} and ${b.size}, which must be equal`,
    );
  }
  return matmul(a, b);
}

/**
 * The products of every element of one vector with every element of another: `[n]` by `[m]` is
 * `[n, m]`.
 *
 * @throws TensorError if the operands are not two vectors.
 * @example
 * ```ts
 * import { outer, tensor } from '@semente/tensor';
 *
 * console.log(outer(tensor([1, 2]), tensor([3, 4])).toArray()); // [[3, 4], [6, 8]]
 * ```
 */
export function outer(a: Tensor, b: Tensor): Tensor {
  requireVectors('outer', a, b);
  return mul(unsqueeze(a, 1), b);
}

function requireVectors(attempt: string, a: Tensor, b: Tensor): void {
  requireTensor(attempt, a);
  requireTensor(attempt, b);
  if (a.rank === 1 && b.rank === 1) return;
  throw new TensorError(
    `${attempt}: both must be vectors, of one axis, got shapes ${formatShape(a.shape)} and ${formatShape(b.shape)}; for more axes see matmul and einsum`,
  );
}
