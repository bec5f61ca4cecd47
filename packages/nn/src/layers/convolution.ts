import type { ConvolutionOptions, PerAxis, Tensor } from '@semente/tensor';
import * as functions from '@semente/tensor';
import { type Claim, completeOptions, isCount, isCountOrZero } from '../claims.ts';
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

/** A convolutional layer. */
export interface Convolution<Bias extends Tensor | null = Tensor> extends Layer {
  /** `[outChannels, inChannels / groups, …size]`. */
  readonly weight: Tensor;
  /** `[outChannels]`; null if it was made with `bias: false`. */
  readonly bias: Bias;
}

/** How a convolutional layer starts, and how it goes over its input. */
export interface ConvolutionLayerOptions extends WeightOptions, Omit<ConvolutionOptions, 'bias'> {}

type BiaslessOptions = WithoutBias<ConvolutionLayerOptions>;

/** A convolution of sequences without a bias. Else as below. */
export function conv1d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: BiaslessOptions,
): Convolution<null>;
/**
 * A convolution of sequences with a bias, unless `bias` is false: from `[samples, inChannels, length]` to
 * `[samples, outChannels, outLength]`. Fans are those of `conv2d`.
 *
 * @param size - How long a window is.
 * @throws RangeError if a count is not a whole number above 0, the groups do not divide the channels,
 * there is no random source, or a rule does not give one number for each weight.
 * @throws TensorError when called with an input of another shape or dtype.
 * @example
 * ```ts
 * import { conv1d } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const layer = conv1d(2, 8, 3, { padding: 'same', random: seededRandom(1) });
 * console.log(layer(ones([10, 2, 50])).shape); // [10, 8, 50]
 * ```
 */
export function conv1d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: ConvolutionLayerOptions,
): Convolution;
export function conv1d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: WithOrWithoutBias<ConvolutionLayerOptions>,
): Convolution<Tensor | null> {
  const channels = [inChannels, outChannels] as const;
  return convolution('conv1d', functions.conv1d, ['length'], channels, size, options);
}

/** A convolution of images without a bias. Else as below. */
export function conv2d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: BiaslessOptions,
): Convolution<null>;
/**
 * A convolution of images with a bias, unless `bias` is false: from `[samples, inChannels, height, width]` to
 * `[samples, outChannels, outHeight, outWidth]`.
 *
 * An output is a sum over fanIn = inChannels / groups · windowHeight · windowWidth inputs, and at
 * stride 1 an input takes part in fanOut = outChannels / groups · windowHeight · windowWidth outputs.
 * (PyTorch, which has to guess from the weight's shape, makes fanOut `groups` times as much.)
 *
 * @param size - How high and wide a window is: one number, or `[height, width]`.
 * @throws RangeError if a count is not a whole number above 0, the groups do not divide the channels,
 * there is no random source, or a rule does not give one number for each weight.
 * @throws TensorError when called with an input of another shape or dtype.
 * @example
 * ```ts
 * import { conv2d } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const layer = conv2d(3, 16, 3, { stride: 2, padding: 1, random: seededRandom(1) });
 * console.log(layer.weight.shape, layer(ones([10, 3, 8, 8])).shape); // [16, 3, 3, 3] [10, 16, 4, 4]
 * ```
 */
export function conv2d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: ConvolutionLayerOptions,
): Convolution;
export function conv2d(
  inChannels: number,
  outChannels: number,
  size: PerAxis,
  options: WithOrWithoutBias<ConvolutionLayerOptions>,
): Convolution<Tensor | null> {
  const channels = [inChannels, outChannels] as const;
  return convolution('conv2d', functions.conv2d, ['height', 'width'], channels, size, options);
}

function convolution(
  kind: string,
  convolve: typeof functions.conv2d,
  axes: readonly string[],
  [inChannels, outChannels]: readonly [number, number],
  size: PerAxis,
  options: WithOrWithoutBias<ConvolutionLayerOptions>,
): Convolution<Tensor | null> {
  const sizes: readonly number[] = Array.isArray(size) ? size : axes.map(() => size);
  const givenSize = Array.isArray(size) ? `[${size.map(shown).join(', ')}]` : shown(size);
  const name = `${kind}(${shown(inChannels)}, ${shown(outChannels)}, ${givenSize})`;
  checkCounts(name, 'numbers of channels and the size', [inChannels, outChannels, ...sizes]);
  const complete = completeOptions(name, options, defaults, claims);
  const { random, weight: weightRule, bias: biasRule, dtype, ...settings } = complete;
  const { groups } = settings;
  checkSizes(name, axes, sizes);
  checkGroups(name, groups, inChannels, outChannels);
  const places = sizes.reduce((product, length) => product * length, 1);
  const shape = [outChannels, inChannels / groups, ...sizes];
  const fans = {
    fanIn: (inChannels / groups) * places,
    fanOut: (outChannels / groups) * places,
    random,
  };
  const weight = drawParameter(name, weightRule, { shape, ...fans }, dtype);
  const bias = drawBias(name, biasRule, { shape: [outChannels], ...fans }, dtype);
  const forward = (x: Tensor): Tensor => {
    requireInput(name, x, dtype, ['samples', inChannels, ...axes]);
    return convolve(x, weight, bias === null ? settings : { ...settings, bias });
  };
  return namedLayer(name, forward, { weight, bias });
}

const isPerAxis: Claim = {
  wanted: 'a whole number above 0, or one for each axis',
  holds: (value) => [value].flat().every(isCount.holds),
};

const isPadding: Claim = {
  wanted: "a whole number of at least 0, or one for each axis, or 'same'",
  holds: (value) => value === 'same' || [value].flat().every(isCountOrZero.holds),
};

const defaults = { ...weightDefaults, stride: 1, padding: 0, dilation: 1, groups: 1 };

const claims: Readonly<Record<keyof ConvolutionLayerOptions, Claim>> = {
  ...weightClaims,
  stride: isPerAxis,
  padding: isPadding,
  dilation: isPerAxis,
  groups: isCount,
};

function checkSizes(name: string, axes: readonly string[], sizes: readonly number[]): void {
  if (sizes.length === axes.length) return;
  throw new RangeError(
    `${name}: the size is one number, or a list of ${axes.length} (${axes.join(', ')})`,
  );
}

function checkGroups(name: string, groups: number, ...channels: number[]): void {
  if (channels.every((count) => count % groups === 0)) return;
  throw new RangeError(`${name}: its channels cannot be divided into ${groups} groups`);
}
