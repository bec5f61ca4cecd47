import { ones, type Tensor, TensorError, zeros } from '@semente/tensor';
import { completeOptions, isNotNegative, isShare } from '../claims.ts';
import { shown } from '../shown.ts';
import { STATE_NAMES } from '../state-names.ts';
import { checkCounts, isFloatType, requireInput, requireMode } from './checks.ts';
import { type Layer, namedLayer } from './layer.ts';
import type { DTypeOptions } from './weights.ts';

/** Batch normalization. The running statistics are buffers: no gradient goes to them. */
export interface BatchNorm extends Layer {
  /** `[features]`; starts as ones. */
  readonly weight: Tensor;
  /** `[features]`; starts as zeros. */
  readonly bias: Tensor;
  /** `[features]`; starts as zeros. */
  readonly runningMean: Tensor;
  /** `[features]`, without bias; starts as ones. */
  readonly runningVariance: Tensor;
}

/** How batch normalization computes. */
export interface BatchNormOptions extends DTypeOptions {
  /** The share of each batch in the running statistics; 0.1 by default. */
  readonly momentum?: number;
  /** What is added to the variance; 1e-5 by default. */
  readonly epsilon?: number;
}

/**
 * y = (x − mean) / √(variance + epsilon) · weight + bias for each feature (Ioffe and Szegedy 2015,
 * algorithm 1). In training, mean and variance are those of the batch, and running averages of them
 * are kept: running ← (1 − momentum) · running + momentum · batch, with the variance divided by the
 * count less 1. In evaluation, the running averages take their place.
 *
 * @param features - The length of axis 1: the input is `[samples, features]`, or
 * `[samples, features, length]`.
 * @throws RangeError if the number of features is not a whole number above 0, or momentum or epsilon
 * are out of range.
 * @throws TensorError when called with an input of another shape or dtype, without saying whether
 * this is training or evaluation, or in training with a single value for each feature.
 * @example
 * ```ts
 * import { batchNorm1d } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const layer = batchNorm1d(1, { epsilon: 0 });
 * console.log(layer(tensor([[10], [20]]), 'training').toArray()); // [[-1], [1]]
 * console.log(layer.runningMean.toArray()); // [1.5]
 * ```
 */
export function batchNorm1d(features: number, options: BatchNormOptions = {}): BatchNorm {
  const name = `batchNorm1d(${shown(features)})`;
  return batchNorm(name, features, options, (x) =>
    x?.rank === 3 ? ['samples', features, 'length'] : ['samples', features],
  );
}

/**
 * As `batchNorm1d`, for images: each channel is normalized over all samples and places.
 *
 * @param channels - The length of axis 1: the input is `[samples, channels, height, width]`.
 * @throws RangeError if the number of channels is not a whole number above 0, or momentum or epsilon
 * are out of range.
 * @throws TensorError when called with an input of another shape or dtype, without saying whether
 * this is training or evaluation, or in training with a single value for each channel.
 * @example
 * ```ts
 * import { batchNorm2d, conv2d, relu, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const model = sequential(conv2d(1, 4, 3, { random: seededRandom(1) }), batchNorm2d(4), relu());
 * console.log(model(ones([10, 1, 8, 8]), 'training').shape); // [10, 4, 6, 6]
 * ```
 */
export function batchNorm2d(channels: number, options: BatchNormOptions = {}): BatchNorm {
  const name = `batchNorm2d(${shown(channels)})`;
  return batchNorm(name, channels, options, () => ['samples', channels, 'height', 'width']);
}

const stateNames = { runningMean: 'running_mean', runningVariance: 'running_var' };

function batchNorm(
  name: string,
  features: number,
  options: BatchNormOptions,
  axesFor: (x: Tensor) => readonly (number | string)[],
): BatchNorm {
  checkCounts(name, 'the number of features', [features]);
  const { momentum, epsilon, dtype } = completeOptions(
    name,
    options,
    { momentum: 0.1, epsilon: 1e-5, dtype: 'float64' },
    { momentum: isShare, epsilon: isNotNegative, dtype: isFloatType },
  );
  const weight = ones([features], { dtype, requiresGrad: true });
  const bias = zeros([features], { dtype, requiresGrad: true });
  const runningMean = zeros([features], { dtype });
  const runningVariance = ones([features], { dtype });
  const trainOn = (x: Tensor): Moments => {
    const moments = momentsOf(name, x);
    move(runningMean, moments.mean, momentum);
    move(runningVariance, moments.variance.mul(moments.count / (moments.count - 1)), momentum);
    return moments;
  };

  const forward: Layer = (x, mode) => {
    requireInput(name, x, dtype, axesFor(x));
    requireMode(name, mode);
    const alongAxes = x.shape.map((length, axis) => (axis === 1 ? length : 1));
    const [mean, variance, scale, shift] = [runningMean, runningVariance, weight, bias].map(
      (statistic) => statistic.reshape(alongAxes),
    );
    const { deviations, ...moments } =
      mode === 'training' ? trainOn(x) : { deviations: x.sub(mean), variance };
    return deviations.div(moments.variance.add(epsilon).sqrt()).mul(scale).add(shift);
  };
  const parts = { weight, bias, runningMean, runningVariance };
  return namedLayer(name, forward, { ...parts, [STATE_NAMES]: stateNames });
}

/** The mean and the variance of each feature over a batch, of the input's rank. */
interface Moments {
  readonly mean: Tensor;
  readonly deviations: Tensor;
  readonly variance: Tensor;
  /** How many values there are of each feature. */
  readonly count: number;
}

function momentsOf(name: string, x: Tensor): Moments {
  const count = x.size / x.shape[1];
  if (count <= 1) {
    throw new TensorError(
      `${name}: needs more than one value of each feature in training, got ${x}; a single value has no variance`,
    );
  }
  const axes = x.shape.map((_, axis) => axis).filter((axis) => axis !== 1);
  const mean = x.mean(axes, { keepDims: true });
  const deviations = x.sub(mean);
  return { mean, deviations, variance: deviations.square().mean(axes, { keepDims: true }), count };
}

/** Moves a running average towards the latest value. */
function move(running: Tensor, latest: Tensor, momentum: number): void {
  const part = latest.detach().reshape(running.shape).mul(momentum);
  running.assign(running.mul(1 - momentum).add(part));
}
