import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import { type Initializer, sizeOf, type WeightSpecification } from '../initializers/initializer.ts';
import { shown } from '../shown.ts';

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

/** The same options for a layer that has no bias, such as one before a normalization. */
export type WithoutBias<Options extends WeightOptions> = Omit<Options, 'bias'> & {
  readonly bias: false;
};

/**
 * A parameter with the numbers that a rule gives for it.
 *
 * @param name - The layer's, for messages.
 * @throws RangeError if there is no rule, or it does not give one number for each weight.
 */
export function drawParameter(
  name: string,
  rule: Initializer,
  weight: WeightSpecification,
  dtype: FloatType,
): Tensor {
  return tensor(draw(name, rule, weight), { shape: weight.shape, dtype, requiresGrad: true });
}

/** As `drawParameter`, but null if there is to be no bias. */
export function drawBias(
  name: string,
  rule: Initializer | false,
  bias: WeightSpecification,
  dtype: FloatType,
): Tensor | null {
  return rule === false ? null : drawParameter(name, rule, bias, dtype);
}

/** The numbers of a rule, one for each weight. */
export function draw(name: string, rule: unknown, weight: WeightSpecification): Float64Array {
  const values: unknown = typeof rule === 'function' ? rule(weight) : rule;
  if (!(values instanceof Float64Array)) {
    const hint = typeof values === 'function' ? ' that makes one; call it' : '';
    throw new RangeError(
      `${name}: expected a rule for weights, as heNormal() makes one, got ${shown(rule)}${hint}`,
    );
  }
  if (values.length === sizeOf(weight.shape)) return values;
  throw new RangeError(
    `${name}: its rule gave ${values.length} numbers for the shape [${weight.shape.join(', ')}]`,
  );
}
