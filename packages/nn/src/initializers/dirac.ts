import { completeOptions, isCount } from '../claims.ts';
import { type Initializer, initializer } from './initializer.ts';
import { atCentre, type ConvolutionShape, convolutionShape } from './kernel.ts';

/** How a convolution's channels are grouped. */
export interface DiracOptions {
  /** The convolution's number of groups; 1 by default. */
  readonly groups?: number;
}

/**
 * Convolutions that at first pass channels through: 1 in the middle of the kernel from input channel i
 * to output channel i, as far as there are both, and 0 elsewhere. Within each group, if there are
 * several. The layer has to pad so that the middle of the kernel visits every place, as
 * `padding: 1` does for a kernel of 3.
 *
 * @throws RangeError if the number of groups is not whole and above 0, or, when called, if the weight is
 * no `[outputs, inputs / groups, …kernel]` of so many groups.
 * @example
 * ```ts
 * import { dirac } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const weight = { shape: [1, 1, 3], fanIn: 3, fanOut: 3, random: seededRandom(1) };
 * console.log([...dirac()(weight)]); // [0, 1, 0]
 * ```
 */
export function dirac(options: DiracOptions = {}): Initializer {
  const { groups } = completeOptions('dirac', options, { groups: 1 }, { groups: isCount });
  const groupedShape = (shape: readonly number[]): ConvolutionShape => {
    const convolution = convolutionShape('dirac', shape);
    if (convolution.outputs % groups === 0) return convolution;
    throw new RangeError(
      `dirac: ${convolution.outputs} output channels are not divided by ${groups} groups`,
    );
  };
  return initializer({
    name: 'dirac',
    draw({ shape }) {
      const convolution = groupedShape(shape);
      const { outputs, inputs } = convolution;
      const outputsOfGroup = outputs / groups;
      const matrix = Float64Array.from({ length: outputs * inputs }, (_, i) => {
        const [output, input] = [Math.floor(i / inputs), i % inputs];
        return output % outputsOfGroup === input ? 1 : 0;
      });
      return atCentre(convolution, matrix);
    },
    explain({ shape }) {
      const { outputs, inputs, centre } = groupedShape(shape);
      const passed = Math.min(outputs / groups, inputs);
      return {
        formula: `w = 1 from each of ${passed} input channels to the output channel of its number (groups: ${groups}), at place ${centre} of the kernel, 0 elsewhere, nothing is drawn`,
        standardDeviation: 0,
        source: 'Zagoruyko & Komodakis 2017, “DiracNets”: the kernel I of I + W',
      };
    },
  });
}
