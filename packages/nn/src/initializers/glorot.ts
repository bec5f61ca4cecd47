import { completeOptions, isPositive } from '../claims.ts';
import type { Initializer } from './initializer.ts';
import { namedVarianceScaling } from './variance-scaling.ts';

/** How much the layer's activation has to be made up for. */
export interface GlorotOptions {
  /** What the standard deviation is multiplied by, as `gain(tanh)`; 1 by default. */
  readonly gain?: number;
}

/**
 * N(0, 2 / (fanIn + fanOut)): a compromise that keeps both signals and gradients through layers
 * that are linear near 0, such as tanh (Glorot & Bengio 2010, “Understanding the difficulty of
 * training deep feedforward neural networks”, equation 12). A gain multiplies the standard deviation.
 *
 * @throws RangeError if the gain is not a positive number.
 * @example
 * ```ts
 * import { glorotNormal } from '@semente/nn';
 *
 * console.log(glorotNormal().explain({ shape: [4, 4], fanIn: 4, fanOut: 4 }));
 * ```
 */
export function glorotNormal(options: GlorotOptions = {}): Initializer {
  return glorot('glorotNormal', 'normal', 12, options);
}

/**
 * U(±√(6 / (fanIn + fanOut))): as `glorotNormal`, drawn evenly (Glorot & Bengio 2010, equation 16).
 *
 * @example
 * ```ts
 * import { glorotUniform } from '@semente/nn';
 *
 * const rule = glorotUniform();
 * console.log(rule.explain({ shape: [4, 4], fanIn: 4, fanOut: 4 }).split('\n')[1]);
 * // formula: w ~ U(−0.866, 0.866), variance 1 / ((fanIn + fanOut) / 2) = 1 / 4 = 0.25
 * ```
 */
export function glorotUniform(options: GlorotOptions = {}): Initializer {
  return glorot('glorotUniform', 'uniform', 16, options);
}

function glorot(
  name: string,
  distribution: 'normal' | 'uniform',
  equation: number,
  options: GlorotOptions,
): Initializer {
  const { gain } = completeOptions(name, options, { gain: 1 }, { gain: isPositive });
  return namedVarianceScaling(
    name,
    { scale: gain * gain, mode: 'fanAverage', distribution },
    'Glorot & Bengio 2010, “Understanding the difficulty of training deep feedforward neural ' +
      `networks”, equation ${equation}`,
  );
}
