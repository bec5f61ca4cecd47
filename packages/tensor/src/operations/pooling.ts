import { tensor } from '../creation/from-values.ts';
import { describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import * as scalar from '../scalar/instructions.ts';
import { formatShape, sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { div } from './arithmetic.ts';
import { sum } from './broadcast.ts';
import { where } from './comparison.ts';
import { binary } from './elementwise-functions.ts';
import { type Margin, padLast } from './padding.ts';
import { type PerAxis, perAxis } from './per-axis.ts';
import { promote } from './promotion.ts';
import { slice } from './slicing.ts';
import { type Windows, windowCount, windowsFirst } from './windows.ts';

/** How windows go over the input of a maximum. */
export interface MaxPoolOptions {
  /** How far one window lies from the next; by default the size of a window. */
  readonly stride?: PerAxis;
  /** How many places of −∞ go on either side, at most half of a window; 0 by default. */
  readonly padding?: PerAxis;
  /** How far neighbours in a window lie apart; 1 by default. */
  readonly dilation?: PerAxis;
}

/** How windows go over the input of a mean. */
export interface AvgPoolOptions {
  /** How far one window lies from the next; by default the size of a window. */
  readonly stride?: PerAxis;
  /** How many zeros go on either side, at most half of a window; 0 by default. */
  readonly padding?: PerAxis;
  /** Whether the mean counts these zeros, too; true by default. */
  readonly countPadding?: boolean;
}

/**
 * The largest number of each window that slides over sequences. NaN is larger than every number.
 * The gradient goes to the largest; where several are, to the first.
 *
 * @param x - `[samples, channels, length]`.
 * @param size - How long a window is.
 * @throws TensorError if the input has another rank, a window does not fit, or a setting is not a
 * whole number.
 * @example
 * ```ts
 * import { maxPool1d, tensor } from '@semente/tensor';
 *
 * console.log(maxPool1d(tensor([[[1, 3, 2, 0]]]), 2).toArray()); // [[[3, 2]]]
 * ```
 */
export function maxPool1d(x: Tensor, size: PerAxis, options: MaxPoolOptions = {}): Tensor {
  return maxPool('maxPool1d', ['length'], x, size, options);
}

/**
 * The largest number of each window that slides over images. NaN is larger than every number. The
 * gradient goes to the largest; where several are, to the first, row by row.
 *
 * @param x - `[samples, channels, height, width]`.
 * @param size - How high and wide a window is: one number, or `[height, width]`.
 * @throws TensorError if the input has another rank, a window does not fit, or a setting is not a
 * whole number.
 * @example
 * ```ts
 * import { maxPool2d, tensor } from '@semente/tensor';
 *
 * console.log(maxPool2d(tensor([[[[1, 3], [2, 0]]]]), 2).toArray()); // [[[[3]]]]
 * ```
 */
export function maxPool2d(x: Tensor, size: PerAxis, options: MaxPoolOptions = {}): Tensor {
  return maxPool('maxPool2d', ['height', 'width'], x, size, options);
}

/**
 * The mean of each window that slides over sequences: the sum in ascending order, divided by the
 * number of places.
 *
 * @param x - `[samples, channels, length]`.
 * @param size - How long a window is.
 * @throws TensorError if the input has another rank, a window does not fit, or a setting is not a
 * whole number.
 * @example
 * ```ts
 * import { avgPool1d, tensor } from '@semente/tensor';
 *
 * console.log(avgPool1d(tensor([[[1, 3, 2, 0]]]), 2).toArray()); // [[[2, 1]]]
 * ```
 */
export function avgPool1d(x: Tensor, size: PerAxis, options: AvgPoolOptions = {}): Tensor {
  return avgPool('avgPool1d', ['length'], x, size, options);
}

/**
 * The mean of each window that slides over images: the sum in ascending order, row by row, divided
 * by the number of places.
 *
 * @param x - `[samples, channels, height, width]`.
 * @param size - How high and wide a window is: one number, or `[height, width]`.
 * @throws TensorError if the input has another rank, a window does not fit, or a setting is not a
 * whole number.
 * @example
 * ```ts
 * import { avgPool2d, tensor } from '@semente/tensor';
 *
 * console.log(avgPool2d(tensor([[[[1, 3], [2, 0]]]]), 2).toArray()); // [[[[1.5]]]]
 * ```
 */
export function avgPool2d(x: Tensor, size: PerAxis, options: AvgPoolOptions = {}): Tensor {
  return avgPool('avgPool2d', ['height', 'width'], x, size, options);
}

/** The largest of windows is the largest of their rows' largest: one axis after the other. */
function maxPool(
  attempt: string,
  names: readonly string[],
  given: Tensor,
  size: PerAxis,
  options: MaxPoolOptions,
): Tensor {
  const x = inputOf(attempt, names, given);
  checkOptions(attempt, options, ['stride', 'padding', 'dilation']);
  const windows = poolWindows(attempt, names, size, options.stride, options.dilation ?? 1);
  const margins = poolMargins(attempt, windows, options.padding);
  const padded = padLast(attempt, x, margins, -Infinity);
  return windows.axes.reduceRight((rest, _, i) => maxAlong(attempt, rest, windows, i), padded);
}

/** The largest of the windows along one axis, place by place of the window. */
function maxAlong(attempt: string, x: Tensor, windows: Windows, i: number): Tensor {
  const [axis, stride, dilation] = [windows.axes[i], windows.strides[i], windows.dilations[i]];
  const count = windowCount(attempt, x.shape, windows, i);
  const places = Array.from({ length: windows.sizes[i] }, (_, place) => {
    const start = place * dilation;
    return slice(x, axis, { start, end: start + (count - 1) * stride + 1, step: stride });
  });
  return places.reduce((largest, next) => where(isFirst(largest, next), largest, next));
}

/** Whether the first of two is to be taken as the larger: it is not smaller, or it is NaN. */
const isFirst = binary({
  name: 'isFirst',
  scalar: (a, b) => scalar.select(scalar.lessEqual(b, a), 1, scalar.notEqual(a, a)),
  dtype: 'bool',
  vjp: [],
});

function avgPool(
  attempt: string,
  names: readonly string[],
  given: Tensor,
  size: PerAxis,
  options: AvgPoolOptions,
): Tensor {
  const x = inputOf(attempt, names, given);
  checkOptions(attempt, options, ['stride', 'padding', 'countPadding']);
  const { countPadding = true } = options;
  const windows = poolWindows(attempt, names, size, options.stride, 1);
  const margins = poolMargins(attempt, windows, options.padding);
  const inWindow = names.map((_, i) => i);
  const padded = padLast(attempt, x, margins, 0);
  const total = sum(windowsFirst(attempt, padded, windows), inWindow);
  return div(total, countPadding ? sizeOf(windows.sizes) : placeCounts(x, total, margins, windows));
}

/** How many places of each window lie on the input, and not on its padding. */
function placeCounts(
  x: Tensor,
  total: Tensor,
  margins: readonly Margin[],
  windows: Windows,
): Tensor {
  const { axes, sizes, strides } = windows;
  const alongAxes = axes.map((axis, i) =>
    Array.from({ length: total.shape[axis] }, (_, place) => {
      const start = place * strides[i] - margins[i][0];
      return Math.min(start + sizes[i], x.shape[axis]) - Math.max(start, 0);
    }),
  );
  const counts = alongAxes.reduce((outer, inner) => outer.flatMap((a) => inner.map((b) => a * b)));
  return tensor(Float64Array.from(counts), { shape: total.shape.slice(2), dtype: x.dtype });
}

/** The input as floating-point numbers; refused, if it has another rank. */
function inputOf(attempt: string, names: readonly string[], given: Tensor): Tensor {
  const [x] = promote(attempt, [given], 'floating');
  if (x.rank !== names.length + 2) {
    throw new TensorError(
      `${attempt}: the input has shape [samples, channels, ${names.join(', ')}], got ${formatShape(x.shape)}`,
    );
  }
  return x;
}

function poolWindows(
  attempt: string,
  names: readonly string[],
  size: PerAxis,
  stride: PerAxis | undefined,
  dilation: PerAxis,
): Windows {
  const count = names.length;
  const sizes = perAxis(attempt, 'size', size, count, 1);
  return {
    axes: names.map((_, i) => i + 2),
    sizes,
    strides: perAxis(attempt, 'stride', stride ?? sizes, count, 1),
    dilations: perAxis(attempt, 'dilation', dilation, count, 1),
  };
}

/** Padding beyond half of a window is refused, since there are windows then that see nothing else. */
function poolMargins(attempt: string, { sizes }: Windows, padding: PerAxis = 0): Margin[] {
  const margins = perAxis(attempt, 'padding', padding, sizes.length, 0);
  if (margins.some((margin, i) => 2 * margin > sizes[i])) {
    throw new TensorError(
      `${attempt}: the padding may be at most half of the window, which is ${formatShape(sizes)}, got ${describeList(padding)}`,
    );
  }
  return margins.map((margin) => [margin, margin]);
}
