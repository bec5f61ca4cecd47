import { describe, describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { formatShape, normalizeAxis } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { selecting } from './selection.ts';

const diagonalView = selecting('diagonal');

/** Which diagonal is meant. */
export interface DiagonalOptions {
  /** How far above the main diagonal it lies (below, if negative); 0 by default. */
  readonly offset?: number;
  /** The axes of the matrices whose diagonals they are; the first two by default. */
  readonly axes?: readonly [number, number];
}

/**
 * The diagonal of a matrix, or of each matrix along two axes: these go, and the diagonal becomes the
 * last axis. It is a view: nothing is copied.
 *
 * @throws TensorError if there are no such two axes, or the offset is not a whole number.
 * @example
 * ```ts
 * import { diagonal, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);
 * console.log(diagonal(x).toArray()); // [1, 5, 9]
 * console.log(diagonal(x, { offset: 1 }).toArray()); // [2, 6]
 * ```
 */
export function diagonal(x: Tensor, options: DiagonalOptions = {}): Tensor {
  requireTensor('diagonal', x);
  checkOptions('diagonal', options, ['offset', 'axes']);
  const { offset = 0, axes = [0, 1] } = options;
  if (!Number.isInteger(offset)) {
    throw new TensorError(`diagonal: the offset is a whole number, got ${describe(offset)}`);
  }
  const [rows, columns] = twoAxes(x, axes);
  const others = x.shape.map((_, axis) => axis).filter((axis) => axis !== rows && axis !== columns);
  const [below, right] = [Math.max(0, -offset), Math.max(0, offset)];
  const length = Math.max(0, Math.min(x.shape[rows] - below, x.shape[columns] - right));
  const startOf = (axis: number): number => (axis === rows ? below : axis === columns ? right : 0);
  const stepAlong = (...along: number[]): number[] =>
    x.shape.map((_, axis) => (along.includes(axis) ? 1 : 0));
  return diagonalView(x, {
    whole: x.shape,
    shape: [...others.map((axis) => x.shape[axis]), length],
    start: x.shape.map((_, axis) => (length === 0 ? 0 : startOf(axis))),
    steps: [...others.map((axis) => stepAlong(axis)), stepAlong(rows, columns)],
  });
}

function twoAxes(x: Tensor, axes: readonly number[]): readonly number[] {
  const normal = Array.isArray(axes)
    ? Array.from(axes, (axis) => normalizeAxis('diagonal', axis, x.shape))
    : [];
  if (normal.length !== 2 || normal[0] === normal[1]) {
    throw new TensorError(
      `diagonal: the axes are two different ones of ${formatShape(x.shape)}, got ${describeList(axes)}`,
    );
  }
  return normal;
}
