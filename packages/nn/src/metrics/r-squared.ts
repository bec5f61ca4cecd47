import { noGrad, type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';
import { requireOutside } from './require-outside.ts';

/**
 * The coefficient of determination, 1 − Σ (y − p)² / Σ (y − ȳ)²: 1 if every prediction is right, 0 if
 * they are no better than the targets' mean, and below 0 if they are worse. Of targets that do not
 * vary it is 1 if every prediction is right and else 0, as in scikit-learn.
 *
 * @param predictions - `[samples]`, or `[samples, outputs]`: the mean over the outputs then.
 * @param targets - Of the same shape.
 * @throws TensorError if shapes differ, or there are no samples.
 * @example
 * ```ts
 * import { rSquared } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(rSquared(tensor([2.5, 0, 2, 8]), tensor([3, -0.5, 2, 7]))); // 0.9486081370449679
 * ```
 */
export function rSquared(predictions: Tensor, targets: Tensor): number {
  requireTensor('rSquared', 'predictions', predictions);
  requireTensor('rSquared', 'targets', targets);
  const isSameShape = predictions.shape.join() === targets.shape.join();
  if (!isSameShape || targets.size === 0 || targets.rank < 1 || targets.rank > 2) {
    throw new TensorError(
      `rSquared: predictions of ${predictions} do not fit targets of ${targets}; both must be [samples] or [samples, outputs]`,
    );
  }
  requireOutside('rSquared');
  return noGrad(() => {
    const residual = targets.sub(predictions).square().sum(0).toTypedArray();
    const total = targets.sub(targets.mean(0)).square().sum(0).toTypedArray();
    const scores = Array.from(residual, (squares, i) => explained(squares, total[i]));
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  });
}

function explained(residual: number, total: number): number {
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
