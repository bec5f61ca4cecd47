import { checkFlag, checkNoise, checkRandom } from './check-option.ts';
import { equalParts } from './class-sizes.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions } from './dataset.ts';

export interface XorOptions extends NoisyDatasetOptions {
  /**
   * The number of samples, equally divided among the corners (0, 0), (1, 1), (0, 1) and (1, 0); the
   * first ones take what is left over. Or the number at each corner.
   */
  readonly samples?: number | readonly number[];
}

/** The corners of the unit square: those of class 0, and then those of class 1. */
const CORNERS = [
  { features: [0, 0], label: 0 },
  { features: [1, 1], label: 0 },
  { features: [0, 1], label: 1 },
  { features: [1, 0], label: 1 },
];

/**
 * Exclusive or: the corners of a square, where opposite ones are of one class. No straight line
 * separates them (M. Minsky and S. Papert, "Perceptrons", 1969).
 *
 * Four samples without noise are the truth table.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, 1 where exactly one of the inputs is 1.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { xor } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = xor({ samples: 4, shuffle: false, random: seededRandom(1) });
 * console.log(x.toArray(), y.toArray()); // [[0, 0], [1, 1], [0, 1], [1, 0]] [0, 0, 1, 1]
 * ```
 */
export function xor(options: XorOptions): Dataset {
  checkRandom('xor', options);
  const { samples = 100, noise = 0, shuffle = true, random } = options;
  const sizes = equalParts('xor', samples, CORNERS.length);
  checkNoise('xor', noise);
  checkFlag('xor', 'shuffle', shuffle);
  const points = sizes.flatMap((length, corner) => Array.from({ length }, () => CORNERS[corner]));
  return datasetOf(points, 2, { shuffle, noise, random });
}
