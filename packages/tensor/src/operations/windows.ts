import { apply } from '../apply.ts';
import { describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { type Assembly, addUp } from '../kernels/place.ts';
import { type Selection, selectedLayout } from '../kernels/selection.ts';
import { view } from '../kernels/view.ts';
import { checkOptions } from '../require.ts';
import { checkShape, formatShape, normalizeAxis, type Shape } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { permute } from './movement.ts';
import { type PerAxis, perAxis } from './per-axis.ts';

/*
 * Windows that slide over a tensor, as convolution and pooling see it. Windows overlap, so that the
 * derivative adds up what goes to one element from several of them: it is called a fold.
 */

const windowsOperation = view<Selection>({
  name: 'slidingWindows',
  type: ([x], { shape }) => ({ shape, dtype: x.dtype }),
  view: (layout, _, selection) => selectedLayout(layout, selection),
  vjp: [({ gradient, attributes }) => apply(foldOperation, [gradient], attributes)],
});

const foldOperation: Operation<Selection> = {
  name: 'fold',
  type: ([x], { whole }) => ({ shape: whole, dtype: x.dtype }),
  evaluate: ([x], _, selection) => addUp(x, selection),
  lowering: { kind: 'assembly', assembly: overlapping },
  vjp: [({ gradient, attributes }) => apply(windowsOperation, [gradient], attributes)],
};

/** What all windows hold, added to zeros. */
function overlapping(selection: Selection): Assembly {
  return { whole: selection.whole, parts: [selection], background: 0, addsUp: true };
}

/** Windows over some axes of a tensor. */
export interface Windows {
  readonly axes: readonly number[];
  /** For each of these axes, the window's length, the way to the next window, and within a window. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
}

/**
 * The tensor seen through windows: first an axis for each place in a window, then the axes of `x`,
 * where those that windows slide over count windows. What an element receives from several windows
 * is therefore added up in the order of the places in the window.
 */
export function windowsFirst(attempt: string, x: Tensor, windows: Windows): Tensor {
  const { axes, sizes, strides, dilations } = windows;
  const counts = x.shape.map((length, axis) => {
    const i = axes.indexOf(axis);
    return i < 0 ? length : windowCount(attempt, x.shape, windows, i);
  });
  const along = (axis: number, step: number): number[] =>
    x.shape.map((_, other) => (other === axis ? step : 0));
  const shape = [...sizes, ...counts];
  checkShape(attempt, shape);
  return apply(windowsOperation, [x], {
    whole: x.shape,
    shape,
    start: x.shape.map(() => 0),
    steps: [
      ...axes.map((axis, i) => along(axis, dilations[i])),
      ...counts.map((_, axis) => along(axis, strides[axes.indexOf(axis)] ?? 1)),
    ],
  });
}

/** How many windows there are along the axis at the given place of the list. */
export function windowCount(attempt: string, shape: Shape, windows: Windows, i: number): number {
  const { axes, sizes, strides, dilations } = windows;
  const reach = dilations[i] * (sizes[i] - 1) + 1;
  const length = shape[axes[i]];
  if (reach > length) {
    const places =
      dilations[i] === 1
        ? ''
        : `, which with dilation ${dilations[i]} reaches over ${reach} places,`;
    throw new TensorError(
      `${attempt}: a window of ${sizes[i]}${places} does not fit axis ${axes[i]} of ${formatShape(shape)}; it may reach over at most ${length}`,
    );
  }
  return Math.floor((length - reach) / strides[i]) + 1;
}

/** How windows slide. */
export interface SlidingWindowsOptions {
  /** The axes they slide over; by default the last ones, as many as there are sizes. */
  readonly axes?: PerAxis;
  /** How far one window lies from the next; 1 by default. */
  readonly stride?: PerAxis;
  /** How far neighbours in a window lie apart; 1 by default. */
  readonly dilation?: PerAxis;
}

/**
 * All windows of the given sizes: the axes they slide over count windows, and at the end of the
 * shape an axis for each size holds what is in them. It is a view: nothing is copied.
 *
 * @param sizes - The length of a window along each axis; a number, if they slide over one axis only.
 * @throws TensorError if there are no such axes, a window does not fit, or a size, stride or
 * dilation is not a whole number from 1 on.
 * @example
 * ```ts
 * import { slidingWindows, tensor } from '@semente/tensor';
 *
 * const x = tensor([1, 2, 3, 4]);
 * console.log(slidingWindows(x, 3).toArray()); // [[1, 2, 3], [2, 3, 4]]
 * console.log(slidingWindows(x, 2, { stride: 2 }).mean(1).toArray()); // [1.5, 3.5]
 * ```
 */
export function slidingWindows(
  x: Tensor,
  sizes: PerAxis,
  options: SlidingWindowsOptions = {},
): Tensor {
  const attempt = 'slidingWindows';
  requireTensor(attempt, x);
  checkOptions(attempt, options, ['axes', 'stride', 'dilation']);
  const { axes, stride = 1, dilation = 1 } = options;
  const count = Array.isArray(sizes) ? sizes.length : 1;
  const slides = windowAxes(attempt, x, axes, count);
  const windows = windowsFirst(attempt, x, {
    axes: slides,
    sizes: perAxis(attempt, 'size', sizes, count, 1),
    strides: perAxis(attempt, 'stride', stride, count, 1),
    dilations: perAxis(attempt, 'dilation', dilation, count, 1),
  });
  const order = windows.shape.map((_, axis) => (axis + count) % windows.rank);
  return permute(windows, order);
}

function windowAxes(
  attempt: string,
  x: Tensor,
  axes: PerAxis | undefined,
  count: number,
): readonly number[] {
  const list = axes ?? Array.from({ length: count }, (_, i) => i - count);
  const given = typeof list === 'number' ? [list] : list;
  const normal = Array.isArray(given)
    ? Array.from(given, (axis) => normalizeAxis(attempt, axis, x.shape))
    : [];
  if (normal.length !== count || new Set(normal).size !== count) {
    throw new TensorError(
      `${attempt}: windows of ${count === 1 ? 'one size' : `${count} sizes`} slide over as many axes of ${formatShape(x.shape)}, each named once; got ${describeList(axes)}`,
    );
  }
  return normal;
}
