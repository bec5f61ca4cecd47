import { type Tensor, TensorError } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import { shown } from '../shown.ts';
import { type ClassOptions, readClasses } from './classes.ts';
import { countsOf } from './confusion-matrix.ts';

/**
 * Of which classes a number speaks: of class 1 against class 0 (`'binary'`), of each class that occurs,
 * in the mean (`'macro'`), or of all samples together (`'micro'`).
 */
export type Average = 'binary' | 'macro' | 'micro';

/** How predictions are read, and classes summarized. */
export interface AverageOptions extends ClassOptions {
  /** `'binary'` by default. */
  readonly average?: Average;
}

/** What became of the samples, seen from one class. */
interface Hits {
  readonly truePositives: number;
  readonly predicted: number;
  readonly actual: number;
}

/**
 * Of the samples that were taken for a class, the share that belongs to it: TP / (TP + FP). 0 if none
 * was, as in scikit-learn.
 *
 * @param predictions - As of `accuracy`.
 * @param targets - The class of each sample, 0, 1, 2, …, of any dtype.
 * @throws TensorError if they do not fit, there are no samples, a threshold is needed, or there are
 * more than two classes without another average.
 * @throws RangeError if the average is unknown.
 * @example
 * ```ts
 * import { precision } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const logits = tensor([2, 1, 0.5, -1]);
 * console.log(precision(logits, tensor([1, 0, 1, 1]), { threshold: 0 })); // 0.6666666666666666
 * ```
 */
export function precision(
  predictions: Tensor,
  targets: Tensor,
  options: AverageOptions = {},
): number {
  const ofClass = ({ truePositives, predicted }: Hits): number => share(truePositives, predicted);
  return averaged('precision', predictions, targets, options, ofClass);
}

/**
 * Of the samples that belong to a class, the share that was taken for it: TP / (TP + FN). 0 if none
 * does, as in scikit-learn. Arguments and errors are those of `precision`.
 *
 * @example
 * ```ts
 * import { recall } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(recall(tensor([2, 1, 0.5, -1]), tensor([1, 0, 1, 1]), { threshold: 0 })); // 0.6666666666666666
 * ```
 */
export function recall(predictions: Tensor, targets: Tensor, options: AverageOptions = {}): number {
  const ofClass = ({ truePositives, actual }: Hits): number => share(truePositives, actual);
  return averaged('recall', predictions, targets, options, ofClass);
}

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). 0 if the class neither occurs nor
 * was predicted, as in scikit-learn. Arguments and errors are those of `precision`.
 *
 * @example
 * ```ts
 * import { f1Score } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(f1Score(tensor([2, 1, 0.5, -1]), tensor([1, 0, 1, 1]), { threshold: 0 })); // 0.6666666666666666
 * ```
 */
export function f1Score(
  predictions: Tensor,
  targets: Tensor,
  options: AverageOptions = {},
): number {
  const ofClass = ({ truePositives, predicted, actual }: Hits): number =>
    share(2 * truePositives, predicted + actual);
  return averaged('f1Score', predictions, targets, options, ofClass);
}

function averaged(
  metric: string,
  predictions: Tensor,
  targets: Tensor,
  given: AverageOptions,
  ofClass: (hits: Hits) => number,
): number {
  const { average = 'binary', ...options } = requireOptions(metric, given, [
    'threshold',
    'average',
  ]);
  const counts = countsOf(metric, readClasses(metric, predictions, targets, options), 2);
  const hits = counts.map((row, label) => ({
    truePositives: row[label],
    predicted: total(counts.map((other) => other[label])),
    actual: total(row),
  }));
  if (average === 'binary') return ofClass(requireTwo(metric, hits)[1]);
  const occurring = hits.filter(({ predicted, actual }) => predicted + actual > 0);
  if (average === 'macro') return total(occurring.map(ofClass)) / occurring.length;
  if (average === 'micro') return ofClass(together(occurring));
  throw new RangeError(
    `${metric}: the average must be one of 'binary', 'macro', 'micro', got ${shown(average)}`,
  );
}

function requireTwo(metric: string, hits: readonly Hits[]): readonly Hits[] {
  if (hits.length === 2) return hits;
  throw new TensorError(
    `${metric}: of ${hits.length} classes there is no binary ${metric}; choose { average: 'macro' } or { average: 'micro' }`,
  );
}

function together(hits: readonly Hits[]): Hits {
  return {
    truePositives: total(hits.map(({ truePositives }) => truePositives)),
    predicted: total(hits.map(({ predicted }) => predicted)),
    actual: total(hits.map(({ actual }) => actual)),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
