import { ones, type Tensor } from '@semente/tensor';
import { completeOptions, isNotNegative } from '../claims.ts';
import { shown } from '../shown.ts';
import { checkCounts, isFloatType, requireInput } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import type { DTypeOptions } from './weights.ts';

/** Root mean square normalization. */
export interface RmsNorm extends Layer {
  /** `[features]`; starts as ones. */
  readonly weight: Tensor;
}

/** How root mean square normalization computes. */
export interface RmsNormOptions extends DTypeOptions {
  /** What is added to the mean square; by default the distance from 1 to the next number of the dtype. */
  readonly epsilon?: number;
}

/**
 * y = x / √(mean of x² + epsilon) · weight, with the mean over the last axis, for each sample alone
 * (Zhang and Sennrich 2019, "Root mean square layer normalization", equation 4). It does the same in
 * training and in evaluation.
 *
 * @param features - The length of the last axis.
 * @throws RangeError if the number of features is not a whole number above 0, or epsilon is negative.
 * @throws TensorError when called with an input of another last axis or dtype.
 * @example
 * ```ts
 * import { rmsNorm } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(rmsNorm(2, { epsilon: 0 })(tensor([[1, 7]])).toArray()); // [[0.2, 1.4]]
 * ```
 */
export function rmsNorm(features: number, options: RmsNormOptions = {}): RmsNorm {
  const name = `rmsNorm(${shown(features)})`;
  checkCounts(name, 'the number of features', [features]);
  const { epsilon, dtype } = completeOptions(
    name,
    options,
    { epsilon: options?.dtype === 'float32' ? 2 ** -23 : 2 ** -52, dtype: 'float64' },
    { epsilon: isNotNegative, dtype: isFloatType },
  );
  const weight = ones([features], { dtype, requiresGrad: true });
  const forward = (x: Tensor): Tensor => {
    requireInput(name, x, dtype, ['…', features]);
    const meanSquare = x.square().mean(-1, { keepDims: true });
    return x.div(meanSquare.add(epsilon).sqrt()).mul(weight);
  };
  return namedLayer(name, forward, { weight });
}
