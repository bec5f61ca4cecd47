import type { Shape } from '../shape.ts';
import type { Layout } from './layout.ts';

/**
 * The axes, neighbours together where each layout's strides let them be walked as one; axes of
 * length 1 are left out. At least one group remains, if an empty one.
 */
export function joinableAxes(shape: Shape, layouts: readonly Layout[]): number[][] {
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

/** The shape with each group of axes as one. */
export function joinShape(shape: Shape, groups: readonly (readonly number[])[]): number[] {
  return groups.map((group) => group.reduce((size, axis) => size * shape[axis], 1));
}

/** The steps along each group of axes. */
export function joinStrides(
  strides: readonly number[],
  groups: readonly (readonly number[])[],
): number[] {
  return groups.map((group) => strides[group.at(-1) ?? -1] ?? 0);
}
