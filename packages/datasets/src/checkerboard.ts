import { checkNoise, checkPositive, checkRandom, checkSampleCount } from './check-option.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions } from './dataset.ts';

export interface CheckerboardOptions extends Omit<NoisyDatasetOptions, 'shuffle'> {
  /** The number of samples. */
  readonly samples?: number;
  /** How many squares there are along each side. */
  readonly squares?: number;
}

/**
 * A checkerboard: points drawn uniformly from the square from (−1, −1) to (1, 1), whose class is the
 * colour of the field they fall on. The field at (−1, −1) is of class 0.
 *
 * Noise is added after the class is known, so it blurs the edges.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, the colour.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { checkerboard } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = checkerboard({ samples: 400, squares: 4, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [400, 2] [400]
 * ```
 */
export function checkerboard(options: CheckerboardOptions): Dataset {
  checkRandom('checkerboard', options);
  const { samples = 100, squares = 4, noise = 0, random } = options;
  checkSampleCount('checkerboard', samples);
  checkPositive('checkerboard', 'squares', squares);
  checkNoise('checkerboard', noise);
  const points = Array.from({ length: samples }, () => {
    const across = random.uniform();
    const up = random.uniform();
    const label = (Math.floor(across * squares) + Math.floor(up * squares)) % 2;
    return { features: [2 * across - 1, 2 * up - 1], label };
  });
  return datasetOf(points, 2, { shuffle: false, noise, random });
}
