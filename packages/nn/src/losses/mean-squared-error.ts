import type { Tensor } from '@semente/tensor';
import { requireSameType } from './same-type.ts';

/**
 * The mean of the squared differences between predictions and targets.
 *
 * @param predictions - Any shape.
 * @param targets - Of the same shape and dtype.
 * @returns A scalar, in the targets' unit squared.
 * @throws TensorError if shape or dtype differ.
 * @example
 * ```ts
 * import { meanSquaredError } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(meanSquaredError(tensor([1, 2]), tensor([1, 4])).item()); // 2
 * ```
 */
export function meanSquaredError(predictions: Tensor, targets: Tensor): Tensor {
  requireSameType('meanSquaredError', predictions, targets);
  return predictions.sub(targets).square().mean();
}
