import type { Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';

/**
 * The squared differences between predictions and targets, (p − y)²; their mean, unless told
 * otherwise.
 *
 * @param predictions - Any shape.
 * @param targets - Of the same shape and dtype.
 * @returns A scalar, in the targets' unit squared; of the targets' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ.
 * @throws RangeError if the reduction is unknown.
 * @example
 * ```ts
 * import { meanSquaredError } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(meanSquaredError(tensor([1, 2]), tensor([1, 4])).item()); // 2
 * ```
 */
export function meanSquaredError(
  predictions: Tensor,
  targets: Tensor,
  options: LossOptions = {},
): Tensor {
  const { reduction } = requireOptions('meanSquaredError', options, ['reduction']);
  requireSameType('meanSquaredError', predictions, targets);
  return reduced('meanSquaredError', predictions.sub(targets).square(), reduction);
}
