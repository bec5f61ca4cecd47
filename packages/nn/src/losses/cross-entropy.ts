import { sub, type Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { requireTensor } from '../require-tensor.ts';
import { shown } from '../shown.ts';
import {
  type ClassLossOptions,
  classAxis,
  readLabels,
  reducedByClass,
  requireLabels,
  scoresOf,
} from './labels.ts';
import { reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';
import { weighClasses } from './weights.ts';

/** What a cross entropy may be told. */
export interface CrossEntropyOptions extends ClassLossOptions {
  /**
   * Which share ε of each target is spread evenly over all classes, from 0 (the default) to 1: no
   * finite logit is then large enough to be wanted larger still (Szegedy et al. 2016, “Rethinking the
   * Inception Architecture for Computer Vision”, section 7).
   */
  readonly labelSmoothing?: number;
}

/**
 * The cross entropy −Σ y ln p of the probabilities p = softmax(logits): of labels it is minus the
 * log-probability of each sample's class. The mean, weighted if there are class weights and labels,
 * unless told otherwise. It is `negativeLogLikelihood` behind `logSoftmax`, and as long as logits are
 * finite it is, too.
 *
 * @param logits - Before the softmax: `[samples, classes]`, `[classes]`, or with further axes behind
 * the classes, as of the pixels of images.
 * @param targets - int32 labels, the class of each sample: the logits' shape without the axis of
 * classes. Or the probabilities of all classes, of the logits' shape and dtype; they should add up
 * to 1 along the axis of classes, which is not looked at.
 * @returns A scalar, in nats; if nothing is reduced, of the logits' shape without the classes.
 * @throws TensorError if shapes or dtypes do not fit, or a label is no class: at the call, also of a
 * compiled function.
 * @throws RangeError if the share that is spread is not between 0 and 1, the reduction is unknown, or
 * `ignoreIndex` is no whole number, or is given for targets that are probabilities.
 * @example
 * ```ts
 * import { crossEntropyWithLogits } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const logits = tensor([[0, 0], [0, 1000]]);
 * const labels = tensor([1, 0], { dtype: 'int32' });
 * console.log(crossEntropyWithLogits(logits, labels).item()); // 500.34657359027995
 * ```
 */
export function crossEntropyWithLogits(
  logits: Tensor,
  targets: Tensor,
  options: CrossEntropyOptions = {},
): Tensor {
  const name = 'crossEntropyWithLogits';
  const given = requireOptions(name, options, names);
  const { classWeights, ignoreIndex, labelSmoothing = 0, reduction } = given;
  const axis = classAxis(name, logits);
  requireTensor(name, 'targets', targets);
  requireShare(name, labelSmoothing);
  const areLabels = targets.dtype === 'int32' || targets.rank < logits.rank;
  if (areLabels) requireLabels(name, logits, targets, axis, ignoreIndex);
  else requireProbabilities(name, logits, targets, ignoreIndex);

  // Taken from 0 rather than negated: no loss is 0, not −0.
  const terms = sub(0, weighClasses(name, logits.logSoftmax(axis), axis, classWeights));
  const smooth = (losses: Tensor): Tensor =>
    labelSmoothing === 0 ? losses : smoothed(losses, terms, axis, labelSmoothing);
  if (!areLabels) return reduced(name, smooth(terms.mul(targets).sum(axis)), reduction);
  const read = readLabels(targets, ignoreIndex);
  return reducedByClass(name, smooth(scoresOf(read.classes, terms, axis)), read, given);
}

const names = ['reduction', 'classWeights', 'ignoreIndex', 'labelSmoothing'];

/** The loss against a share of the targets, and for the rest against all classes alike. */
function smoothed(sharp: Tensor, terms: Tensor, axis: 0 | 1, share: number): Tensor {
  return sharp.mul(1 - share).add(terms.mean(axis).mul(share));
}

function requireProbabilities(
  loss: string,
  logits: Tensor,
  targets: Tensor,
  ignoreIndex: number | undefined,
): void {
  requireSameType(loss, logits, targets);
  if (ignoreIndex === undefined) return;
  throw new RangeError(`${loss}: ignoreIndex is for labels, and the targets are probabilities`);
}

function requireShare(loss: string, share: number): void {
  if (typeof share === 'number' && share >= 0 && share <= 1) return;
  throw new RangeError(
    `${loss}: the label smoothing must be a number from 0 to 1, got ${shown(share)}`,
  );
}
