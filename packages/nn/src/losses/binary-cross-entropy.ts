import { sub, type Tensor } from '@semente/tensor';
import { checkOptions, isNotNegative, requireOptions } from '../claims.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';
import { weightedLog } from './weighted-log.ts';
import { requireWeights } from './weights.ts';

/** What a binary cross entropy may be told. */
export interface BinaryCrossEntropyOptions extends LossOptions {
  /**
   * What each loss is multiplied by, of the predictions' dtype; a shape that broadcasts. The mean is
   * still taken over the number of losses, as in PyTorch.
   */
  readonly weights?: Tensor;
}

/** What a binary cross entropy of logits may be told. */
export interface BinaryCrossEntropyWithLogitsOptions extends BinaryCrossEntropyOptions {
  /**
   * How much a target of 1 counts against one of 0; 1 by default. Above 1 it finds more of what is
   * rare, at the price of false alarms. A tensor has the logits' dtype and a shape that broadcasts.
   */
  readonly positiveWeight?: Tensor | number;
}

/**
 * The binary cross entropy of logits, −(y ln σ(x) + (1 − y) ln(1 − σ(x))), in the form
 * ln(1 + e^x) − x y; its mean, unless told otherwise. It is never infinite for finite logits, and for labels 0 and 1 right in
 * its last digits also where the model is certain; so is its gradient, (σ(x) − y) / n.
 *
 * @param logits - Before the sigmoid; any shape.
 * @param targets - Between 0 and 1, of the same shape and dtype.
 * @returns A scalar, in nats; of the targets' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ, or weights do not fit.
 * @throws RangeError if the reduction is unknown, or a positive weight is negative.
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogits } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const loss = binaryCrossEntropyWithLogits(tensor([0, 1000]), tensor([1, 0]));
 * console.log(loss.item()); // 500.34657359027995, the mean of ln 2 and 1000
 * ```
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  targets: Tensor,
  options: BinaryCrossEntropyWithLogitsOptions = {},
): Tensor {
  const name = 'binaryCrossEntropyWithLogits';
  const names = ['reduction', 'weights', 'positiveWeight'];
  const { positiveWeight, reduction, weights } = requireOptions(name, options, names);
  requireSameType(name, logits, targets);
  const losses =
    positiveWeight === undefined
      ? logits.logisticLoss(targets)
      : leaningLoss(name, logits, targets, positiveWeight);
  return reduced(name, weighted(name, losses, weights), reduction);
}

const claims = { positiveWeight: isNotNegative };

/** w y ln(1 + e^−x) + (1 − y) ln(1 + e^x), of which neither term cancels the other. */
function leaningLoss(
  name: string,
  logits: Tensor,
  targets: Tensor,
  weight: Tensor | number,
): Tensor {
  if (typeof weight === 'number') checkOptions(name, { positiveWeight: weight }, claims);
  else requireWeights(name, 'positive weight', weight, logits);
  const whenOne = targets.mul(weight).mul(logits.neg().softplus());
  return whenOne.add(targets.neg().add(1).mul(logits.softplus()));
}

/**
 * The binary cross entropy of probabilities, −(y ln p + (1 − y) ln(1 − p)), where a term with the
 * factor 0 is 0; its mean, unless told otherwise. It is infinite as soon as one certain prediction is wrong, because
 * ln 0 is taken: train on `binaryCrossEntropyWithLogits` instead. Behind a sigmoid the gradient of
 * such a prediction is infinite, and ∞ · 0 = NaN as soon as the sigmoid has no slope left.
 *
 * @param probabilities - Between 0 and 1; any shape.
 * @param targets - Between 0 and 1, of the same shape and dtype.
 * @returns A scalar, in nats, or of the targets' shape if nothing is reduced; NaN where a probability
 * lies outside of [0, 1].
 * @throws TensorError if shape or dtype differ, or weights do not fit.
 * @throws RangeError if the reduction is unknown.
 * @example
 * ```ts
 * import { binaryCrossEntropy } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(binaryCrossEntropy(tensor([1, 0]), tensor([1, 0])).item()); // 0
 * console.log(binaryCrossEntropy(tensor([1, 0]), tensor([1, 1])).item()); // Infinity
 * ```
 */
export function binaryCrossEntropy(
  probabilities: Tensor,
  targets: Tensor,
  options: BinaryCrossEntropyOptions = {},
): Tensor {
  const name = 'binaryCrossEntropy';
  const { reduction, weights } = requireOptions(name, options, ['reduction', 'weights']);
  requireSameType(name, probabilities, targets);
  const whenOne = weightedLog(targets, probabilities);
  const whenZero = weightedLog(targets.neg().add(1), probabilities.neg().add(1));
  // Taken from 0 rather than negated: no loss is 0, not −0.
  const losses = weighted(name, sub(0, whenOne.add(whenZero)), weights);
  return reduced(name, losses, reduction);
}

function weighted(loss: string, losses: Tensor, weights?: Tensor): Tensor {
  if (weights === undefined) return losses;
  requireWeights(loss, 'weights', weights, losses);
  return losses.mul(weights);
}
