import { sub, type Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import {
  type ClassLossOptions,
  classAxis,
  readLabels,
  reducedByClass,
  requireLabels,
  scoresOf,
} from './labels.ts';
import { weighClasses } from './weights.ts';

/**
 * Minus the log-probability that was given to each sample's class: their mean, weighted if there are
 * class weights, unless told otherwise.
 *
 * @param logProbabilities - As `logSoftmax` gives them: `[samples, classes]`, `[classes]`, or with
 * further axes behind the classes.
 * @param labels - int32, the class of each sample: the same shape without the axis of classes.
 * @returns A scalar, in nats; of the labels' shape if nothing is reduced.
 * @throws TensorError if shapes or dtypes do not fit, or a label is no class: at the call, also of a
 * compiled function.
 * @throws RangeError if the reduction is unknown, or `ignoreIndex` no whole number.
 * @example
 * ```ts
 * import { negativeLogLikelihood } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const logProbabilities = tensor([[0.5, 0.5], [0, 1]]).log();
 * const labels = tensor([0, 1], { dtype: 'int32' });
 * console.log(negativeLogLikelihood(logProbabilities, labels).item()); // 0.34657359027997264
 * ```
 */
export function negativeLogLikelihood(
  logProbabilities: Tensor,
  labels: Tensor,
  options: ClassLossOptions = {},
): Tensor {
  const name = 'negativeLogLikelihood';
  const given = requireOptions(name, options, ['reduction', 'classWeights', 'ignoreIndex']);
  const axis = classAxis(name, logProbabilities);
  requireLabels(name, logProbabilities, labels, axis, given.ignoreIndex);
  const terms = weighClasses(name, logProbabilities, axis, given.classWeights);
  const read = readLabels(labels, given.ignoreIndex);
  // Taken from 0 rather than negated: no loss is 0, not −0.
  const losses = sub(0, scoresOf(read.classes, terms, axis));
  return reducedByClass(name, losses, read, given);
}
