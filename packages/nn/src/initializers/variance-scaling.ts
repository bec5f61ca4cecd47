import { shown } from '../shown.ts';
import { drawEach, type Initializer, type WeightSpecification } from './initializer.ts';

/** Which count of connections the variance is divided by. */
export type FanMode = 'fanIn' | 'fanOut' | 'fanAverage';

/** A rule that keeps the size of signals from layer to layer. */
export interface VarianceScalingOptions {
  /** The variance is `scale / fan`. */
  readonly scale: number;
  readonly mode: FanMode;
  /** `normal` is not truncated. */
  readonly distribution: 'normal' | 'uniform';
}

/**
 * Draws weights with mean 0 and variance `scale / fan`: a sum over `fan` inputs then has `scale`
 * times the mean square of its inputs, whatever the layer's size. Every rule that is named after
 * its authors is this one with other numbers.
 *
 * @throws RangeError if the scale is not a positive number, or mode or distribution is unknown.
 * @example
 * ```ts
 * import { varianceScaling } from '@semente/nn';
 *
 * const heForTheBackwardPass = varianceScaling({ scale: 2, mode: 'fanOut', distribution: 'normal' });
 * ```
 */
export function varianceScaling(options: VarianceScalingOptions): Initializer {
  const { scale, mode, distribution } = options ?? {};
  if (!Number.isFinite(scale) || scale <= 0) {
    throw new RangeError(
      `varianceScaling: the scale must be a positive number, got ${shown(scale)}`,
    );
  }
  checkChoice('mode', mode, ['fanIn', 'fanOut', 'fanAverage']);
  checkChoice('distribution', distribution, ['normal', 'uniform']);
  return (weight) => {
    const { random } = weight;
    const standardDeviation = Math.sqrt(scale / fanOf(weight, mode));
    // A uniform distribution on [−limit, limit] has variance limit² / 3.
    const limit = Math.sqrt(3) * standardDeviation;
    return distribution === 'normal'
      ? drawEach(weight, () => random.normal(0, standardDeviation))
      : drawEach(weight, () => random.uniform(-limit, limit));
  };
}

function checkChoice(option: string, given: string, choices: readonly string[]): void {
  if (choices.includes(given)) return;
  throw new RangeError(
    `varianceScaling: the ${option} must be one of ${choices.map(shown).join(', ')}, got ${shown(given)}`,
  );
}

function fanOf({ fanIn, fanOut }: WeightSpecification, mode: FanMode): number {
  const fans = { fanIn, fanOut, fanAverage: (fanIn + fanOut) / 2 };
  return fans[mode];
}

/**
 * N(0, 2 / fanIn): keeps the mean square of signals through layers of rectified linear units, which
 * silence half of it (He et al. 2015, “Delving Deep into Rectifiers”, equation 10).
 *
 * @example
 * ```ts
 * import { heNormal, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(784, 128, { weight: heNormal(), random: seededRandom(1) });
 * ```
 */
export function heNormal(): Initializer {
  return varianceScaling({ scale: 2, mode: 'fanIn', distribution: 'normal' });
}

/** U(−√(6 / fanIn), √(6 / fanIn)): as `heNormal`, drawn evenly (He et al. 2015, equation 10). */
export function heUniform(): Initializer {
  return varianceScaling({ scale: 2, mode: 'fanIn', distribution: 'uniform' });
}

/**
 * N(0, 2 / (fanIn + fanOut)): a compromise that keeps both signals and gradients through layers
 * that are linear near 0, such as tanh (Glorot & Bengio 2010, “Understanding the difficulty of
 * training deep feedforward neural networks”, equation 12).
 */
export function glorotNormal(): Initializer {
  return varianceScaling({ scale: 1, mode: 'fanAverage', distribution: 'normal' });
}

/** U(±√(6 / (fanIn + fanOut))): as `glorotNormal`, drawn evenly (Glorot & Bengio 2010, equation 16). */
export function glorotUniform(): Initializer {
  return varianceScaling({ scale: 1, mode: 'fanAverage', distribution: 'uniform' });
}

/**
 * N(0, 1 / fanIn): keeps the mean square of signals through linear layers (LeCun et al. 1998,
 * “Efficient BackProp”, section 4.6).
 */
export function lecunNormal(): Initializer {
  return varianceScaling({ scale: 1, mode: 'fanIn', distribution: 'normal' });
}

/** U(±√(3 / fanIn)): as `lecunNormal`, drawn evenly (LeCun et al. 1998, section 4.6). */
export function lecunUniform(): Initializer {
  return varianceScaling({ scale: 1, mode: 'fanIn', distribution: 'uniform' });
}
