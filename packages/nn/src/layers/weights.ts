import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import { type Claim, isSource } from '../claims.ts';
import { zeros } from '../initializers/constant.ts';
import { heNormal } from '../initializers/he.ts';
import { type Initializer, sizeOf, type WeightSpecification } from '../initializers/initializer.ts';
import { shown } from '../shown.ts';
import { isFloatType, isRule, isRuleOrFalse } from './checks.ts';

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

/** Either of the two. */
export type WithOrWithoutBias<Options extends WeightOptions> = Omit<Options, 'bias'> & {
  readonly bias?: Initializer | false;
};

export const weightDefaults: Required<Omit<WeightOptions, 'random'>> = {
  weight: heNormal(),
  bias: zeros(),
  dtype: 'float64',
};

export const weightClaims: Readonly<Record<keyof WeightOptions, Claim>> = {
  random: isSource,
  weight: isRule,
  bias: isRuleOrFalse,
  dtype: isFloatType,
};

/**
 * A parameter with the numbers that a rule gives for it.
 *
 * @param name - The layer's, for messages.
 * @throws RangeError if the rule does not give one number for each weight.
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
export function draw(name: string, rule: Initializer, weight: WeightSpecification): Float64Array {
  const size = sizeOf(weight.shape);
  const shape = `[${weight.shape.join(', ')}]`;
  if (size > MOST_WEIGHTS) throw new RangeError(`${name}: a weight of shape ${shape} is too large`);
  const values: unknown = rule(weight);
  if (values instanceof Float64Array && values.length === size) return values;
  if (values instanceof Float64Array) {
    throw new RangeError(`${name}: its rule gave ${values.length} numbers for the shape ${shape}`);
  }
  throw new RangeError(`${name}: its rule gave ${shown(values)}, where a Float64Array would fit`);
}

/** As many numbers as a tensor can have. */
const MOST_WEIGHTS = 2 ** 32 - 1;
