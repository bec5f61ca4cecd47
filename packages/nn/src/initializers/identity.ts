import { completeOptions, isPositive } from '../claims.ts';
import { type Initializer, initializer, rounded, sizeOf } from './initializer.ts';

/** How large the identity is. */
export interface IdentityOptions {
  /** What stands on the diagonal; 1 by default. */
  readonly gain?: number;
}

/**
 * The identity matrix times the gain: at first a layer passes on what it gets, as the recurrent
 * weights of Le, Jaitly and Hinton 2015, “A Simple Way to Initialize Recurrent Networks of Rectified
 * Linear Units”, do. Where inputs and outputs differ in number it is a part of the identity: the first
 * inputs are passed on, and outputs beyond them are 0.
 *
 * @throws RangeError if the gain is not a positive number, or, when called, if the weight is not a
 * matrix.
 * @example
 * ```ts
 * import { identity, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const layer = linear(3, 2, { weight: identity(), random: seededRandom(1) });
 * console.log(layer.weight.toArray()); // [[1, 0, 0], [0, 1, 0]]
 * ```
 */
export function identity(options: IdentityOptions = {}): Initializer {
  const { gain } = completeOptions('identity', options, { gain: 1 }, { gain: isPositive });
  return initializer({
    name: 'identity',
    draw({ shape }) {
      checkTwoAxes(shape);
      const [rows, columns] = shape;
      const values = new Float64Array(sizeOf(shape));
      for (let i = 0; i < Math.min(rows, columns); i++) values[i * columns + i] = gain;
      return values;
    },
    explain({ shape }) {
      checkTwoAxes(shape);
      return {
        formula: `w = ${rounded(gain)} on the diagonal of ${Math.min(...shape)}, 0 elsewhere, nothing is drawn`,
        standardDeviation: 0,
        source:
          'Le et al. 2015, “A Simple Way to Initialize Recurrent Networks of Rectified Linear Units”',
      };
    },
  });
}

function checkTwoAxes(shape: readonly number[]): void {
  if (shape.length === 2) return;
  throw new RangeError(
    `identity: fills weights of shape [outputs, inputs], not of shape [${shape.join(', ')}]; dirac() is the identity of convolutions`,
  );
}
