import { describe, describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import type { Selection } from '../kernels/selection.ts';
import { formatShape, normalizeAxes, normalizeAxis, type Shape } from '../shape.ts';
import { requireTensor, Tensor } from '../tensor.ts';
import { checkRange, normalizePlace, type Range, type Stretch, stretchOf } from './range.ts';
import { selecting } from './selection.ts';

/** What is taken of an axis: one place (the axis goes), a range of places, or all of it. */
export type Index = number | Range | ':' | '...';

const atView = selecting('at');

/**
 * The part of a tensor that lies at the given places, one index for each axis, as NumPy's and
 * PyTorch's brackets have it. It is a view: nothing is copied.
 *
 * - A whole number takes one place of its axis, and the axis goes. Negative ones count from the end.
 * - A range `{ start, end, step }` takes some places; each part may be left out.
 * - `':'` takes an axis whole, and `'...'` as many axes as there are too few indices. Axes at the
 *   end may be left out.
 *
 * To choose by a mask, see `where`; by a tensor of indices, `indexSelect` and `takeAlong`.
 *
 * @throws TensorError if there are more indices than axes, a place is not there, or an index is
 * none of these.
 * @example
 * ```ts
 * import { at, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2, 3, 4], [5, 6, 7, 8]]);
 * console.log(at(x, -1).toArray()); // [5, 6, 7, 8]
 * console.log(at(x, ':', 0).toArray()); // [1, 5]
 * console.log(at(x, 0, { start: 1, end: -1 }).toArray()); // [2, 3]
 * console.log(at(x, '...', { step: -2 }).toArray()); // [[4, 2], [8, 6]]
 * ```
 */
export function at(x: Tensor, ...indices: Index[]): Tensor {
  requireTensor('at', x);
  const stretches = completeIndices(indices, x.shape).map((index, axis) =>
    typeof index === 'number'
      ? { start: normalizePlace('at', index, axis, x.shape), step: 0, count: 1 }
      : stretchOf(index === ':' ? {} : index, x.shape[axis]),
  );
  return atView(x, alongStretches(x.shape, stretches));
}

type AxisIndex = Exclude<Index, '...'>;

/** The indices, one for each axis. */
function completeIndices(indices: readonly Index[], shape: Shape): AxisIndex[] {
  for (const index of indices) checkIndex(index);
  const place = indices.indexOf('...');
  const isLeftOpen = place >= 0;
  const given = indices.filter((index) => index !== '...');
  const missing = shape.length - given.length;
  if (missing < 0 || indices.length - given.length > 1) {
    throw new TensorError(
      `at: ${given.length} indices for the ${shape.length} axes of ${formatShape(shape)}; there is at most one for each axis, and at most one '...'`,
    );
  }
  const rest = Array.from({ length: missing }, () => ':' as const);
  return given.toSpliced(isLeftOpen ? place : given.length, 0, ...rest);
}

function checkIndex(index: unknown): void {
  if (index === ':' || index === '...' || Number.isInteger(index)) return;
  if (index instanceof Tensor) throw new TensorError(`at: ${insteadOf(index)}`);
  if (typeof index === 'object' && index !== null && !Array.isArray(index)) {
    checkRange('at', index);
    return;
  }
  throw new TensorError(
    `at: an index is a whole number, a range such as { start: 1, end: -1 }, ':' or '...', got ${describe(index)}`,
  );
}

/** What to do where somebody would like to index by a tensor. */
function insteadOf(index: Tensor): string {
  return index.dtype === 'bool'
    ? 'a shape cannot depend on how many elements of a mask are true; use where(mask, x, 0)'
    : `an index is not a tensor, got ${index}; use indexSelect(x, axis, indices)`;
}

const sliceView = selecting('slice');

/**
 * Some places of one axis: those of a range, as Python has it. It is a view: nothing is copied. For
 * several axes at once, see `at`.
 *
 * @throws TensorError if there is no such axis, or what is given is no range.
 * @example
 * ```ts
 * import { slice, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2, 3, 4], [5, 6, 7, 8]]);
 * console.log(slice(x, 1, { start: 1, end: -1 }).toArray()); // [[2, 3], [6, 7]]
 * console.log(slice(x, -1, { step: -2 }).toArray()); // [[4, 2], [8, 6]]
 * ```
 */
export function slice(x: Tensor, axis: number, range: Range): Tensor {
  requireTensor('slice', x);
  const place = normalizeAxis('slice', axis, x.shape);
  checkRange('slice', range);
  return sliceView(x, alongAxis(x.shape, place, stretchOf(range, x.shape[place])));
}

const flipView = selecting('flip');

/**
 * The elements in reverse order along the given axes, or along all of them. It is a view: nothing is
 * copied.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { flip, tensor } from '@semente/tensor';
 *
 * console.log(flip(tensor([[1, 2], [3, 4]]), 1).toArray()); // [[2, 1], [4, 3]]
 * ```
 */
export function flip(x: Tensor, axes?: number | readonly number[]): Tensor {
  requireTensor('flip', x);
  const flipped = normalizeAxes('flip', axes, x.shape);
  const stretches = x.shape.map((length, axis) =>
    stretchOf({ step: flipped.includes(axis) ? -1 : 1 }, length),
  );
  return flipView(x, alongStretches(x.shape, stretches));
}

const splitView = selecting('split');

/**
 * The tensor in pieces along an axis: of the given sizes, or all of one size, where the last may be
 * smaller. They are views: nothing is copied.
 *
 * @throws TensorError if there is no such axis, or the sizes do not add up to its length.
 * @example
 * ```ts
 * import { split, tensor } from '@semente/tensor';
 *
 * const [train, test] = split(tensor([1, 2, 3, 4, 5]), [4, 1]);
 * console.log(train.toArray(), test.toArray()); // [1, 2, 3, 4] [5]
 * console.log(split(tensor([1, 2, 3, 4, 5]), 2).length); // 3
 * ```
 */
export function split(x: Tensor, sizes: number | readonly number[], axis = 0): Tensor[] {
  requireTensor('split', x);
  const place = normalizeAxis('split', axis, x.shape);
  const length = x.shape[place];
  let start = 0;
  return pieceSizes(sizes, length, place, x.shape).map((count) => {
    const piece = splitView(x, alongAxis(x.shape, place, { start, step: 1, count }));
    start += count;
    return piece;
  });
}

function pieceSizes(
  sizes: number | readonly number[],
  length: number,
  axis: number,
  shape: Shape,
): readonly number[] {
  if (typeof sizes === 'number' && Number.isInteger(sizes) && sizes > 0) {
    const pieces = Math.max(1, Math.ceil(length / sizes));
    return Array.from({ length: pieces }, (_, i) => Math.min(sizes, length - i * sizes));
  }
  const isSize = (size: unknown): boolean => Number.isInteger(size) && Number(size) >= 0;
  const isList = Array.isArray(sizes) && [...sizes].every(isSize);
  if (isList && sizes.reduce((sum, size) => sum + size, 0) === length) return sizes;
  throw new TensorError(
    `split: the sizes must be one whole number from 1 on, or a list that adds up to the ${length} of axis ${axis} of ${formatShape(shape)}, got ${describeList(sizes)}`,
  );
}

/** The selection of a stretch of one axis. */
function alongAxis(shape: Shape, axis: number, stretch: Stretch): Selection {
  return alongStretches(
    shape,
    shape.map((count, other) => (other === axis ? stretch : { start: 0, step: 1, count })),
  );
}

/** The selection of a stretch of each axis; an axis goes where the step is 0. */
function alongStretches(whole: Shape, stretches: readonly Stretch[]): Selection {
  const kept = stretches.map((_, axis) => axis).filter((axis) => stretches[axis].step !== 0);
  return {
    whole,
    shape: kept.map((axis) => stretches[axis].count),
    start: stretches.map(({ start }) => start),
    steps: kept.map((axis) => whole.map((_, i) => (i === axis ? stretches[axis].step : 0))),
  };
}
