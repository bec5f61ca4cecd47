import { type Tensor, TensorError } from '@semente/tensor';
import { type Classes, type ClassOptions, readClasses } from './classes.ts';

/**
 * How many samples of each class were taken for which: `counts[actual][predicted]`, as in
 * scikit-learn. There are as many classes as the largest label says, or as there are scores.
 *
 * @param predictions - Labels (int32 or bool), scores `[samples, classes]` of which the largest counts,
 * or one score for each sample, with a threshold.
 * @param targets - The class of each sample, 0, 1, 2, …, of any dtype.
 * @throws TensorError if they do not fit, there are no samples, or a threshold is needed.
 * @example
 * ```ts
 * import { confusionMatrix } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const scores = tensor([[0.8, 0.1, 0.1], [0.2, 0.3, 0.5], [0.1, 0.2, 0.7]]);
 * const labels = tensor([0, 1, 2], { dtype: 'int32' });
 * console.log(confusionMatrix(scores, labels)); // [[1, 0, 0], [0, 0, 1], [0, 0, 1]]
 * ```
 */
export function confusionMatrix(
  predictions: Tensor,
  targets: Tensor,
  options: ClassOptions = {},
): number[][] {
  const classes = readClasses('confusionMatrix', predictions, targets, options);
  return countsOf(
    'confusionMatrix',
    classes,
    predictions.rank > targets.rank ? predictions.shape[1] : 1,
  );
}

/**
 * The confusion matrix, of at least so many classes.
 *
 * @throws TensorError if there are so many that it would not fit into memory.
 */
export function countsOf(
  metric: string,
  { actual, predicted }: Classes,
  least: number,
): number[][] {
  const labels = [...Array.from(actual), ...Array.from(predicted)];
  const size = labels.reduce((most, label) => Math.max(most, label + 1), least);
  if (size > MOST_CLASSES) {
    throw new TensorError(
      `${metric}: the label ${size - 1} is too large; classes are 0, 1, 2, … up to ${MOST_CLASSES - 1}`,
    );
  }
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (let i = 0; i < actual.length; i++) counts[actual[i]][predicted[i]] += 1;
  return counts;
}

/** A table of as many rows and columns takes some 200 MB. */
const MOST_CLASSES = 5_000;
