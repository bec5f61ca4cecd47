import type { Random } from '@semente/random';
import { cosine, sine } from './angle.ts';
import { closedArc } from './arc.ts';
import { checkFlag, checkNoise, checkOption, checkPositive, checkRandom } from './check-option.ts';
import { halves } from './class-sizes.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions, type Sample } from './dataset.ts';

export interface FlowerOptions extends Omit<NoisyDatasetOptions, 'noise'> {
  /** The number of samples, half in each class (class 1 takes the odd one), or the two numbers. */
  readonly samples?: number | readonly [first: number, second: number];
  /** The k of the rose r = 4·sin(kθ): so many petals if it is odd, and twice as many if it is even. */
  readonly frequency?: number;
  /** The standard deviation of angle and radius around the rose; drawn always. */
  readonly noise?: number;
}

/** How far each class goes around the centre: a little less than half a turn, as in the course. */
const SPAN = 3.12;

/**
 * A flower: a polar rose whose one half is class 0 and whose other half is class 1.
 *
 * At the angle θ + noise lies the radius 4·sin(kθ) + noise, and x = (r·sin θ, r·cos θ). For
 * `numpyRandom(1)`, 400 samples and no shuffle this is the planar data of the deeplearning.ai course
 * "Neural Networks and Deep Learning", week 3.
 *
 * @returns x: [samples, 2] float64; y: [samples] float64, the half.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { flower } from '@semente/datasets';
 * import { numpyRandom } from '@semente/random';
 *
 * const { x, y } = flower({ samples: 400, shuffle: false, random: numpyRandom(1) });
 * console.log(x.shape, y.shape); // [400, 2] [400]
 * ```
 */
export function flower(options: FlowerOptions): Dataset {
  checkRandom('flower', options);
  const { samples = 100, frequency = 4, noise = 0.2, shuffle = true, random } = options;
  const sizes = halves('flower', samples);
  checkPositive('flower', 'frequency', frequency);
  checkNoise('flower', noise);
  checkOption('flower', 'noise', noise, noise <= 1000, 'at most 1000, since it turns angles, too');
  checkFlag('flower', 'shuffle', shuffle);
  const points = sizes.flatMap((size, label) => half(size, label, frequency, noise, random));
  return datasetOf(points, 2, { shuffle, noise: 0, random });
}

/** All angles are drawn before the radii. */
function half(
  count: number,
  label: number,
  frequency: number,
  noise: number,
  random: Random,
): Sample[] {
  const start = label * SPAN;
  const angles = closedArc((label + 1) * SPAN - start, count).map(
    (angle) => angle + start + random.normal() * noise,
  );
  return angles.map((angle) => {
    const radius = 4 * sine(frequency * angle) + random.normal() * noise;
    return { features: [radius * sine(angle), radius * cosine(angle)], label };
  });
}
