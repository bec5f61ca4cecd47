import type { JsonNumber } from '../json-number.ts';

/** A rectangle with `rows` × `columns` points that span it, ends included. */
interface Extent {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
}

export interface Grid extends Extent {
  /** `[x, y]` of every point: one row after another, from low y to high y. */
  readonly points: readonly (readonly [number, number])[];
}

/**
 * The logit of class 1 at every point, in the order of a grid's points. The boundary is where it is 0.
 * Between the points a logit can be interpolated; a probability cannot where it jumps from 0 to 1.
 */
export interface Boundary extends Extent {
  readonly logits: readonly JsonNumber[];
}

/** A square grid over the points, `margin` of their extent wider on every side. */
export function gridOver(
  points: readonly (readonly number[])[],
  { size = 80, margin = 0.15 }: { readonly size?: number; readonly margin?: number } = {},
): Grid {
  const xRange = widened(
    points.map(([x = 0]) => x),
    margin,
  );
  const yRange = widened(
    points.map(([, y = 0]) => y),
    margin,
  );
  const at = ([low, high]: readonly [number, number], i: number): number =>
    i === size - 1 ? high : low + ((high - low) * i) / (size - 1);
  const indices = Array.from({ length: size }, (_, i) => i);
  const grid = indices.flatMap((row) =>
    indices.map((column) => [at(xRange, column), at(yRange, row)] as const),
  );
  return { xRange, yRange, columns: size, rows: size, points: grid };
}

function widened(values: readonly number[], margin: number): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const extra = margin * (high - low);
  return [low - extra, high + extra];
}
