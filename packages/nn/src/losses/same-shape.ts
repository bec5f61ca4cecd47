import { type Tensor, TensorError } from '@semente/tensor';

/**
 * Refuses predictions and targets of different shapes. Broadcasting `[300, 1]` against `[300]`
 * would silently compare every prediction with every target.
 */
export function requireSameShape(loss: string, predictions: Tensor, targets: Tensor): void {
  if (predictions.shape.join() === targets.shape.join()) return;
  const hint =
    predictions.size === targets.size ? '; squeeze(1) or reshape one of them to the other' : '';
  throw new TensorError(
    `${loss}: predictions of shape [${predictions.shape.join(', ')}] do not fit targets of shape [${targets.shape.join(', ')}]${hint}`,
  );
}
