import { tensor } from '@semente/tensor';
import type { Dataset } from '../dataset.ts';

/** Samples that somebody measured, with the names of what was measured. */
export interface RealDataset extends Dataset {
  /** What each column of x is. */
  readonly featureNames: readonly string[];
  /** What each label of y stands for; none where y is a measured quantity. */
  readonly classNames: readonly string[];
}

/** The data set of these columns of features, one for each name, and these labels. */
export function realDataset(
  columns: readonly Float64Array[],
  y: Float64Array,
  featureNames: readonly string[],
  classNames: readonly string[],
): RealDataset {
  const x = new Float64Array(y.length * columns.length);
  for (const [index, column] of columns.entries()) {
    for (const [row, value] of column.entries()) x[row * columns.length + index] = value;
  }
  return {
    x: tensor(x, { shape: [y.length, columns.length] }),
    y: tensor(y),
    featureNames,
    classNames,
  };
}
