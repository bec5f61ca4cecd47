import { TensorError } from '../../errors.ts';
import { formatShape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { promote } from '../promotion.ts';

/** A tensor of matrices of real numbers: [..., m, n]. */
export function requireMatrices(attempt: string, x: Tensor): Tensor {
  const [matrices] = promote(attempt, [x], 'floating');
  if (matrices.rank < 2) {
    throw new TensorError(
      `${attempt}: expected a matrix, or several along the last two axes, got shape ${formatShape(x.shape)}`,
    );
  }
  return matrices;
}

/** A tensor of square matrices: [..., n, n]. */
export function requireSquare(attempt: string, x: Tensor): Tensor {
  const matrices = requireMatrices(attempt, x);
  const [rows, columns] = matrices.shape.slice(-2);
  if (rows !== columns) {
    throw new TensorError(
      `${attempt}: the matrix must be square, got ${rows} rows and ${columns} columns`,
    );
  }
  return matrices;
}
