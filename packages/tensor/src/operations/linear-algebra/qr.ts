import { apply } from '../../apply.ts';
import { TensorError } from '../../errors.ts';
import { orthogonalize } from '../../kernels/linear-algebra/householder.ts';
import { mapMatrices } from '../../kernels/linear-algebra/matrices.ts';
import type { Shape } from '../../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../../tensor.ts';
import { add, sub } from '../arithmetic.ts';
import { transpose } from '../movement.ts';
import { matmul } from '../product.ts';
import { tril } from '../triangle.ts';
import { requireMatrices } from './matrices.ts';
import { pack, packedSize, unpack } from './packed.ts';
import { solve } from './solve.ts';

/** The shapes of Q and R. */
function shapesOf(shape: Shape): Shape[] {
  const [m, n] = shape.slice(-2);
  const k = Math.min(m, n);
  return [
    [m, k],
    [k, n],
  ];
}

const qrOperation: Operation = {
  name: 'qr',
  type: ([x]) => ({
    shape: [...x.shape.slice(0, -2), packedSize(shapesOf(x.shape))],
    dtype: x.dtype,
  }),
  evaluate: ([x], output) => {
    const [m, n] = x.shape.slice(-2);
    return mapMatrices([x], x.shape.slice(0, -2), output, ([matrix]) => {
      const { q, r } = orthogonalize(matrix, m, n);
      return pack([q, r]);
    });
  },
  lowering: { kind: 'kernel' },
  // Walter and Lehmann 2018, “Algorithmic Differentiation of Linear Algebra Functions”, eq. 17.
  vjp: [
    ({ gradient, inputs: [x], output }) => {
      const shapes = shapesOf(x.shape);
      const [[m, k], [, n]] = shapes;
      if (m < n) {
        throw new TensorError(
          `qr: the derivative is there for matrices with at least as many rows as columns, not for ${m} by ${n}`,
        );
      }
      const [q, r] = unpack(output, shapes);
      const [gradientOfQ, gradientOfR] = unpack(gradient, shapes);
      const inner = sub(matmul(r, transpose(gradientOfR)), matmul(transpose(gradientOfQ), q));
      const symmetric = add(tril(inner), transpose(tril(inner, -1)));
      const left = add(gradientOfQ, matmul(q, symmetric));
      return k === 0 ? left : transpose(solve(r, transpose(left)));
    },
  ],
};

/**
 * Each matrix [m, n] along the last two axes as Q·R: Q, [m, k], has orthonormal columns, and R,
 * [k, n], is upper triangular; k is the smaller of m and n.
 *
 * By Householder's reflections, in float64. The signs of R's diagonal are those of LAPACK (a diagonal
 * that is positive everywhere takes both matrices times the signs).
 *
 * @returns `[q, r]`.
 * @throws TensorError if there are no matrices; in backward, if they have more columns than rows or
 * dependent columns.
 * @example
 * ```ts
 * import { qr, tensor } from '@semente/tensor';
 *
 * const [q, r] = qr(tensor([[3, 1], [4, 2]]));
 * console.log(r.at(0, 0).item()); // -5
 * console.log(q.matmul(r).at(1, 1).item().toFixed(6)); // 2.000000
 * ```
 */
export function qr(x: Tensor): [q: Tensor, r: Tensor] {
  requireTensor('qr', x);
  const matrices = requireMatrices('qr', x);
  const [q, r] = unpack(apply(qrOperation, [matrices], undefined), shapesOf(matrices.shape));
  return [q, r];
}
