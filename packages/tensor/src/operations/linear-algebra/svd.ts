import { apply } from '../../apply.ts';
import { TensorError } from '../../errors.ts';
import { decompose } from '../../kernels/linear-algebra/jacobi.ts';
import { mapMatrices } from '../../kernels/linear-algebra/matrices.ts';
import type { Shape } from '../../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../../tensor.ts';
import { requireMatrices } from './matrices.ts';
import { pack, packedSize, unpack } from './packed.ts';

/** The shapes of U, s and Vᵀ. */
function shapesOf(shape: Shape): Shape[] {
  const [m, n] = shape.slice(-2);
  const k = Math.min(m, n);
  return [[m, k], [k], [k, n]];
}

const svdOperation: Operation = {
  name: 'svd',
  type: ([x]) => ({
    shape: [...x.shape.slice(0, -2), packedSize(shapesOf(x.shape))],
    dtype: x.dtype,
  }),
  evaluate: ([x], output) => {
    const [m, n] = x.shape.slice(-2);
    return mapMatrices([x], x.shape.slice(0, -2), output, ([matrix]) => {
      const { u, s, vt } = decompose(matrix, m, n);
      return pack([u, s, vt]);
    });
  },
  lowering: { kind: 'kernel' },
  vjp: [
    () => {
      throw new TensorError(
        'svd: there is no derivative; detach() the matrix, or ask for what has one: norm, det, solve, qr',
      );
    },
  ],
};

/**
 * The singular value decomposition of each matrix [m, n] along the last two axes: U·diag(s)·Vᵀ, where
 * U, [m, k], and V, [n, k], have orthonormal columns, and s, [k], is descending and nowhere negative;
 * k is the smaller of m and n.
 *
 * By one-sided Jacobi rotations, in float64: small singular values keep their digits. It is meant
 * for small matrices. There is no derivative.
 *
 * @returns `[u, s, vt]`, the last of them transposed, of shape [k, n].
 * @throws TensorError if there are no matrices; and in backward.
 * @example
 * ```ts
 * import { svd, tensor } from '@semente/tensor';
 *
 * const [, s] = svd(tensor([[0, 2], [3, 0]]));
 * console.log(s.toArray()); // [3, 2]
 * ```
 */
export function svd(x: Tensor): [u: Tensor, s: Tensor, vt: Tensor] {
  requireTensor('svd', x);
  const matrices = requireMatrices('svd', x);
  const packed = apply(svdOperation, [matrices], undefined);
  const [u, s, vt] = unpack(packed, shapesOf(matrices.shape));
  return [u, s, vt];
}
