import { isCapturing, type Tensor, TensorError } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';

/**
 * max(0, 1 − y s) for scores s and labels y of −1 and 1: nothing where the score has the label's sign
 * and is at least 1 away from 0, else what is missing (Cortes & Vapnik 1995, “Support-Vector
 * Networks”, section 3: the slack ξ). The mean, unless told otherwise.
 *
 * @param scores - Any shape.
 * @param labels - −1 or 1, of the same shape and dtype.
 * @returns A scalar; of the labels' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ, or a label is neither −1 nor 1. (Inside of a function
 * that is being compiled the labels are not looked at.)
 * @throws RangeError if the reduction is unknown.
 * @example
 * ```ts
 * import { hingeLoss } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(hingeLoss(tensor([2, 0.5, 0.5]), tensor([1, 1, -1])).item()); // 0.6666666666666666
 * ```
 */
export function hingeLoss(scores: Tensor, labels: Tensor, options: LossOptions = {}): Tensor {
  const { reduction } = requireOptions('hingeLoss', options, ['reduction']);
  requireSameType('hingeLoss', scores, labels);
  if (!isCapturing()) requireSigns(labels);
  return reduced('hingeLoss', scores.mul(labels).neg().add(1).relu(), reduction);
}

function requireSigns(labels: Tensor): void {
  const wrong = labels.toTypedArray().find((label) => label !== 1 && label !== -1);
  if (wrong === undefined) return;
  throw new TensorError(
    `hingeLoss: labels are −1 or 1, got ${wrong}; make them of 0 and 1 by labels.mul(2).sub(1)`,
  );
}
