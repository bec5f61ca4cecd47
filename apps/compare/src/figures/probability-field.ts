import type { Boundary } from '@semente/experiment';

/** The share of the map on which class 1 is predicted; at exactly 0.5 the answer is class 0. */
export function shareOfClass1({ probabilities }: Boundary): number {
  const isClass1 = (probability: number | string): boolean => Number(probability) > 0.5;
  return probabilities.filter(isClass1).length / probabilities.length;
}

/** Whether each of the two answers is given somewhere on the map. */
export function hasBoundary(boundary: Boundary): boolean {
  const share = shareOfClass1(boundary);
  return share > 0 && share < 1;
}

/** The probability at any point of the map, bilinear between the grid's points. */
export function probabilityAt({
  xRange,
  yRange,
  columns,
  rows,
  probabilities,
}: Boundary): (x: number, y: number) => number {
  return (x: number, y: number): number => {
    const [left, across] = cell(x, xRange, columns);
    const [low, up] = cell(y, yRange, rows);
    const at = (column: number, row: number): number =>
      Number(probabilities[row * columns + column]);
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
