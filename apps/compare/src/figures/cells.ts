import type { Axis, HeatmapFigure } from '@semente/experiment';
import { heatColor } from './heat-colors.ts';

/** One place of a grid, in the units of the axes, and its colour; null where there is no value. */
export interface Cell {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly color: string | null;
}

type Grid = Pick<HeatmapFigure['panels'][number], 'xs' | 'ys' | 'values'>;

/** The cells of a grid, row by row. */
export function cellsOf(
  { xs, ys, values }: Grid,
  scale: { readonly x: Axis['scale']; readonly y: Axis['scale'] },
  domain: readonly [number, number],
): readonly Cell[] {
  const across = cellEdges(xs, scale.x);
  const up = cellEdges(ys, scale.y);
  return ys.flatMap((_, row) =>
    xs.map((_, column) => ({
      x1: across[column],
      x2: across[column + 1],
      y1: up[row],
      y2: up[row + 1],
      color: heatColor(values[row]?.[column] ?? Number.NaN, domain),
    })),
  );
}

/** The edges of cells around ascending places: halfway between them, and as far beyond the ends. */
export function cellEdges(places: readonly number[], scale: Axis['scale']): readonly number[] {
  const isLog = scale === 'log';
  const at = isLog ? places.map(Math.log) : places;
  if (at.length < 2)
    return isLog ? [places[0] / 2, places[0] * 2] : [places[0] - 0.5, places[0] + 0.5];
  const inner = at.slice(1).map((place, i) => (at[i] + place) / 2);
  const first = 2 * at[0] - inner[0];
  const last = 2 * at[at.length - 1] - inner[inner.length - 1];
  const edges = [first, ...inner, last];
  return isLog ? edges.map(Math.exp) : edges;
}
