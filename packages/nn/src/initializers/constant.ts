import { drawEach, type Initializer } from './initializer.ts';

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
  return (weight) => drawEach(weight, () => 0);
}
