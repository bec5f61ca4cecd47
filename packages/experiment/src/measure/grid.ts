/** A rectangle and the points that span it, ends included. */
export interface Grid {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** `[x, y]` of every point: one row after another, from low y to high y. */
  readonly points: readonly (readonly [number, number])[];
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
