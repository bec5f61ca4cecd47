import { allocate, type DType, type TypedArray } from '../dtype.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import { rowMajorStrides, type Shape, sizeOf } from '../shape.ts';
import { pairwiseSum } from './pairwise-sum.ts';
import { rowMajorElements } from './scratch.ts';

/**
 * The sum over the given axes, which are ascending; the output has the remaining axes.
 *
 * The order of additions depends on the shape alone. The reduced axes at the end of the shape are
 * taken together, row-major, in pairwise order; any other reduced axis is added up plainly, in
 * ascending order.
 */
export function sumOver(value: Strided, axes: readonly number[]): Strided {
  const { shape, dtype } = value;
  const isReduced = shape.map((_, axis) => axes.includes(axis));
  const outerRank = isReduced.lastIndexOf(false) + 1;
  const outerShape = shape.slice(0, outerRank);
  const rowLength = sizeOf(shape.slice(outerRank));
  const keptShape = shape.filter((_, axis) => !isReduced[axis]);

  const rows = sumRows(value, sizeOf(outerShape), rowLength);
  const isDone = keptShape.length === outerRank;
  return rowMajor(dtype, isDone ? rows : addPlainly(rows, outerShape, isReduced, dtype), keptShape);
}

/** The pairwise sum of each of so many rows. */
function sumRows(value: Strided, count: number, length: number): TypedArray {
  const elements = rowMajorElements(value, 0);
  const isSummed = length === 1;
  if (isSummed) return elements === value.array ? elements : elements.slice(0, count);
  const partial = allocate(value.dtype, 8);
  const sums = allocate(value.dtype, count);
  for (let row = 0; row < count; row++) {
    sums[row] = pairwiseSum(elements, row * length, length, partial);
  }
  return sums;
}

/** Adds up row-major elements over the reduced axes; the last axis is a kept one. */
function addPlainly(
  elements: TypedArray,
  shape: Shape,
  isReduced: readonly boolean[],
  dtype: DType,
): TypedArray {
  const keptShape = shape.filter((_, axis) => !isReduced[axis]);
  const keptStrides = rowMajorStrides(keptShape);
  const strides = shape.map((_, axis) => (isReduced[axis] ? 0 : (keptStrides.shift() ?? 0)));
  // −0 + x is x for every x, the signed zeros included.
  const sums = allocate(dtype, sizeOf(keptShape)).fill(sizeOf(shape) === 0 ? 0 : -0);
  const last = shape.length - 1;
  let next = 0;
  const addAxis = (axis: number, to: number): void => {
    if (axis < last - 1) {
      for (let i = 0; i < shape[axis]; i++) addAxis(axis + 1, to + i * strides[axis]);
      return;
    }
    const rows = axis < last ? shape[axis] : 1;
    addRows(sums, to, axis < last ? strides[axis] : 0, elements, next, rows, shape[last]);
    next += rows * shape[last];
  };
  addAxis(0, 0);
  return sums;
}

/** Adds row after row to places that begin `step` further for each row. */
function addRows(
  sums: TypedArray,
  to: number,
  step: number,
  elements: TypedArray,
  from: number,
  rows: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row++) {
    const [target, source] = [to + row * step, from + row * columns];
    for (let i = 0; i < columns; i++) sums[target + i] += elements[source + i];
  }
}
