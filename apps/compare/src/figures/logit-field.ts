import type { Boundary } from '@semente/experiment';

/** Whether each of the two answers is given somewhere on the map; at a logit of exactly 0 it is class 0. */
export function hasBoundary({ logits }: Boundary): boolean {
  const isClass1 = logits.map((logit) => Number(logit) > 0);
  return isClass1.includes(true) && isClass1.includes(false);
}

/** The logit at any point of the map, bilinear between the grid's points. */
export function logitAt({
  xRange,
  yRange,
  columns,
  rows,
  logits,
}: Boundary): (x: number, y: number) => number {
  return (x: number, y: number): number => {
    const [left, across] = cell(x, xRange, columns);
    const [low, up] = cell(y, yRange, rows);
    const at = (column: number, row: number): number => Number(logits[row * columns + column]);
    const lower = (1 - across) * at(left, low) + across * at(left + 1, low);
    const upper = (1 - across) * at(left, low + 1) + across * at(left + 1, low + 1);
    return (1 - up) * lower + up * upper;
  };
}

/** The grid point before a position, and how far after it the position is, from 0 to 1. */
function cell(
  position: number,
  [low, high]: readonly [number, number],
  count: number,
): readonly [index: number, share: number] {
  const scaled = ((position - low) / (high - low)) * (count - 1);
  const within = Math.min(Math.max(scaled, 0), count - 1);
  const index = Math.min(Math.floor(within), count - 2);
  return [index, within - index];
}
