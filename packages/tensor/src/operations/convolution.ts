import { describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { formatShape, sameShape, sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { add } from './arithmetic.ts';
import { permute, reshape } from './movement.ts';
import { type Margin, padLast } from './padding.ts';
import { type PerAxis, perAxis } from './per-axis.ts';
import { matmul } from './product.ts';
import { promote } from './promotion.ts';
import { type Windows, windowsFirst } from './windows.ts';

/** How a convolution goes over its input. */
export interface ConvolutionOptions {
  /** A number for each output channel that is added to it; none by default. */
  readonly bias?: Tensor;
  /** How far one window lies from the next; 1 by default. */
  readonly stride?: PerAxis;
  /** How many zeros go on either side; 0 by default. `'same'`: as many as keep the length, at stride 1. */
  readonly padding?: PerAxis | 'same';
  /** How far neighbours in a window lie apart; 1 by default. */
  readonly dilation?: PerAxis;
  /** Into how many groups channels are divided, each of which sees only itself; 1 by default. */
  readonly groups?: number;
}

/**
 * The convolution of sequences, as neural networks understand it: at every place of the input the
 * scalar product of a window and the weight, which is not turned round.
 *
 * An output is one sum in ascending order: over input channels, and for each over the places of the
 * window. The bias is added last.
 *
 * @param x - `[samples, channels, length]`.
 * @param weight - `[outChannels, channels / groups, size]`.
 * @returns `[samples, outChannels, outLength]`, where `outLength` is
 * `⌊(length + 2·padding − dilation·(size − 1) − 1) / stride⌋ + 1`.
 * @throws TensorError if shapes do not fit one another, a window does not fit the input, or a
 * setting is not a whole number.
 * @example
 * ```ts
 * import { conv1d, tensor } from '@semente/tensor';
 *
 * const x = tensor([[[1, 2, 4, 8]]]);
 * const difference = tensor([[[-1, 1]]]);
 * console.log(conv1d(x, difference).toArray()); // [[[1, 2, 4]]]
 * ```
 */
export function conv1d(x: Tensor, weight: Tensor, options: ConvolutionOptions = {}): Tensor {
  return convolve('conv1d', ['length'], x, weight, options);
}

/**
 * The convolution of images, as neural networks understand it: at every place of the input the
 * scalar product of a window and the weight, which is not turned round.
 *
 * An output is one sum in ascending order: over input channels, and for each row by row over the
 * places of the window. The bias is added last.
 *
 * @param x - `[samples, channels, height, width]`.
 * @param weight - `[outChannels, channels / groups, windowHeight, windowWidth]`.
 * @returns `[samples, outChannels, outHeight, outWidth]`; lengths are those of `conv1d`.
 * @throws TensorError if shapes do not fit one another, a window does not fit the input, or a
 * setting is not a whole number.
 * @example
 * ```ts
 * import { conv2d, ones } from '@semente/tensor';
 *
 * const images = ones([32, 3, 8, 8]);
 * const weight = ones([16, 3, 3, 3]);
 * console.log(conv2d(images, weight, { padding: 'same' }).shape); // [32, 16, 8, 8]
 * console.log(conv2d(images, weight, { stride: 2 }).shape); // [32, 16, 3, 3]
 * ```
 */
export function conv2d(x: Tensor, weight: Tensor, options: ConvolutionOptions = {}): Tensor {
  return convolve('conv2d', ['height', 'width'], x, weight, options);
}

/** The convolution over the axes behind samples and channels, of which the names are given. */
function convolve(
  attempt: string,
  axes: readonly string[],
  image: Tensor,
  kernel: Tensor,
  options: ConvolutionOptions,
): Tensor {
  checkOptions(attempt, options, ['bias', 'stride', 'padding', 'dilation', 'groups']);
  const { bias: addend, groups = 1 } = options;
  const operands = addend === undefined ? [image, kernel] : [image, kernel, addend];
  const [x, weight, bias] = promote(attempt, operands, 'floating');
  checkShapes(attempt, axes, x, weight, groups);
  const windows = {
    axes: axes.map((_, i) => i + 2),
    sizes: weight.shape.slice(2),
    strides: perAxis(attempt, 'stride', options.stride ?? 1, axes.length, 1),
    dilations: perAxis(attempt, 'dilation', options.dilation ?? 1, axes.length, 1),
  };
  const margins = marginsOf(attempt, options.padding ?? 0, windows);
  const view = windowsFirst(attempt, padLast(attempt, x, margins, 0), windows);
  const columns = toColumns(view, axes.length, groups);
  const [outChannels, ...others] = weight.shape;
  const rows = reshape(weight, [groups, outChannels / groups, sizeOf(others)]);
  const product = matmul(rows, columns);
  const sums = bias === undefined ? product : addBias(attempt, product, bias, outChannels);
  const [samples, , ...places] = view.shape.slice(axes.length);
  const order = [1, 0, ...windows.axes];
  return permute(reshape(sums, [outChannels, samples, ...places]), order);
}

/**
 * What each output sees, side by side: for each group of channels a matrix
 * [channels / groups · places in a window, samples · windows].
 */
function toColumns(view: Tensor, rank: number, groups: number): Tensor {
  const inWindow = Array.from({ length: rank }, (_, i) => i);
  const [sample, channel, ...counted] = view.shape.map((_, axis) => axis).slice(rank);
  const ordered = permute(view, [channel, ...inWindow, sample, ...counted]);
  const inner = sizeOf(ordered.shape.slice(0, 1 + rank)) / groups;
  return reshape(ordered, [groups, inner, sizeOf(ordered.shape.slice(1 + rank))]);
}

function addBias(attempt: string, product: Tensor, bias: Tensor, channels: number): Tensor {
  if (!sameShape(bias.shape, [channels])) {
    throw new TensorError(
      `${attempt}: the bias has a number for each of the ${channels} output channels, of shape [${channels}], got ${formatShape(bias.shape)}`,
    );
  }
  return add(product, reshape(bias, [...product.shape.slice(0, 2), 1]));
}

function checkShapes(
  attempt: string,
  axes: readonly string[],
  x: Tensor,
  weight: Tensor,
  groups: number,
): void {
  const rank = axes.length + 2;
  if (x.rank !== rank) {
    throw new TensorError(
      `${attempt}: the input has shape [samples, channels, ${axes.join(', ')}], got ${formatShape(x.shape)}`,
    );
  }
  if (weight.rank !== rank || weight.shape.slice(2).includes(0)) {
    throw new TensorError(
      `${attempt}: the weight has shape [outChannels, channels / groups, ${axes.map((axis) => `window ${axis}`).join(', ')}], got ${formatShape(weight.shape)}`,
    );
  }
  perAxis(attempt, 'number of groups', groups, 1, 1);
  const [outChannels, inChannels] = weight.shape;
  if (x.shape[1] !== inChannels * groups) {
    throw new TensorError(
      `${attempt}: the input has ${x.shape[1]} channels, and the weight, of shape ${formatShape(weight.shape)}, is for ${inChannels * groups}${groups === 1 ? '' : ` in ${groups} groups`}`,
    );
  }
  if (outChannels % groups !== 0) {
    throw new TensorError(
      `${attempt}: ${outChannels} output channels cannot be divided into ${groups} groups`,
    );
  }
}

/** How many zeros go before and after each axis; of an odd number, the one more comes after. */
function marginsOf(
  attempt: string,
  padding: PerAxis | 'same',
  { sizes, strides, dilations }: Windows,
): Margin[] {
  if (padding !== 'same') {
    if (typeof padding === 'string') throw unknownPadding(attempt, padding);
    const margins = perAxis(attempt, 'padding', padding, sizes.length, 0);
    return margins.map((margin) => [margin, margin]);
  }
  if (strides.some((stride) => stride !== 1)) {
    throw new TensorError(
      `${attempt}: padding 'same' keeps lengths at stride 1 only, and the stride is ${describeList(strides)}; give the padding as numbers`,
    );
  }
  return sizes.map((size, i) => {
    const total = dilations[i] * (size - 1);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  });
}

function unknownPadding(attempt: string, padding: string): TensorError {
  return new TensorError(
    `${attempt}: the padding is a whole number, one for each axis, or 'same', got ${describeList(padding)}`,
  );
}
