import { completeOptions, isFiniteNumber, isNotNegative } from '../claims.ts';
import { drawEach, type Initializer, initializer, rounded } from './initializer.ts';

/** The normal distribution that weights are drawn from. */
export interface NormalOptions {
  /** 0 by default. */
  readonly mean?: number;
  /** 1 by default. */
  readonly standardDeviation?: number;
}

/**
 * Draws from a normal distribution, not truncated, whatever the size of the layer.
 *
 * @throws RangeError if the standard deviation is negative or either number is not finite.
 * @example
 * ```ts
 * import { linear, normal } from '@semente/nn';
 * import { numpyRandom } from '@semente/random';
 *
 * const weight = normal({ standardDeviation: 10 });
 * const layer = linear(2, 1, { weight, random: numpyRandom(3) });
 * console.log(layer.weight.toArray()); // [[17.886284734303185, 4.365098505119894]]
 * ```
 */
export function normal(options: NormalOptions = {}): Initializer {
  const { mean, standardDeviation } = completeMoments('normal', options);
  return initializer({
    name: 'normal',
    draw: (weight) => drawEach(weight.shape, () => weight.random.normal(mean, standardDeviation)),
    explain: () => ({
      formula: `w ~ N(${rounded(mean)}, ${rounded(standardDeviation)}²)`,
      standardDeviation,
    }),
  });
}

/** Of a normal distribution. */
export function completeMoments(rule: string, options: NormalOptions): Required<NormalOptions> {
  return completeOptions(
    rule,
    options,
    { mean: 0, standardDeviation: 1 },
    { mean: isFiniteNumber, standardDeviation: isNotNegative },
  );
}
