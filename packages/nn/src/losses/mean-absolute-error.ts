import type { Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';

/**
 * The distances between predictions and targets, |p − y|; their mean, unless told otherwise. It is
 * smallest at the median, where the squared error is at the mean: a target that is far off pulls no
 * harder than one that is near. Where a prediction is right the gradient is 0.
 *
 * @param predictions - Any shape.
 * @param targets - Of the same shape and dtype.
 * @returns A scalar, in the targets' unit; of the targets' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ.
 * @throws RangeError if the reduction is unknown.
 * @example
 * ```ts
 * import { meanAbsoluteError } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(meanAbsoluteError(tensor([1, 2]), tensor([1, 4])).item()); // 1
 * ```
 */
export function meanAbsoluteError(
  predictions: Tensor,
  targets: Tensor,
  options: LossOptions = {},
): Tensor {
  const { reduction } = requireOptions('meanAbsoluteError', options, ['reduction']);
  requireSameType('meanAbsoluteError', predictions, targets);
  return reduced('meanAbsoluteError', predictions.sub(targets).abs(), reduction);
}
