import { isCapturing, type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';
import { shown } from '../shown.ts';
import { type LossOptions, reduced } from './reduction.ts';

/** What a loss on class labels may be told. */
export interface ClassLossOptions extends LossOptions {
  /**
   * How much a sample of each class counts, `[classes]`, of the predictions' dtype. A mean over
   * labels is then the weighted one, Σ wᵢ lossᵢ / Σ wᵢ.
   */
  readonly classWeights?: Tensor;
  /**
   * The label of samples that do not count, such as padding: their loss is 0, and a mean goes over the
   * others. None by default. If no sample counts, a mean is NaN.
   */
  readonly ignoreIndex?: number;
}

/**
 * Which axis of scores runs over the classes: as in PyTorch the one behind the samples, or the only
 * one.
 *
 * @throws TensorError if the scores are no floating-point tensor with an axis of classes.
 */
export function classAxis(loss: string, scores: Tensor): 0 | 1 {
  requireTensor(loss, 'predictions', scores);
  const isFloating = scores.dtype === 'float64' || scores.dtype === 'float32';
  if (isFloating && scores.rank > 0) return scores.rank === 1 ? 0 : 1;
  throw new TensorError(
    `${loss}: predictions must be float64 or float32 [samples, classes], got ${scores}`,
  );
}

/**
 * Refuses labels that do not say of each sample one class, or that it does not count. Inside of a
 * function that is being compiled there are no numbers to look at: there, taking an element by a label
 * that is no class throws at the call.
 */
export function requireLabels(
  loss: string,
  scores: Tensor,
  labels: Tensor,
  axis: 0 | 1,
  ignoreIndex: number | undefined,
): void {
  if (ignoreIndex !== undefined && !Number.isInteger(ignoreIndex)) {
    throw new RangeError(`${loss}: ignoreIndex must be a whole number, got ${shown(ignoreIndex)}`);
  }
  requireTensor(loss, 'targets', labels);
  const shape = scores.shape.toSpliced(axis, 1);
  if (labels.dtype !== 'int32' || labels.shape.join() !== shape.join()) {
    const hint = labels.dtype === 'int32' ? '' : "; convert labels by asType('int32')";
    throw new TensorError(
      `${loss}: predictions of ${scores} take one label for each sample, int32 [${shape.join(', ')}], got ${labels}${hint}`,
    );
  }
  if (!isCapturing()) requireClasses(loss, labels, scores.shape[axis], ignoreIndex);
}

function requireClasses(
  loss: string,
  labels: Tensor,
  classes: number,
  ignoreIndex: number | undefined,
): void {
  const isWrong = (label: number): boolean =>
    (label < 0 || label >= classes) && label !== ignoreIndex;
  const wrong = labels.toTypedArray().find(isWrong);
  if (wrong === undefined) return;
  throw new TensorError(
    `${loss}: the label ${wrong} is no class; of ${classes} classes the last is ${classes - 1}`,
  );
}

/** What labels say of each sample. */
export interface ReadLabels {
  /** Its class; 0 for samples that do not count, so that there is a score to take. */
  readonly classes: Tensor;
  /** Whether it counts; undefined if all do. */
  readonly isCounted: Tensor | undefined;
}

export function readLabels(labels: Tensor, ignoreIndex: number | undefined): ReadLabels {
  if (ignoreIndex === undefined) return { classes: labels, isCounted: undefined };
  const isCounted = labels.notEqual(ignoreIndex);
  return { classes: isCounted.where(labels, 0), isCounted };
}

/** Of the scores of each sample the one for its class. */
export function scoresOf(classes: Tensor, scores: Tensor, axis: 0 | 1): Tensor {
  return scores.takeAlong(classes.unsqueeze(axis), axis).squeeze(axis);
}

/** Reduces the losses of samples, which count in a mean for the weight of their class, or not at all. */
export function reducedByClass(
  loss: string,
  losses: Tensor,
  { classes, isCounted }: ReadLabels,
  { classWeights, reduction }: ClassLossOptions,
): Tensor {
  const weights = classWeights?.indexSelect(0, classes);
  if (isCounted === undefined) return reduced(loss, losses, reduction, weights);
  const counts = weights ?? isCounted.asType(losses.dtype);
  return reduced(loss, isCounted.where(losses, 0), reduction, isCounted.where(counts, 0));
}
