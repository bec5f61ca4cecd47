import type { TypedArray } from '../dtype.ts';
import type { Shape } from '../shape.ts';
import { joinableAxes, joinShape, joinStrides } from './axes.ts';
import type { Layout } from './layout.ts';

/** Rows and columns of two layouts: where either begins, and from one row and column to the next. */
type Block = (
  rows: number,
  columns: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  bColumn: number,
) => void;

/** Goes through two layouts of one shape together, in row-major order, block by block. */
export function walkBlocks(shape: Shape, a: Layout, b: Layout, visit: Block): void {
  const groups = joinableAxes(shape, [a, b]);
  const lengths = joinShape(shape, groups);
  const [aSteps, bSteps] = [joinStrides(a.strides, groups), joinStrides(b.strides, groups)];
  const [column, row] = [lengths.length - 1, lengths.length - 2];
  const [rows, aRow, bRow] = row < 0 ? [1, 0, 0] : [lengths[row], aSteps[row], bSteps[row]];
  const walkAxis = (axis: number, p: number, q: number): void => {
    if (axis >= row) {
      visit(rows, lengths[column], p, aRow, aSteps[column], q, bRow, bSteps[column]);
      return;
    }
    const [aStep, bStep] = [aSteps[axis], bSteps[axis]];
    for (let i = 0; i < lengths[axis]; i++) walkAxis(axis + 1, p + i * aStep, q + i * bStep);
  };
  walkAxis(0, a.offset, b.offset);
}

/** Writes elements that stand in one array as `from` says to where they stand in another. */
export function copyElements(
  shape: Shape,
  source: TypedArray,
  from: Layout,
  target: TypedArray,
  to: Layout,
): void {
  walkBlocks(shape, from, to, (rows, columns, a, aRow, aColumn, b, bRow, bColumn) => {
    for (let i = 0; i < rows; i++) {
      const [p, q] = [a + i * aRow, b + i * bRow];
      for (let j = 0; j < columns; j++) target[q + j * bColumn] = source[p + j * aColumn];
    }
  });
}
