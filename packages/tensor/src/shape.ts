import { describe, describeList } from './describe.ts';
import type { DType } from './dtype.ts';
import { TensorError } from './errors.ts';

/** The length of each axis, outermost first. A scalar's shape is `[]`. */
export type Shape = readonly number[];

/** All that is known of a tensor before its values: what shape rules take and give. */
export interface TensorType {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** How many elements a tensor of this shape has. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

export function sameType(a: TensorType, b: TensorType): boolean {
  return a.dtype === b.dtype && sameShape(a.shape, b.shape);
}

/** As written in messages: `[300, 2]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** Distances between neighbours along each axis when elements lie in row-major order. */
export function rowMajorStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

/**
 * The shape that both operands are stretched to: axes are matched from the last one backwards, and
 * an axis of length 1, or one that is missing, takes the other's length (NumPy's rule).
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const p = a[axis - rank + a.length] ?? 1;
    const q = b[axis - rank + b.length] ?? 1;
    if (p !== q && p !== 1 && q !== 1) {
      throw new TensorError(
        `${operation}: cannot broadcast ${formatShape(a)} with ${formatShape(b)}: ` +
          `counted from the last, each pair of axes must be equal or have a 1, and ${p} meets ${q}`,
      );
    }
    return p === 1 ? q : p;
  });
}

/** As many axes as a tensor may have; NumPy's limit, too. */
export const MOST_AXES = 64;

/** As many elements as a tensor may have: what every engine can number. */
const MOST_ELEMENTS = 2 ** 32 - 1;

/** Refuses anything but a list of whole lengths of at least 0, and what is too large for memory. */
export function checkShape(operation: string, shape: Shape): void {
  checkLengths(operation, shape, 0);
  checkSize(operation, shape);
}

/** Refuses anything but a list of whole numbers from `least` upwards. */
export function checkLengths(operation: string, shape: Shape, least: number): void {
  const isLength = (length: unknown): boolean =>
    Number.isInteger(length) && Number(length) >= least;
  // Spread out, since `every` passes over the holes of a sparse array.
  if (!Array.isArray(shape) || ![...shape].every(isLength)) {
    throw new TensorError(
      `${operation}: a shape is a list of whole numbers of at least ${least}, such as [300, 2]; got ${describeList(shape)}`,
    );
  }
  if (shape.length > MOST_AXES) {
    throw new TensorError(
      `${operation}: a tensor has at most ${MOST_AXES} axes, and a shape of ${shape.length} was given`,
    );
  }
}

/** Refuses a shape of more elements than can be stored. */
export function checkSize(operation: string, shape: Shape): void {
  const size = sizeOf(shape);
  if (!(size <= MOST_ELEMENTS)) {
    throw new TensorError(
      `${operation}: a tensor of shape ${formatShape(shape)} would have ${size} elements; at most ${MOST_ELEMENTS} are possible`,
    );
  }
}

/** The lengths, or whatever is said of each axis, with the last two exchanged. */
export function exchanged(axes: readonly number[]): number[] {
  return [...axes.slice(0, -2), ...axes.slice(-2).toReversed()];
}

/** Where an element, counted in row-major order, stands along each axis. */
export function indexOf(element: number, shape: Shape): number[] {
  return rowMajorStrides(shape).map((stride, axis) => Math.floor(element / stride) % shape[axis]);
}

/** The axis counted from the first; a negative one counts from the last. */
export function normalizeAxis(operation: string, axis: number, shape: Shape): number {
  const { length: rank } = shape;
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    const range = rank === 0 ? 'a scalar has no axes' : `use ${-rank} to ${rank - 1}`;
    throw new TensorError(
      `${operation}: no axis ${describe(axis)} in shape ${formatShape(shape)}; ${range}`,
    );
  }
  return axis < 0 ? axis + rank : axis;
}

/** One axis, several, or (when none is named) all of them, in ascending order. */
export function normalizeAxes(
  operation: string,
  axes: number | readonly number[] | undefined,
  shape: Shape,
): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const list = typeof axes === 'number' ? [axes] : axes;
  if (!Array.isArray(list)) {
    throw new TensorError(
      `${operation}: expected an axis or a list of axes, got ${describe(axes)}; options come after the axes, which may be undefined`,
    );
  }
  const normal = Array.from(list, (axis) => normalizeAxis(operation, axis, shape));
  if (new Set(normal).size !== normal.length) {
    throw new TensorError(`${operation}: an axis is named twice in ${formatShape(list)}`);
  }
  return normal.sort((a, b) => a - b);
}
