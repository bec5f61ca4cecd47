import type { Random } from '@semente/random';
import { arange, exp, qr, type Tensor } from '@semente/tensor';
import { normalMatrix } from './draws.ts';

/**
 * A random matrix whose singular values fall like a bell curve with a tail, as scikit-learn's
 * `make_low_rank_matrix` makes it. The orthogonal factors are found in another order of steps than
 * LAPACK's, so it agrees with scikit-learn's to about 14 digits.
 *
 * Singular value i is (1 − tail)·exp(−(i/rank)²) + tail·exp(−0.1·i/rank).
 */
export function lowRankMatrix(
  random: Random,
  rows: number,
  columns: number,
  { rank, tailStrength }: { rank: number; tailStrength: number },
): Tensor {
  const size = Math.min(rows, columns);
  const [left] = qr(normalMatrix(random, rows, size));
  const [right] = qr(normalMatrix(random, columns, size));
  const place = arange(size, { dtype: 'float64' });
  const bell = exp(place.div(rank).square().neg()).mul(1 - tailStrength);
  const tail = exp(place.mul(-0.1).div(rank)).mul(tailStrength);
  return left.mul(bell.add(tail)).matmul(right.transpose());
}
