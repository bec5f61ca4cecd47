import { shown } from '../shown.ts';
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
export function uniform({ low = 0, high = 1 }: UniformOptions = {}): Initializer {
  if (![low, high, high - low].every(Number.isFinite) || low > high) {
    throw new RangeError(
      `uniform: the bounds must be finite numbers with low ≤ high, got ${shown(low)} and ${shown(high)}`,
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
