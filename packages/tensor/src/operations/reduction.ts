import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { normalizeAxes, sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { div, sqrt, square, sub } from './arithmetic.ts';
import { sumFor } from './broadcast.ts';
import { equal, where } from './comparison.ts';
import type { Axes, ReductionOptions } from './over-axes.ts';

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
  return meanFor('mean', x, axes, options);
}

function meanFor(attempt: string, x: Tensor, axes: Axes, options: ReductionOptions): Tensor {
  return div(sumFor(attempt, x, axes, options, 'floating'), countOver(attempt, x, axes));
}

function countOver(attempt: string, x: Tensor, axes: Axes): number {
  return sizeOf(normalizeAxes(attempt, axes, x.shape).map((axis) => x.shape[axis]));
}

/** How deviations from the mean are averaged. */
export interface VarianceOptions extends ReductionOptions {
  /**
   * What is taken off the count before it divides: 1 by default, for an estimate without bias from a
   * sample (Bessel's correction); 0 for the variance of the elements themselves.
   */
  readonly correction?: number;
}

/**
 * The variance over the given axes, or over all of them: the sum of squared deviations from the
 * mean, divided by the count less the correction. It is NaN or infinite where nothing is left to
 * divide by. Of integers and truth values it is a float64.
 *
 * @throws TensorError if there is no such axis, one is named twice, or the correction is no number.
 * @example
 * ```ts
 * import { tensor, variance } from '@semente/tensor';
 *
 * const x = tensor([1, 2, 3, 4]);
 * console.log(variance(x).item(), variance(x, 0, { correction: 0 }).item()); // 1.6666666666666667 1.25
 * ```
 */
export function variance(
  x: Tensor,
  axes?: number | readonly number[],
  options: VarianceOptions = {},
): Tensor {
  return varianceFor('variance', x, axes, options);
}

/**
 * The standard deviation over the given axes, or over all of them: the root of the variance. Where
 * all elements are equal, its derivative is taken as 0.
 *
 * @throws TensorError if there is no such axis, one is named twice, or the correction is no number.
 * @example
 * ```ts
 * import { std, tensor } from '@semente/tensor';
 *
 * console.log(std(tensor([[1, 3], [5, 5]]), 1, { correction: 0 }).toArray()); // [1, 0]
 * ```
 */
export function std(
  x: Tensor,
  axes?: number | readonly number[],
  options: VarianceOptions = {},
): Tensor {
  return rootOfSquares(varianceFor('std', x, axes, options));
}

function varianceFor(attempt: string, x: Tensor, axes: Axes, options: VarianceOptions): Tensor {
  checkOptions(attempt, options, ['correction', 'keepDims']);
  const { correction = 1, keepDims = false } = options;
  if (!Number.isFinite(correction)) {
    throw new TensorError(`${attempt}: the correction is a number, got ${describe(correction)}`);
  }
  const deviations = sub(x, meanFor(attempt, x, axes, { keepDims: true }));
  const total = sumFor(attempt, square(deviations), axes, { keepDims }, 'floating');
  return div(total, Math.max(0, countOver(attempt, x, axes) - correction));
}

/**
 * √x of a sum of squares. Where they are all 0, its derivative with respect to them, infinity times
 * 0, is taken as 0.
 */
export function rootOfSquares(x: Tensor): Tensor {
  const isZero = equal(x, 0);
  return where(isZero, 0, sqrt(where(isZero, 1, x)));
}
