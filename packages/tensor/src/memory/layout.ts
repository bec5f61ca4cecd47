import type { Shape } from '../shape.ts';

/** Where each element stands, relative to some memory: `[i, j, …]` at `offset + i·strides[0] + j·strides[1] + …`. */
export interface Layout {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Whether the elements lie one after another, in row-major order. */
export function isRowMajor({ shape, strides }: Layout): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis];
  }
  return true;
}
