import { rowMajorStrides, type Shape, sizeOf } from '../shape.ts';
import { joinableAxes, joinShape, joinStrides } from './axes.ts';
import { isRowMajor, type Layout } from './layout.ts';

/**
 * The same elements, in row-major order, in another shape of the same size; null if no strides can
 * say where they stand. Axes that can be walked as one may be cut anew.
 */
export function reshapeLayout(layout: Layout, shape: Shape): Layout | null {
  const { offset } = layout;
  if (isRowMajor(layout) || sizeOf(shape) === 0) {
    return { shape, strides: rowMajorStrides(shape), offset };
  }
  const groups = joinableAxes(layout.shape, [layout]);
  const rest = joinShape(layout.shape, groups);
  const steps = joinStrides(layout.strides, groups);
  const strides = shape.map(() => 0);
  let group = groups.length - 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (rest[group] === 1) group--;
    if (rest[group] % shape[axis] !== 0) return null;
    strides[axis] = steps[group];
    steps[group] *= shape[axis];
    rest[group] /= shape[axis];
  }
  return { shape, strides, offset };
}
