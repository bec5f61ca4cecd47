import { type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';

/**
 * Refuses predictions and targets that are no tensors, or of different shapes or dtypes. Broadcasting `[300, 1]` against
 * `[300]` would silently compare every prediction with every target.
 */
export function requireSameType(loss: string, predictions: Tensor, targets: Tensor): void {
  requireTensor(loss, 'predictions', predictions);
  requireTensor(loss, 'targets', targets);
  const isSameShape = predictions.shape.join() === targets.shape.join();
  if (isSameShape && predictions.dtype === targets.dtype) return;
  const hint = isSameShape
    ? `; convert the targets by asType('${predictions.dtype}')`
    : hintForShapes(predictions, targets);
  throw new TensorError(
    `${loss}: predictions of ${predictions} do not fit targets of ${targets}${hint}`,
  );
}

function hintForShapes(predictions: Tensor, targets: Tensor): string {
  if (predictions.size !== targets.size) return '';
  return '; squeeze(1) or reshape one of them to the other';
}
