import * as Plot from '@observablehq/plot';
import type { LogAxis } from './log-axis.ts';
import { spread } from './spread.ts';

/** The distance between two lines of text, in pixels. */
export const lineHeight = 16;

/** Where a line ends, and what it is called. */
export interface LineEnd {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly color: string;
}

/**
 * Names beside the ends of lines, moved up where they would overlap. What ends above the axis is
 * named at its upper end. `pixels` is the axis' length.
 */
export function endLabels(
  ends: readonly LineEnd[],
  { domain: [low, high] }: LogAxis,
  pixels: number,
): Plot.Markish {
  const heights = spread(
    ends.map(({ y }) => Math.log(Math.min(y, high))),
    (lineHeight / pixels) * Math.log(high / low),
  );
  return ends.map(({ x, y, label, color }, i) => [
    Plot.dot(y > high ? [] : [{ x, y }], { x: 'x', y: 'y', fill: color, r: 3 }),
    Plot.text([{ x, y: Math.exp(heights[i] ?? 0) }], {
      x: 'x',
      y: 'y',
      text: () => label,
      textAnchor: 'start',
      dx: 10,
      fill: color,
      fontWeight: 600,
    }),
  ]);
}
