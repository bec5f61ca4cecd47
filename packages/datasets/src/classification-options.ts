import type { DatasetOptions } from './dataset.ts';

export interface ClassificationOptions extends DatasetOptions {
  /** The number of samples. */
  readonly samples?: number;
  /** The number of features of all kinds. What is neither informative, redundant nor repeated is noise. */
  readonly features?: number;
  /** How many features tell the classes apart: the axes of the space the clusters lie in. */
  readonly informative?: number;
  /** How many features are random linear combinations of the informative ones. */
  readonly redundant?: number;
  /** How many features are copies of informative and redundant ones, drawn at random. */
  readonly repeated?: number;
  /** The number of classes. */
  readonly classes?: number;
  /** How many clusters each class consists of. */
  readonly clustersPerClass?: number;
  /** Each class's share of the samples, the last one's or none left out; equal unless given. */
  readonly weights?: readonly number[];
  /** The share of the samples whose label is drawn anew, from all classes. */
  readonly flipY?: number;
  /** Half the edge of the hypercube on whose corners the clusters lie. */
  readonly classSeparation?: number;
  /** Whether the clusters lie on the corners of a hypercube, or on those of a random polytope. */
  readonly hypercube?: boolean;
  /** What is added to all features, or to each; `'random'` draws it. */
  readonly shift?: number | readonly number[] | 'random';
  /** What all features, or each, are multiplied by after that; `'random'` draws it from [1, 101). */
  readonly scale?: number | readonly number[] | 'random';
  /** Whether samples and features come in random order. */
  readonly shuffle?: boolean;
}

/** The options, with nothing left open. */
export type Classification = Omit<Required<ClassificationOptions>, 'weights'> & {
  readonly weights: readonly number[] | undefined;
};
