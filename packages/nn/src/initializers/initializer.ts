import type { Random } from '@semente/random';

/** What a layer says of a weight that it wants initialized. */
export interface WeightSpecification {
  /** The weight's shape; a linear layer's is `[outFeatures, inFeatures]`. */
  readonly shape: readonly number[];
  /** How many inputs each output is summed over. */
  readonly fanIn: number;
  /** How many outputs each input takes part in. */
  readonly fanOut: number;
  readonly random: Random;
}

/**
 * A rule for starting weights: the values, in row-major order. The layer states the fans, so that
 * no rule has to guess them from a shape.
 */
export type Initializer = (weight: WeightSpecification) => Float64Array;

/** One draw after another, in row-major order. */
export function drawEach({ shape }: WeightSpecification, draw: () => number): Float64Array {
  const size = shape.reduce((product, length) => product * length, 1);
  return Float64Array.from({ length: size }, draw);
}
