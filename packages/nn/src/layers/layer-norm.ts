import { ones, type Tensor, zeros } from '@semente/tensor';
import { completeOptions, isNotNegative } from '../claims.ts';
import { shown } from '../shown.ts';
import { checkCounts, isFloatType, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import type { DTypeOptions } from './weights.ts';

/** Layer normalization. */
export interface LayerNorm extends Layer {
  /** `[features]`; starts as ones. */
  readonly weight: Tensor;
  /** `[features]`; starts as zeros. */
  readonly bias: Tensor;
}

/** How layer normalization computes. */
export interface LayerNormOptions extends DTypeOptions {
  /** What is added to the variance; 1e-5 by default. */
  readonly epsilon?: number;
}

/**
 * y = (x − mean) / √(variance + epsilon) · weight + bias, with mean and variance over the last axis,
 * for each sample alone (Ba, Kiros and Hinton 2016, "Layer normalization", equation 4). It does the
 * same in training and in evaluation.
 *
 * @param features - The length of the last axis.
 * @throws RangeError if the number of features is not a whole number above 0, or epsilon is negative.
 * @throws TensorError when called with an input of another last axis or dtype.
 * @example
 * ```ts
 * import { layerNorm } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(layerNorm(2, { epsilon: 0 })(tensor([[1, 5]])).toArray()); // [[-1, 1]]
 * ```
 */
export function layerNorm(features: number, options: LayerNormOptions = {}): LayerNorm {
  const name = `layerNorm(${shown(features)})`;
  checkCounts(name, 'the number of features', [features]);
  const { epsilon, dtype } = completeOptions(
    name,
    options,
    { epsilon: 1e-5, dtype: 'float64' },
    { epsilon: isNotNegative, dtype: isFloatType },
  );
  const weight = ones([features], { dtype, requiresGrad: true });
  const bias = zeros([features], { dtype, requiresGrad: true });
  const forward = (x: Tensor): Tensor => {
    requireInput(name, x, dtype, ['…', features]);
    const deviations = x.sub(x.mean(-1, { keepDims: true }));
    const variance = deviations.square().mean(-1, { keepDims: true });
    return deviations.div(variance.add(epsilon).sqrt()).mul(weight).add(bias);
  };
  return namedLayer(name, forward, { weight, bias });
}
