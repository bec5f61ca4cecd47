import { tensor } from '@semente/tensor';
import { checkOption, checkRandom, checkSampleCount, MOST_SAMPLES } from './check-option.ts';
import type { Dataset, DatasetOptions } from './dataset.ts';
import { normalMatrix } from './draws.ts';

export interface HastieOptions extends Pick<DatasetOptions, 'random'> {
  /** The number of samples. */
  readonly samples?: number;
}

/** The median of the χ² distribution with ten degrees of freedom. */
const MEDIAN = 9.34;

/**
 * Ten standard normal features; the class tells whether a sample lies outside of a sphere that
 * holds half of them.
 *
 * The label is 1 where the sum of the squared features is above 9.34, and −1 elsewhere; a loss that
 * takes 0 and 1 gets them by `y.greater(0).asType('float64')`. This is scikit-learn's
 * `make_hastie_10_2`: T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical
 * Learning", second edition, equation 10.2.
 *
 * @returns x: [samples, 10] float64; y: [samples] float64, −1 or 1.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { hastie } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = hastie({ samples: 2000, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [2000, 10] [2000]
 * ```
 */
export function hastie(options: HastieOptions): Dataset {
  checkRandom('hastie', options);
  const { samples = 12_000, random } = options;
  checkSampleCount('hastie', samples);
  // Ten features take as much memory as two of five times as many samples.
  const most = MOST_SAMPLES / 5;
  checkOption('hastie', 'samples', samples, samples <= most, `at most ${most}`);
  const x = normalMatrix(random, samples, 10);
  const squaredRadii = x.square().sum(1).toTypedArray();
  const labels = Float64Array.from(squaredRadii, (squared) => (squared > MEDIAN ? 1 : -1));
  return { x, y: tensor(labels) };
}
