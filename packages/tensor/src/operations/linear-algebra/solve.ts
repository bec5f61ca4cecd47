import { apply } from '../../apply.ts';
import { eye } from '../../creation/eye.ts';
import { TensorError } from '../../errors.ts';
import { factorize, isSingular, solveFactored } from '../../kernels/linear-algebra/lu.ts';
import { mapMatrices } from '../../kernels/linear-algebra/matrices.ts';
import { broadcastShapes, checkSize, formatShape, indexOf } from '../../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../../tensor.ts';
import { neg } from '../arithmetic.ts';
import { broadcastTo } from '../broadcast.ts';
import { squeeze, transpose, unsqueeze } from '../movement.ts';
import { matmul } from '../product.ts';
import { promote } from '../promotion.ts';
import { requireSquare } from './matrices.ts';

/** Solves for matrices [..., n, n] and [..., n, m], under the name that messages shall show. */
function solving(name: string): Operation {
  const operation: Operation = {
    name,
    type: ([, b]) => b,
    evaluate: ([a, b], output) => {
      const batch = b.shape.slice(0, -2);
      const [n, m] = b.shape.slice(-2);
      return mapMatrices([a, b], batch, output, ([matrix, right], place) => {
        const factors = factorize(matrix, n);
        if (isSingular(factors)) throw singular(name, indexOf(place, batch));
        return solveFactored(factors, right, m);
      });
    },
    lowering: { kind: 'kernel' },
    // From A·X = B follows A·dX = dB − dA·X (Giles 2008, “Collected matrix derivative results”, §2.2.4).
    vjp: [
      ({ gradient, inputs: [a], output }) =>
        neg(matmul(apply(operation, [transpose(a), gradient], undefined), transpose(output))),
      ({ gradient, inputs: [a] }) => apply(operation, [transpose(a), gradient], undefined),
    ],
  };
  return operation;
}

function singular(name: string, place: readonly number[]): TensorError {
  const where = place.length === 0 ? 'the matrix' : `the matrix at ${formatShape(place)}`;
  return new TensorError(`${name}: ${where} is singular: it has no inverse`);
}

const solveOperation = solving('solve');
const inverseOperation = solving('inverse');

/**
 * The X for which A·X = B, by Gaussian elimination with partial pivoting, in float64.
 *
 * @param a - Square matrices, [..., n, n].
 * @param b - Matrices [..., n, m], or one vector [n]. Axes before the last two broadcast.
 * @throws TensorError if the shapes do not fit; and at the call, also of a compiled function, if a
 * matrix is singular.
 * @example
 * ```ts
 * import { solve, tensor } from '@semente/tensor';
 *
 * const a = tensor([[2, 0], [1, 4]]);
 * console.log(solve(a, tensor([2, 9])).toArray()); // [1, 2]
 * ```
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  requireTensor('solve', a);
  requireTensor('solve', b);
  const [left, right] = promote('solve', [requireSquare('solve', a), b], 'floating');
  const n = left.shape.at(-1);
  if (right.rank === 0 || right.shape.at(right.rank === 1 ? 0 : -2) !== n) {
    throw new TensorError(
      `solve: a matrix of ${n} rows needs a right side [${n}] or [..., ${n}, m], got ${formatShape(b.shape)}`,
    );
  }
  if (right.rank === 1) return squeeze(solve(left, unsqueeze(right, 1)), -1);
  const batch = broadcastShapes('solve', left.shape.slice(0, -2), right.shape.slice(0, -2));
  const repeated = [left, right].map((x) => {
    const shape = [...batch, ...x.shape.slice(-2)];
    checkSize('solve', shape);
    return broadcastTo(x, shape);
  });
  return apply(solveOperation, repeated, undefined);
}

/**
 * The matrix that gives the identity when multiplied by `x`, for each matrix along the last two axes.
 * To solve equations, prefer `solve`, which is faster and more exact.
 *
 * @throws TensorError if the matrices are not square; and at the call, also of a compiled function,
 * if one is singular.
 * @example
 * ```ts
 * import { inverse, tensor } from '@semente/tensor';
 *
 * console.log(inverse(tensor([[2, 0], [1, 4]])).toArray()); // [[0.5, 0], [-0.125, 0.25]]
 * ```
 */
export function inverse(x: Tensor): Tensor {
  requireTensor('inverse', x);
  const matrices = requireSquare('inverse', x);
  const identity = eye(matrices.shape[matrices.rank - 1], undefined, { dtype: matrices.dtype });
  return apply(inverseOperation, [matrices, broadcastTo(identity, matrices.shape)], undefined);
}
