import { type Tensor, tensor } from '@semente/tensor';
import {
  checkFeatures,
  checkFlag,
  checkOption,
  checkPositive,
  checkRandom,
  checkSampleCount,
  isStandardDeviation,
} from './check-option.ts';
import type { Dataset, DatasetOptions } from './dataset.ts';
import { normalMatrix } from './draws.ts';
import { shuffledTogether, taken } from './permuted.ts';

export interface GaussianQuantilesOptions extends DatasetOptions {
  /** The number of samples, at least that of the classes; the last class takes what is left over. */
  readonly samples?: number;
  /** The number of features, where no mean is given. */
  readonly features?: number;
  /** The number of classes. */
  readonly classes?: number;
  /** The middle of the cloud, one number for each feature; zeros unless said otherwise. */
  readonly mean?: readonly number[];
  /** The variance in every direction. */
  readonly variance?: number;
}

/**
 * A round normal cloud, divided into classes like an onion: by the distance from its middle, into
 * shells with equally many samples.
 *
 * This is scikit-learn's `make_gaussian_quantiles` (whose `cov` is our `variance`).
 *
 * @returns x: [samples, features] float64; y: [samples] float64, the number of the shell from inside.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { gaussianQuantiles } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = gaussianQuantiles({ samples: 90, classes: 3, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [90, 2] [90]
 * ```
 */
export function gaussianQuantiles(options: GaussianQuantilesOptions): Dataset {
  checkRandom('gaussianQuantiles', options);
  const { samples = 100, features = 2, classes = 3, variance = 1 } = options;
  const { mean, shuffle = true, random } = options;
  checkSampleCount('gaussianQuantiles', samples);
  checkPositive('gaussianQuantiles', 'classes', classes);
  checkOption('gaussianQuantiles', 'samples', samples, samples >= classes, `at least ${classes}`);
  if (mean !== undefined) checkMean(mean);
  const axes = mean?.length ?? features;
  checkFeatures('gaussianQuantiles', 'features', axes, samples);
  checkVariance(variance);
  checkFlag('gaussianQuantiles', 'shuffle', shuffle);
  const middle = tensor(mean ?? new Float64Array(axes));
  const cloud = normalMatrix(random, samples, axes).mul(Math.sqrt(variance)).add(middle);
  const x = fromInsideOut(cloud, middle);
  const y = shells(samples, classes);
  const [mixedX, mixedY] = shuffle ? shuffledTogether(random, [x, y]) : [x, y];
  return { x: mixedX, y: mixedY };
}

function fromInsideOut(x: Tensor, middle: Tensor): Tensor {
  const distances = x.sub(middle).square().sum(1).toTypedArray();
  const order = Array.from(distances, (_, sample) => sample);
  return taken(
    x,
    order.sort((a, b) => distances[a] - distances[b]),
  );
}

function shells(samples: number, classes: number): Tensor {
  const size = Math.floor(samples / classes);
  const shell = (_: unknown, index: number): number =>
    Math.min(Math.floor(index / size), classes - 1);
  return tensor(Float64Array.from({ length: samples }, shell));
}

function checkMean(mean: readonly number[]): void {
  const isFit = Array.isArray(mean) && mean.length > 0 && mean.every(Number.isFinite);
  checkOption('gaussianQuantiles', 'mean', mean, isFit, 'a list of finite numbers');
}

function checkVariance(variance: number): void {
  const isFit = isStandardDeviation(variance);
  checkOption('gaussianQuantiles', 'variance', variance, isFit, 'a finite number, 0 or more');
}
