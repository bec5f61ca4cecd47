import { completeOptions, isPositive } from '../claims.ts';
import { type Initializer, initializer, rounded } from './initializer.ts';
import { atCentre, type ConvolutionShape, convolutionShape } from './kernel.ts';
import { type OrthogonalOptions, orthogonalMatrix } from './orthogonal.ts';

/**
 * Convolutions that keep the length of every signal: a random matrix with orthonormal columns, times
 * the gain, in the middle of the kernels, and 0 elsewhere. Networks of 10,000 such layers were trained
 * without any further help (Xiao et al. 2018, “Dynamical Isometry and a Mean Field Theory of CNNs”,
 * algorithm 2). `orthogonal`, which takes the whole weight as one matrix, does not keep lengths, because
 * the windows of a convolution overlap. For convolutions of one group.
 *
 * @throws RangeError if the gain is not a positive number, or, when called, if there are fewer output
 * channels than input channels: no such layer keeps all lengths.
 * @example
 * ```ts
 * import { deltaOrthogonal } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const values = deltaOrthogonal()({ shape: [8, 4, 3, 3], fanIn: 36, fanOut: 72, random });
 * console.log(values.filter((value) => value !== 0).length); // 32
 * ```
 */
export function deltaOrthogonal(options: OrthogonalOptions = {}): Initializer {
  const { gain } = completeOptions('deltaOrthogonal', options, { gain: 1 }, { gain: isPositive });
  return initializer({
    name: 'deltaOrthogonal',
    draw({ shape, random }) {
      const convolution = growingShape(shape);
      const { outputs, inputs } = convolution;
      return atCentre(convolution, orthogonalMatrix(outputs, inputs, gain, random));
    },
    explain({ shape }) {
      const { outputs, inputs, kernelSize, centre } = growingShape(shape);
      return {
        formula: `Hᵀ·H = ${rounded(gain)}²·I for the matrix H of ${outputs} by ${inputs} at place ${centre} of the kernels, from Haar's measure, 0 elsewhere`,
        standardDeviation: gain / Math.sqrt(outputs * kernelSize),
        source:
          'Xiao et al. 2018, “Dynamical Isometry and a Mean Field Theory of CNNs”, algorithm 2',
      };
    },
  });
}

function growingShape(shape: readonly number[]): ConvolutionShape {
  const convolution = convolutionShape('deltaOrthogonal', shape);
  if (convolution.outputs >= convolution.inputs) return convolution;
  throw new RangeError(
    `deltaOrthogonal: needs at least as many output channels as input channels, got shape [${shape.join(', ')}]`,
  );
}
