import { checkOptions, isFiniteNumber } from '../claims.ts';
import { drawEach, type Initializer, initializer, rounded } from './initializer.ts';

/**
 * Zeros: right for biases. As weights they never break the symmetry between the units of a layer:
 * all of them compute the same and receive the same gradient, for ever.
 *
 * @example
 * ```ts
 * import { linear, zeros } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(2, 3, { weight: zeros(), random: seededRandom(1) });
 * console.log(layer.weight.toArray()); // [[0, 0], [0, 0], [0, 0]]
 * ```
 */
export function zeros(): Initializer {
  return everywhere('zeros', 0);
}

/**
 * Ones: right for the scales of normalizing layers. As weights they keep units equal, as zeros do.
 *
 * @example
 * ```ts
 * import { linear, ones } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(2, 3, { bias: ones(), random: seededRandom(1) });
 * console.log(layer.bias.toArray()); // [1, 1, 1]
 * ```
 */
export function ones(): Initializer {
  return everywhere('ones', 1);
}

/**
 * The same number everywhere, such as a small positive bias that lets rectified linear units begin
 * in their active half.
 *
 * @throws RangeError if the value is not a finite number.
 * @example
 * ```ts
 * import { constant, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(2, 3, { bias: constant(0.01), random: seededRandom(1) });
 * console.log(layer.bias.toArray()); // [0.01, 0.01, 0.01]
 * ```
 */
export function constant(value: number): Initializer {
  checkOptions('constant', { value }, { value: isFiniteNumber });
  return everywhere('constant', value);
}

function everywhere(name: string, value: number): Initializer {
  return initializer({
    name,
    draw: (weight) => drawEach(weight.shape, () => value),
    explain: () => ({ formula: `w = ${rounded(value)}, nothing is drawn`, standardDeviation: 0 }),
  });
}
