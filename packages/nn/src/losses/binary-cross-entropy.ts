import { sub, type Tensor } from '@semente/tensor';
import { requireSameType } from './same-type.ts';

/**
 * The mean binary cross entropy of logits, −mean(y ln σ(x) + (1 − y) ln(1 − σ(x))), in the form
 * mean(ln(1 + e^x) − x y). It is never infinite for finite logits, and for labels 0 and 1 right in
 * its last digits also where the model is certain; so is its gradient, (σ(x) − y) / n.
 *
 * @param logits - Before the sigmoid; any shape.
 * @param targets - Between 0 and 1, of the same shape and dtype.
 * @returns A scalar, in nats.
 * @throws TensorError if shape or dtype differ.
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogits } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const loss = binaryCrossEntropyWithLogits(tensor([0, 1000]), tensor([1, 0]));
 * console.log(loss.item()); // 500.34657359027995, the mean of ln 2 and 1000
 * ```
 */
export function binaryCrossEntropyWithLogits(logits: Tensor, targets: Tensor): Tensor {
  requireSameType('binaryCrossEntropyWithLogits', logits, targets);
  return logits.logisticLoss(targets).mean();
}

/**
 * The mean binary cross entropy of probabilities, −mean(y ln p + (1 − y) ln(1 − p)), where a term
 * with the factor 0 is 0. It is infinite as soon as one certain prediction is wrong, because
 * ln 0 is taken: train on `binaryCrossEntropyWithLogits` instead. Behind a sigmoid the gradient of
 * such a prediction is infinite, and ∞ · 0 = NaN as soon as the sigmoid has no slope left.
 *
 * @param probabilities - Between 0 and 1; any shape.
 * @param targets - Between 0 and 1, of the same shape and dtype.
 * @returns A scalar, in nats; NaN if a probability lies outside of [0, 1].
 * @throws TensorError if shape or dtype differ.
 * @example
 * ```ts
 * import { binaryCrossEntropy } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(binaryCrossEntropy(tensor([1, 0]), tensor([1, 0])).item()); // 0
 * console.log(binaryCrossEntropy(tensor([1, 0]), tensor([1, 1])).item()); // Infinity
 * ```
 */
export function binaryCrossEntropy(probabilities: Tensor, targets: Tensor): Tensor {
  requireSameType('binaryCrossEntropy', probabilities, targets);
  const whenOne = weightedLog(targets, probabilities);
  const whenZero = weightedLog(targets.neg().add(1), probabilities.neg().add(1));
  // Taken from 0 rather than negated: no loss is 0, not −0.
  return sub(0, whenOne.add(whenZero).mean());
}

/** weight · ln p; where both are 0, it is 0 with a gradient of 0. */
function weightedLog(weight: Tensor, p: Tensor): Tensor {
  const nonzero = p.notEqual(0).where(p, 1);
  return weight.mul(weight.notEqual(0).where(p, nonzero).log());
}
