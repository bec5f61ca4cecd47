import type { Tensor } from '@semente/tensor';
import { type ClassOptions, readClasses } from './classes.ts';

/**
 * The share of samples whose class was predicted.
 *
 * @param predictions - Labels (int32 or bool), scores `[samples, classes]` of which the largest counts,
 * or one score for each sample, with a threshold.
 * @param targets - The class of each sample, 0, 1, 2, …, of any dtype.
 * @throws TensorError if they do not fit, there are no samples, or a threshold is needed.
 * @example
 * ```ts
 * import { accuracy } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const logits = tensor([-2, 0.3, 1, -1]);
 * console.log(accuracy(logits, tensor([0, 1, 1, 1]), { threshold: 0 })); // 0.75
 * ```
 */
export function accuracy(predictions: Tensor, targets: Tensor, options: ClassOptions = {}): number {
  const { actual, predicted } = readClasses('accuracy', predictions, targets, options);
  const right = Array.from(actual).filter((label, i) => label === predicted[i]);
  return right.length / actual.length;
}
