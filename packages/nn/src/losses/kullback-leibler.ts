import type { Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { type LossOptions, reduced } from './reduction.ts';
import { requireSameType } from './same-type.ts';
import { weightedLog } from './weighted-log.ts';

/** What the targets of a Kullback–Leibler divergence are. */
export interface KullbackLeiblerOptions extends LossOptions {
  /** Whether the targets are given as logarithms of probabilities; false by default. */
  readonly hasLogTargets?: boolean;
}

/**
 * The terms y (ln y − ln p) of the Kullback–Leibler divergence of the targets y from the predictions
 * p, of which the logarithms are given; a term with y = 0 is 0 (Kullback & Leibler 1951, “On
 * Information and Sufficiency”).
 *
 * As in PyTorch the mean goes over all elements, classes included. The divergence itself is a sum
 * over classes: for its mean over samples take `reduction: 'sum'` and divide by their number.
 *
 * @param logProbabilities - ln p, as `logSoftmax` gives it; any shape.
 * @param targets - Probabilities, or their logarithms; of the same shape and dtype.
 * @returns A scalar, in nats; of the targets' shape if nothing is reduced.
 * @throws TensorError if shape or dtype differ.
 * @throws RangeError if the reduction is unknown.
 * @example
 * ```ts
 * import { kullbackLeiblerDivergence } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const predicted = tensor([0.5, 0.5]).log();
 * const loss = kullbackLeiblerDivergence(predicted, tensor([1, 0]), { reduction: 'sum' });
 * console.log(loss.item()); // 0.6931471805599453
 * ```
 */
export function kullbackLeiblerDivergence(
  logProbabilities: Tensor,
  targets: Tensor,
  options: KullbackLeiblerOptions = {},
): Tensor {
  const name = 'kullbackLeiblerDivergence';
  const { hasLogTargets = false, reduction } = requireOptions(name, options, [
    'hasLogTargets',
    'reduction',
  ]);
  requireSameType(name, logProbabilities, targets);
  const terms = hasLogTargets
    ? targets.exp().mul(targets.sub(logProbabilities))
    : weightedLog(targets, targets).sub(targets.mul(logProbabilities));
  return reduced(name, terms, reduction);
}
