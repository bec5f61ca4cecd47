import type { Shape } from '../shape.ts';
import type { Layout } from '../strided.ts';
import { loadsOf } from './absorb.ts';
import type { Access, Body, MapKernel } from './kernel.ts';

/**
 * The kernel with as few axes as possible: neighbouring axes that every access steps through evenly
 * become one, so that loops are few and long. At least one axis remains.
 */
export function collapse(kernel: MapKernel): MapKernel {
  const layouts = [...loadsOf(kernel.body), kernel.target].map(({ layout }) => layout);
  const groups = groupAxes(kernel.shape, layouts);
  const merge = (access: Access): Access => ({ ...access, layout: merged(access.layout, groups) });
  return {
    ...kernel,
    shape: groups.map((group) => group.reduce((size, axis) => size * kernel.shape[axis], 1)),
    body: mapLoads(kernel.body, merge),
    target: merge(kernel.target),
  };
}

/** The axes, neighbours together where each layout's strides let them be walked as one. */
function groupAxes(shape: Shape, layouts: readonly Layout[]): number[][] {
  const groups: number[][] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const canJoin =
      previous !== undefined &&
      layouts.every(({ strides }) => strides[previous] === strides[axis] * length);
    if (group !== undefined && canJoin) group.push(axis);
    else groups.push([axis]);
  });
  return groups.length === 0 ? [[]] : groups;
}

function merged({ shape, strides, offset }: Layout, groups: readonly number[][]): Layout {
  return {
    shape: groups.map((group) => group.reduce((size, axis) => size * shape[axis], 1)),
    strides: groups.map((group) => strides[group.at(-1) ?? -1] ?? 0),
    offset,
  };
}

/** The body with every access replaced. */
export function mapLoads(body: Body, replace: (access: Access) => Access): Body {
  if (body.kind === 'load') return { ...body, access: replace(body.access) };
  if (body.kind !== 'apply') return body;
  return { ...body, operands: body.operands.map((operand) => mapLoads(operand, replace)) };
}
