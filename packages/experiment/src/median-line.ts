import type { LinePoint } from './figure.ts';
import type { JsonNumber } from './json-number.ts';
import { quartiles } from './statistics.ts';

/** What was measured at x under one seed. */
interface Reading {
  readonly x: number;
  readonly y: JsonNumber;
}

/**
 * The line through several that were read at the same places: their median, shaded from the lower to
 * the upper quartile. A single one is its own line.
 */
export function medianLine(lines: readonly (readonly Reading[])[]): readonly LinePoint[] {
  const [first] = lines;
  return first.map(({ x, y }, i) => {
    if (lines.length === 1) return { x, y: Number(y) };
    const { median, lowerQuartile, upperQuartile } = quartiles(lines.map((line) => line[i].y));
    return { x, y: Number(median), low: Number(lowerQuartile), high: Number(upperQuartile) };
  });
}
