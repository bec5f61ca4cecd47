import { tensor } from '@semente/tensor';
import { sine } from './angle.ts';
import { closedArc } from './arc.ts';
import {
  checkFlag,
  checkNoise,
  checkOption,
  checkRandom,
  checkSampleCount,
} from './check-option.ts';
import { type Dataset, datasetOf, type NoisyDatasetOptions } from './dataset.ts';

export interface SineWaveOptions extends Omit<NoisyDatasetOptions, 'noise'> {
  /** The number of samples. */
  readonly samples?: number;
  /** How many periods there are. */
  readonly periods?: number;
  /** The standard deviation of the normal noise that is added to the targets. */
  readonly noise?: number;
}

/**
 * A sine wave to fit: x in equal steps from −π·periods to π·periods, and y = sin x + noise.
 *
 * @returns x: [samples, 1] float64; y: [samples] float64, the targets.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { sineWave } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = sineWave({ samples: 50, noise: 0.1, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [50, 1] [50]
 * ```
 */
export function sineWave(options: SineWaveOptions): Dataset {
  checkRandom('sineWave', options);
  const { samples = 100, periods = 1, noise = 0, shuffle = true, random } = options;
  checkSampleCount('sineWave', samples);
  const arePeriods = Number.isFinite(periods) && periods > 0 && periods <= 1000;
  checkOption('sineWave', 'periods', periods, arePeriods, 'a number above 0, up to 1000');
  checkNoise('sineWave', noise);
  checkFlag('sineWave', 'shuffle', shuffle);
  const points = closedArc(2 * Math.PI * periods, samples).map((angle) => {
    const x = angle - Math.PI * periods;
    return { features: [x], label: sine(x) };
  });
  const { x, y } = datasetOf(points, 1, { shuffle, noise: 0, random });
  if (noise === 0) return { x, y };
  return { x, y: tensor(y.toTypedArray().map((target) => target + random.normal(0, noise))) };
}
