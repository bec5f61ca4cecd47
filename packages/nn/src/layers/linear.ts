import type { Tensor } from '@semente/tensor';
import { completeOptions } from '../claims.ts';
import { shown } from '../shown.ts';
import { checkCounts, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import {
  drawBias,
  drawParameter,
  type WeightOptions,
  type WithOrWithoutBias,
  type WithoutBias,
  weightClaims,
  weightDefaults,
} from './weights.ts';

/**
 * A linear layer. Its weight and bias are the same tensors for ever, so that an optimizer or a
 * compiled function never holds old ones: `layer.weight.assign(values)` gives new numbers, and
 * `layer.weight = …` throws a TypeError.
 */
export interface Linear<Bias extends Tensor | null = Tensor> extends Layer {
  /** `[outFeatures, inFeatures]`. */
  readonly weight: Tensor;
  /** `[outFeatures]`; null if it was made with `bias: false`. */
  readonly bias: Bias;
}

/** How a linear layer starts. */
export type LinearOptions = WeightOptions;

/** Without a bias: y = x · weightᵀ. Else as below. */
export function linear(
  inFeatures: number,
  outFeatures: number,
  options: WithoutBias<LinearOptions>,
): Linear<null>;
/**
 * y = x · weightᵀ + bias: from `[samples, inFeatures]` to `[samples, outFeatures]`. Between the two
 * there may be more axes, such as the steps of a sequence: each step is then a sample of its own.
 * With `bias: false` there is no bias.
 *
 * @throws RangeError if a number of features is not a whole number above 0, there is no random source,
 * or a rule does not give one number for each weight.
 * @throws TensorError when called with an input of another shape or dtype.
 * @example
 * ```ts
 * import { heNormal, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const layer = linear(2, 3, { weight: heNormal(), random: seededRandom(1) });
 * console.log(layer(tensor([[1, 2], [3, 4]])).shape); // [2, 3]
 * ```
 */
export function linear(inFeatures: number, outFeatures: number, options: LinearOptions): Linear;
export function linear(
  inFeatures: number,
  outFeatures: number,
  options: WithOrWithoutBias<LinearOptions>,
): Linear<Tensor | null> {
  const name = `linear(${shown(inFeatures)}, ${shown(outFeatures)})`;
  checkCounts(name, 'numbers of features', [inFeatures, outFeatures]);
  const { random, dtype, ...rules } = completeOptions(name, options, weightDefaults, weightClaims);
  const fans = { fanIn: inFeatures, fanOut: outFeatures, random };
  const shape = [outFeatures, inFeatures];
  const weight = drawParameter(name, rules.weight, { shape, ...fans }, dtype);
  const bias = drawBias(name, rules.bias, { shape: [outFeatures], ...fans }, dtype);

  const forward = (x: Tensor): Tensor => {
    requireInput(name, x, dtype, ['samples', '…', inFeatures]);
    // One product of matrices, however many axes there are: the weight's gradient is one, too.
    const rows = x.rank === 2 ? x : x.reshape([-1, inFeatures]);
    const product = rows.matmul(weight.transpose());
    const y = bias === null ? product : product.add(bias);
    return x.rank === 2 ? y : y.reshape([...x.shape.slice(0, -1), outFeatures]);
  };
  return namedLayer(name, forward, { weight, bias });
}
