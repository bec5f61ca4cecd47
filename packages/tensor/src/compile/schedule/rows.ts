import type { Layout } from '../../memory/layout.ts';
import { rowMajorStrides, type Shape, sizeOf } from '../../shape.ts';
import { loadsOf, mapLoads } from '../kernel/body.ts';
import type { Body } from '../kernel/kernel.ts';

/**
 * The terms of a sum over the last axes, as rows: these axes become one. Null if some access does
 * not step through them evenly.
 */
export function asRows(term: Body, shape: Shape, axes: readonly number[]): Body | null {
  const outer = shape.length - axes.length;
  const inner = shape.slice(outer);
  const canMerge = loadsOf(term).every(({ layout }) => innerStride(layout, inner) !== null);
  if (!canMerge) return null;
  return mapLoads(term, ({ buffer, layout }) => ({
    buffer,
    layout: {
      shape: [...shape.slice(0, outer), sizeOf(inner)],
      strides: [...layout.strides.slice(0, outer), innerStride(layout, inner) ?? 0],
      offset: layout.offset,
    },
  }));
}

/** How far apart neighbours in row-major order are, if all are equally far. */
function innerStride({ strides }: Layout, inner: Shape): number | null {
  const outer = strides.length - inner.length;
  const long = inner.map((_, axis) => axis).filter((axis) => inner[axis] !== 1);
  const last = long.at(-1);
  if (last === undefined) return 0;
  const stride = strides[outer + last];
  const expected = rowMajorStrides(inner);
  const isEven = long.every(
    (axis) => strides[outer + axis] === (stride * expected[axis]) / expected[last],
  );
  return isEven ? stride : null;
}
