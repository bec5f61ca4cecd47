import { tensor } from '@semente/tensor';
import { sine } from './angle.ts';
import {
  checkFeatures,
  checkNoise,
  checkOption,
  checkRandom,
  checkSampleCount,
} from './check-option.ts';
import type { Dataset, NoisyDatasetOptions } from './dataset.ts';
import { uniformMatrix } from './draws.ts';

export interface Friedman1Options extends Omit<NoisyDatasetOptions, 'shuffle' | 'noise'> {
  /** The number of samples. */
  readonly samples?: number;
  /** The number of features, at least 5. Those beyond the fifth have no influence. */
  readonly features?: number;
  /** The standard deviation of the normal noise that is added to the targets; drawn always. */
  readonly noise?: number;
}

/**
 * Friedman's regression problem: five uniform features with influence, and others without.
 *
 * The target is 10·sin(π·x₀·x₁) + 20·(x₂ − 0.5)² + 10·x₃ + 5·x₄ + noise. This is scikit-learn's
 * `make_friedman1`: J. H. Friedman, "Multivariate adaptive regression splines", The Annals of
 * Statistics 19(1), 1991, section 4.3.
 *
 * @returns x: [samples, features] float64, in [0, 1); y: [samples] float64, the targets.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { friedman1 } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = friedman1({ samples: 200, noise: 1, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [200, 10] [200]
 * ```
 */
export function friedman1(options: Friedman1Options): Dataset {
  checkRandom('friedman1', options);
  const { samples = 100, features = 10, noise = 0, random } = options;
  checkSampleCount('friedman1', samples);
  checkFeatures('friedman1', 'features', features, samples);
  checkOption('friedman1', 'features', features, features >= 5, 'at least 5');
  checkNoise('friedman1', noise);
  const x = uniformMatrix(random, samples, features);
  const values = x.toTypedArray();
  const targets = Float64Array.from({ length: samples }, (_, sample) => {
    const [a, b, c, d, e] = values.subarray(sample * features);
    const curve = 10 * sine(Math.PI * a * b) + 20 * ((c - 0.5) * (c - 0.5)) + 10 * d + 5 * e;
    return curve + noise * random.normal();
  });
  return { x, y: tensor(targets) };
}
