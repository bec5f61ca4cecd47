import type { Tensor } from '../tensor.ts';
import { leaf, type TensorOptions } from './leaf.ts';

/**
 * A matrix with ones on its diagonal and zeros elsewhere: the identity, if it is square.
 *
 * @param columns - As many as rows, if it is left out.
 * @throws TensorError if a count is not a whole number of at least 0.
 * @example
 * ```ts
 * import { eye } from '@semente/tensor';
 *
 * console.log(eye(2, 3).toArray()); // [[1, 0, 0], [0, 1, 0]]
 * ```
 */
export function eye(rows: number, columns: number = rows, options: TensorOptions = {}): Tensor {
  return leaf('eye', [rows, columns], options, (array) => {
    for (let i = 0; i < Math.min(rows, columns); i++) array[i * columns + i] = 1;
  });
}
