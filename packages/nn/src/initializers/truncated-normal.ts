import type { Random } from '@semente/random';
import { drawEach, type Initializer, initializer, rounded } from './initializer.ts';
import { completeMoments, type NormalOptions } from './normal.ts';

/**
 * The standard deviation that is left of 1 when a normal distribution is cut at ±2: the root of
 * 1 − 2·2·φ(2) / (Φ(2) − Φ(−2)) = 0.7737413035… (Johnson, Kotz and Balakrishnan 1994, “Continuous
 * Univariate Distributions” 1, chapter 13, section 10.1), with the density φ and the distribution function Φ.
 */
const CUT_DEVIATION = 0.8796256610342398;

/**
 * Draws from a normal distribution that is cut at two of its standard deviations, so that no weight
 * is extreme. What is cut off would leave only 0.88 of the standard deviation; the distribution is
 * widened by as much before, so that the weights do have the one that is asked for. They lie within
 * 2 / 0.8796… = 2.27 of it.
 *
 * @throws RangeError if the standard deviation is negative or either number is not finite.
 * @example
 * ```ts
 * import { linear, truncatedNormal } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const weight = truncatedNormal({ standardDeviation: 0.02 });
 * const layer = linear(100, 100, { weight, random: seededRandom(1) });
 * console.log(layer.weight.abs().max().item() < 0.0455); // true
 * ```
 */
export function truncatedNormal(options: NormalOptions = {}): Initializer {
  const { mean, standardDeviation } = completeMoments('truncatedNormal', options);
  return initializer({
    name: 'truncatedNormal',
    draw: (weight) =>
      drawEach(weight.shape, () => mean + truncatedDraw(weight.random, standardDeviation)),
    explain: () => ({
      formula: `w ~ ${truncatedFormula(standardDeviation, mean)}`,
      standardDeviation,
    }),
  });
}

/** With mean 0 and the given standard deviation. What lies outside is drawn again. */
export function truncatedDraw(random: Random, standardDeviation: number): number {
  let z = random.normal();
  while (Math.abs(z) > 2) z = random.normal();
  return z * (standardDeviation / CUT_DEVIATION);
}

/** The distribution in mathematical notation. */
export function truncatedFormula(standardDeviation: number, mean = 0): string {
  const parent = standardDeviation / CUT_DEVIATION;
  const bounds = [mean - 2 * parent, mean + 2 * parent].map(rounded).join(', ');
  return `N(${rounded(mean)}, ${rounded(parent)}²) cut to [${bounds}]`;
}
