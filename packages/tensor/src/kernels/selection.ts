import type { Layout } from '../memory/layout.ts';
import type { Shape } from '../shape.ts';

/**
 * Which elements of a tensor a view shows, and in which order: the element at index j of the view
 * is the one at index `start + Σ j[axis] · steps[axis]` of the tensor. Slices, flips, diagonals and
 * windows are all of this form.
 */
export interface Selection {
  /** The shape of the tensor that is looked at. */
  readonly whole: Shape;
  /** The shape of the view. */
  readonly shape: Shape;
  /** The index of the view's first element, in the whole. */
  readonly start: readonly number[];
  /** For each axis of the view, how far one step along it leads along each axis of the whole. */
  readonly steps: readonly (readonly number[])[];
}

/** Where the selected elements stand, if the whole stands as `layout` says. */
export function selectedLayout({ strides, offset }: Layout, selection: Selection): Layout {
  const distance = (index: readonly number[]): number =>
    index.reduce((sum, i, axis) => sum + i * strides[axis], 0);
  const { shape, start, steps } = selection;
  return { shape, strides: steps.map(distance), offset: offset + distance(start) };
}
