import type { Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { shown } from '../shown.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';

/** Where the Huber loss goes over from squares to distances. */
export interface HuberOptions extends LossOptions {
  /** In the targets' unit; 1 by default. */
  readonly delta?: number;
}

/**
 * Half the square of a difference d = p − y up to |d| = δ, and from there on the straight line
 * δ (|d| − δ/2): smooth at the target, and its gradient is never beyond ±δ (Huber 1964, “Robust
 * Estimation of a Location Parameter”). The mean, unless told otherwise.
 *
 * @param predictions - Any shape.
 * @param targets - Of the same shape and dtype.
 * @returns A scalar, in the targets' unit squared; of the targets' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ.
 * @throws RangeError if delta is not a positive number, or the reduction is unknown.
 * @example
 * ```ts
 * import { huberLoss } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const loss = huberLoss(tensor([0.5, 4]), tensor([0, 0]), { reduction: 'none' });
 * console.log(loss.toArray()); // [0.125, 3.5]
 * ```
 */
export function huberLoss(
  predictions: Tensor,
  targets: Tensor,
  options: HuberOptions = {},
): Tensor {
  const { delta = 1, reduction } = requireOptions('huberLoss', options, ['delta', 'reduction']);
  requireSameType('huberLoss', predictions, targets);
  if (!Number.isFinite(delta) || delta <= 0) {
    throw new RangeError(`huberLoss: delta must be a positive number, got ${shown(delta)}`);
  }
  const difference = predictions.sub(targets);
  // With c = d cut off at ±δ both parts are the same formula: c (d − c/2).
  const cut = difference.clamp(-delta, delta);
  return reduced('huberLoss', cut.mul(difference.sub(cut.mul(0.5))), reduction);
}
