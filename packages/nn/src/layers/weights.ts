import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import type { Initializer, WeightSpecification } from '../initializers/initializer.ts';

/** What the numbers of a layer are held in. */
export type FloatType = 'float64' | 'float32';

/** How the numbers of a layer are held. */
export interface DTypeOptions {
  /** `float64` by default. */
  readonly dtype?: FloatType;
}

/** How a layer with a weight and a bias starts. */
export interface WeightOptions extends DTypeOptions {
  /** Where the starting weights are drawn from. */
  readonly random: Random;
  /** The rule for the weights; `heNormal()` by default. */
  readonly weight?: Initializer;
  /** The rule for the biases; `zeros()` by default. */
  readonly bias?: Initializer;
}

/** A parameter with the numbers that a rule gives for it. */
export function drawParameter(
  rule: Initializer,
  weight: WeightSpecification,
  dtype: FloatType,
): Tensor {
  return tensor(rule(weight), { shape: weight.shape, dtype, requiresGrad: true });
}
