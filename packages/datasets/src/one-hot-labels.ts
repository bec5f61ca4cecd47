import { max, oneHot, Tensor } from '@semente/tensor';
import { checkOption, checkOptions, isPositive } from './check-option.ts';

export interface OneHotLabelsOptions {
  /** How many classes there are: one more than the greatest label, unless given. */
  readonly classes?: number;
}

/**
 * Labels 0, 1, 2, … as rows with 1 in the place of the class and 0 elsewhere.
 *
 * @param y - The labels of a data set: [samples], whole numbers of any dtype.
 * @returns [samples, classes] of the labels' dtype.
 * @throws RangeError if a label is no class, or there are no labels to count the classes by.
 * @example
 * ```ts
 * import { oneHotLabels } from '@semente/datasets';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(oneHotLabels(tensor([2, 0])).toArray()); // [[0, 0, 1], [1, 0, 0]]
 * ```
 */
export function oneHotLabels(y: Tensor, options: OneHotLabelsOptions = {}): Tensor {
  checkOptions('oneHotLabels', options);
  const { classes } = options;
  const isList = y instanceof Tensor && y.rank === 1;
  checkOption('oneHotLabels', 'y', y, isList, 'a tensor [samples]');
  const count = classes ?? (y.size === 0 ? 0 : max(y).item() + 1);
  const wrong = y.toTypedArray().find((label) => !Number.isInteger(label) || label < 0);
  checkOption('oneHotLabels', 'y', wrong, wrong === undefined, 'whole numbers from 0 on');
  const wanted = 'a positive integer, greater than every label';
  const isFit = isPositive(count) && y.toTypedArray().every((label) => label < count);
  checkOption('oneHotLabels', 'classes', count, isFit, wanted);
  return oneHot(y.asType('int32'), count, { dtype: y.dtype });
}
