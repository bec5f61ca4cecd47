import type { Random } from '@semente/random';
import { qr, tensor } from '@semente/tensor';
import { completeOptions, isPositive } from '../claims.ts';
import { checkMatrix } from './checks.ts';
import { drawEach, type Initializer, initializer, rounded, sizeOf } from './initializer.ts';

/** How much the layer's activation has to be made up for. */
export interface OrthogonalOptions {
  /** What the matrix is multiplied by, as `gain(relu)`; 1 by default. */
  readonly gain?: number;
}

/**
 * A random matrix whose rows, or columns if there are fewer of these, are orthonormal, times the gain:
 * a product of such square matrices, however many, keeps the length of every vector (Saxe, McClelland
 * and Ganguli 2014, “Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks”). A convolution's weight is taken as a matrix [outputs, everything else].
 *
 * All orthogonal matrices are equally likely (Haar's measure): standard normal draws, row by row, are
 * decomposed as Q·R, and a positive diagonal of R makes Q unique (Mezzadri 2007, “How to generate
 * random matrices from the classical compact groups”, section “A Correct and Efficient Algorithm”). A
 * wide matrix is drawn lying down and decomposed standing up.
 *
 * @throws RangeError if the gain is not a positive number, or, when called, if there is no matrix.
 * @example
 * ```ts
 * import { linear, orthogonal } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { eye } from '@semente/tensor';
 *
 * const { weight } = linear(3, 2, { weight: orthogonal(), random: seededRandom(1) });
 * const error = weight.matmul(weight.transpose()).sub(eye(2)).abs().max();
 * console.log(error.item() < 1e-15); // true
 * ```
 */
export function orthogonal(options: OrthogonalOptions = {}): Initializer {
  const { gain } = completeOptions('orthogonal', options, { gain: 1 }, { gain: isPositive });
  const matrixOf = (shape: readonly number[]): [rows: number, columns: number] => {
    checkMatrix('orthogonal', shape);
    return [shape[0], sizeOf(shape.slice(1))];
  };
  return initializer({
    name: 'orthogonal',
    draw: ({ shape, random }) => orthogonalMatrix(...matrixOf(shape), gain, random),
    explain({ shape }) {
      const [rows, columns] = matrixOf(shape);
      const product = rows <= columns ? 'W·Wᵀ' : 'Wᵀ·W';
      return {
        formula: `${product} = ${rounded(gain)}²·I for the matrix W of ${rows} by ${columns}, from Haar's measure`,
        // A unit vector of n elements has a mean square of 1 / n.
        standardDeviation: gain / Math.sqrt(Math.max(rows, columns)),
        source: 'Saxe et al. 2014, “Exact solutions to the nonlinear dynamics of learning”',
      };
    },
  });
}

/** The values of a random matrix with orthonormal rows or columns, times the gain. */
export function orthogonalMatrix(
  rows: number,
  columns: number,
  gain: number,
  random: Random,
): Float64Array {
  const isWide = rows < columns;
  const drawn = drawEach([rows, columns], () => random.normal());
  const matrix = tensor(drawn, { shape: [rows, columns] });
  const [q, r] = qr(isWide ? matrix.transpose() : matrix);
  const signed = q.mul(r.diagonal().less(0).where(-gain, gain));
  return Float64Array.from((isWide ? signed.transpose() : signed).toTypedArray());
}
