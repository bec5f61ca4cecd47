import { cosine, sine } from './angle.ts';
import { closedArc } from './arc.ts';
import { checkFlag, checkNoise, checkRandom } from './check-option.ts';
import { halves } from './class-sizes.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions } from './dataset.ts';

export interface MoonsOptions extends NoisyDatasetOptions {
  /**
   * The number of samples. Half of them lie on either moon; the lower one takes the odd one. Or the
   * numbers on the upper and on the lower moon.
   */
  readonly samples?: number | readonly [upper: number, lower: number];
}

/**
 * Two half circles in the plane that reach into each other.
 *
 * Class 0 is the upper half of the unit circle around (0, 0), class 1 the lower half of the unit
 * circle around (1, 0.5), both in equal steps of angle. This is scikit-learn's `make_moons`, with the
 * same samples in the same order for the same state of `numpyRandom`.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, 0 for the upper and 1 for the lower moon.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { moons } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = moons({ samples: 200, noise: 0.1, random: seededRandom('moons') });
 * console.log(x.shape, y.shape); // [200, 2] [200]
 * ```
 */
export function moons(options: MoonsOptions): Dataset {
  checkRandom('moons', options);
  const { samples = 100, noise = 0, shuffle = true, random } = options;
  const [upperCount, lowerCount] = halves('moons', samples);
  checkNoise('moons', noise);
  checkFlag('moons', 'shuffle', shuffle);
  const upper = closedArc(Math.PI, upperCount).map((angle) => ({
    features: [cosine(angle), sine(angle)],
    label: 0,
  }));
  const lower = closedArc(Math.PI, lowerCount).map((angle) => ({
    features: [1 - cosine(angle), 1 - sine(angle) - 0.5],
    label: 1,
  }));
  return datasetOf([...upper, ...lower], 2, { shuffle, noise, random });
}
