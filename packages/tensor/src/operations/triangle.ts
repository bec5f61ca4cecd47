import { zeros } from '../creation/filled.ts';
import { tensor } from '../creation/from-values.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { formatShape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { where } from './comparison.ts';

/**
 * The lower triangle of a matrix, or of each matrix along the last two axes; zeros above it.
 *
 * @param offset - The last diagonal that stays: 0 is the main one, positive ones lie above it.
 * @throws TensorError if there are fewer than two axes, or the offset is not a whole number.
 * @example
 * ```ts
 * import { tensor, tril } from '@semente/tensor';
 *
 * console.log(tril(tensor([[1, 2], [3, 4]])).toArray()); // [[1, 0], [3, 4]]
 * ```
 */
export function tril(x: Tensor, offset = 0): Tensor {
  return masked('tril', x, offset, (row, column) => column - row <= offset);
}

/**
 * The upper triangle of a matrix, or of each matrix along the last two axes; zeros below it.
 *
 * @param offset - The first diagonal that stays: 0 is the main one, positive ones lie above it.
 * @throws TensorError if there are fewer than two axes, or the offset is not a whole number.
 * @example
 * ```ts
 * import { tensor, triu } from '@semente/tensor';
 *
 * console.log(triu(tensor([[1, 2], [3, 4]]), 1).toArray()); // [[0, 2], [0, 0]]
 * ```
 */
export function triu(x: Tensor, offset = 0): Tensor {
  return masked('triu', x, offset, (row, column) => column - row >= offset);
}

function masked(
  attempt: string,
  x: Tensor,
  offset: number,
  stays: (row: number, column: number) => boolean,
): Tensor {
  requireTensor(attempt, x);
  if (x.rank < 2) {
    throw new TensorError(
      `${attempt}: a triangle is part of a matrix, of shape [rows, columns], got ${formatShape(x.shape)}`,
    );
  }
  if (!Number.isInteger(offset)) {
    throw new TensorError(`${attempt}: the offset is a whole number, got ${describe(offset)}`);
  }
  const [rows, columns] = x.shape.slice(-2);
  const mask = Uint8Array.from({ length: rows * columns }, (_, i) =>
    Number(stays(Math.floor(i / columns), i % columns)),
  );
  return where(
    tensor(mask, { shape: [rows, columns], dtype: 'bool' }),
    x,
    zeros([], { dtype: x.dtype }),
  );
}
