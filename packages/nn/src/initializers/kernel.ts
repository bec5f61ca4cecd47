import { checkMatrix } from './checks.ts';
import { sizeOf } from './initializer.ts';

/** A convolution's weight, [outputs, inputs, …kernel]. A matrix is one with a kernel of no axes. */
export interface ConvolutionShape {
  readonly outputs: number;
  readonly inputs: number;
  /** How many weights join an input channel to an output channel. */
  readonly kernelSize: number;
  /** The kernel's middle, counted in row-major order; of an even length the later one of two. */
  readonly centre: number;
}

export function convolutionShape(rule: string, shape: readonly number[]): ConvolutionShape {
  checkMatrix(rule, shape);
  const [outputs, inputs, ...kernel] = shape;
  const centre = kernel.reduce((index, length) => index * length + Math.floor(length / 2), 0);
  return { outputs, inputs, kernelSize: sizeOf(kernel), centre };
}

/** Zeros but for the middles of the kernels, which are the given matrix [outputs, inputs]. */
export function atCentre(shape: ConvolutionShape, matrix: Float64Array): Float64Array {
  const values = new Float64Array(matrix.length * shape.kernelSize);
  matrix.forEach((value, i) => {
    values[i * shape.kernelSize + shape.centre] = value;
  });
  return values;
}
