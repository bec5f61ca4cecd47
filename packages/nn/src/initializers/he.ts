import { completeOptions, isFiniteNumber } from '../claims.ts';
import type { Initializer } from './initializer.ts';
import { namedVarianceScaling } from './variance-scaling.ts';

/** What the layer's activation does with numbers below 0. */
export interface HeOptions {
  /** The a of a leaky rectifier, max(x, a·x); 0, a plain rectifier, by default. */
  readonly negativeSlope?: number;
}

/**
 * N(0, 2 / fanIn): keeps the mean square of signals through layers of rectified linear units, which
 * silence half of it (He et al. 2015, “Delving Deep into Rectifiers”, equation 10). A leaky rectifier
 * silences less, and the variance is 2 / ((1 + a²) · fanIn) (equation 15).
 *
 * @throws RangeError if the slope is not a finite number.
 * @example
 * ```ts
 * import { heNormal, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(784, 128, { weight: heNormal(), random: seededRandom(1) });
 * console.log(heNormal().explain({ shape: [128, 784], fanIn: 784, fanOut: 128 }));
 * ```
 */
export function heNormal(options: HeOptions = {}): Initializer {
  return he('heNormal', 'normal', options);
}

/**
 * U(−√(6 / fanIn), √(6 / fanIn)): as `heNormal`, drawn evenly (He et al. 2015, equation 10).
 *
 * @example
 * ```ts
 * import { heUniform } from '@semente/nn';
 *
 * const rule = heUniform();
 * console.log(rule.explain({ shape: [4, 6], fanIn: 6, fanOut: 4 }).split('\n')[1]);
 * // formula: w ~ U(−1, 1), variance 2 / fanIn = 2 / 6 = 0.3333
 * ```
 */
export function heUniform(options: HeOptions = {}): Initializer {
  return he('heUniform', 'uniform', options);
}

function he(name: string, distribution: 'normal' | 'uniform', options: HeOptions): Initializer {
  const { negativeSlope } = completeOptions(
    name,
    options,
    { negativeSlope: 0 },
    { negativeSlope: isFiniteNumber },
  );
  return namedVarianceScaling(
    name,
    { scale: 2 / (1 + negativeSlope * negativeSlope), mode: 'fanIn', distribution },
    `He et al. 2015, “Delving Deep into Rectifiers”, equation ${negativeSlope === 0 ? 10 : 15}`,
  );
}
