import { completeOptions, isFiniteNumber } from '../claims.ts';
import { drawEach, type Initializer, initializer, rounded } from './initializer.ts';

/** The interval that weights are drawn from. */
export interface UniformOptions {
  /** 0 by default. */
  readonly low?: number;
  /** 1 by default. */
  readonly high?: number;
}

/**
 * Draws evenly from [low, high), whatever the size of the layer. The standard deviation is
 * (high − low) / √12.
 *
 * @throws RangeError if the bounds are not finite numbers with low ≤ high.
 * @example
 * ```ts
 * import { linear, uniform } from '@semente/nn';
 * import { numpyRandom } from '@semente/random';
 *
 * const weight = uniform({ low: -1, high: 1 });
 * const layer = linear(1, 1, { weight, random: numpyRandom(3) });
 * console.log(layer.weight.item()); // 0.10159580514915101
 * ```
 */
export function uniform(options: UniformOptions = {}): Initializer {
  const { low, high } = completeOptions(
    'uniform',
    options,
    { low: 0, high: 1 },
    { low: isFiniteNumber, high: isFiniteNumber },
  );
  if (low > high || !Number.isFinite(high - low)) {
    throw new RangeError(
      `uniform: the bounds must be numbers with low ≤ high, got ${low} and ${high}`,
    );
  }
  return initializer({
    name: 'uniform',
    draw: (weight) => drawEach(weight.shape, () => weight.random.uniform(low, high)),
    explain: () => ({
      formula: `w ~ U(${rounded(low)}, ${rounded(high)})`,
      standardDeviation: (high - low) / Math.sqrt(12),
    }),
  });
}
