import { normalizeAxes, sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { div } from './arithmetic.ts';
import { type ReductionOptions, sumFor } from './broadcast.ts';

/**
 * The arithmetic mean over the given axes, or over all of them: their sum divided by their count
 * (so that over no elements it is NaN). Of integers and truth values it is a float64.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { mean, tensor } from '@semente/tensor';
 *
 * console.log(mean(tensor([[1, 2], [3, 4]]), 1).toArray()); // [1.5, 3.5]
 * ```
 */
export function mean(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  const total = sumFor('mean', x, axes, options, 'floating');
  const count = sizeOf(normalizeAxes('mean', axes, x.shape).map((axis) => x.shape[axis]));
  return div(total, count);
}
