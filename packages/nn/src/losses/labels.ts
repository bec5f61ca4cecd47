import { isCapturing, type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';

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
 * Refuses labels that do not say one class for each sample. Inside of a function that is being
 * compiled there are no numbers to look at: there, taking an element by a label that is no class
 * throws at the call.
 */
export function requireLabels(loss: string, scores: Tensor, labels: Tensor, axis: 0 | 1): void {
  requireTensor(loss, 'targets', labels);
  const shape = scores.shape.toSpliced(axis, 1);
  if (labels.dtype !== 'int32' || labels.shape.join() !== shape.join()) {
    const hint = labels.dtype === 'int32' ? '' : "; convert labels by asType('int32')";
    throw new TensorError(
      `${loss}: predictions of ${scores} take one label for each sample, int32 [${shape.join(', ')}], got ${labels}${hint}`,
    );
  }
  if (!isCapturing()) requireClasses(loss, labels, scores.shape[axis]);
}

function requireClasses(loss: string, labels: Tensor, classes: number): void {
  const wrong = labels.toTypedArray().find((label) => label < 0 || label >= classes);
  if (wrong === undefined) return;
  throw new TensorError(
    `${loss}: the label ${wrong} is no class; of ${classes} classes the last is ${classes - 1}`,
  );
}

/** Of the scores of each sample the one for its class. */
export function scoresOf(labels: Tensor, scores: Tensor, axis: 0 | 1): Tensor {
  return scores.takeAlong(labels.unsqueeze(axis), axis).squeeze(axis);
}
