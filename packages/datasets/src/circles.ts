import { cosine, sine } from './angle.ts';
import { openArc } from './arc.ts';
import { checkFlag, checkNoise, checkOption, checkRandom } from './check-option.ts';
import { halves } from './class-sizes.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions, type Sample } from './dataset.ts';

export interface CirclesOptions extends NoisyDatasetOptions {
  /**
   * The number of samples. Half of them lie on either circle; the inner one takes the odd one. Or
   * the numbers on the outer and on the inner circle.
   */
  readonly samples?: number | readonly [outer: number, inner: number];
  /** The radius of the inner circle, from 0 up to, but not including, 1. */
  readonly factor?: number;
}

/**
 * A circle around a smaller one, in the plane: two classes that no straight line separates.
 *
 * Class 0 lies on the unit circle, class 1 on a circle of radius `factor` around the same centre,
 * both in equal steps of angle. This is scikit-learn's `make_circles`, with the same samples in the
 * same order for the same state of `numpyRandom`.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, 0 for the outer and 1 for the inner circle.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { circles } from '@semente/datasets';
 * import { numpyRandom } from '@semente/random';
 *
 * const { x, y } = circles({ samples: 300, noise: 0.05, random: numpyRandom(1) });
 * console.log(x.shape, y.shape); // [300, 2] [300]
 * ```
 */
export function circles(options: CirclesOptions): Dataset {
  checkRandom('circles', options);
  const { samples = 100, noise = 0, factor = 0.8, shuffle = true, random } = options;
  const [outer, inner] = halves('circles', samples);
  const isFactor = Number.isFinite(factor) && factor >= 0 && factor < 1;
  checkOption('circles', 'factor', factor, isFactor, 'at least 0 and less than 1');
  checkNoise('circles', noise);
  checkFlag('circles', 'shuffle', shuffle);
  const points = [...circle(outer, 1, 0), ...circle(inner, factor, 1)];
  return datasetOf(points, 2, { shuffle, noise, random });
}

function circle(count: number, radius: number, label: number): Sample[] {
  return openArc(2 * Math.PI, count).map((angle) => ({
    features: [cosine(angle) * radius, sine(angle) * radius],
    label,
  }));
}
