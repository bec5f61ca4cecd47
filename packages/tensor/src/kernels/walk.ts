import type { Shape } from '../shape.ts';
import type { Layout } from '../strided.ts';

/** Where a row of elements begins, and how far apart they stand. */
type Row = (length: number, a: number, strideA: number, b: number, strideB: number) => void;

/** Goes through two layouts of one shape together, row by row along the last axis, in row-major order. */
export function walkRows(shape: Shape, a: Layout, b: Layout, visit: Row): void {
  const last = shape.length - 1;
  if (last < 0) {
    visit(1, a.offset, 0, b.offset, 0);
    return;
  }
  const walkAxis = (axis: number, p: number, q: number): void => {
    const length = shape[axis];
    const [strideA, strideB] = [a.strides[axis], b.strides[axis]];
    if (axis === last) {
      visit(length, p, strideA, q, strideB);
      return;
    }
    for (let i = 0; i < length; i++) walkAxis(axis + 1, p + i * strideA, q + i * strideB);
  };
  walkAxis(0, a.offset, b.offset);
}
