import type { LinePoint } from './figure.ts';
import type { JsonNumber } from './json-number.ts';
import { quartiles } from './statistics.ts';

/** A cost as it was read during a training. */
interface Reading {
  readonly iteration: number;
  readonly cost: JsonNumber;
}

/**
 * The line through several curves that were read at the same iterations: their median, shaded from
 * the lower to the upper quartile. A single curve is its own line.
 */
export function medianLine(curves: readonly (readonly Reading[])[]): readonly LinePoint[] {
  const [first] = curves;
  return first.map(({ iteration, cost }, i) => {
    if (curves.length === 1) return { x: iteration, y: Number(cost) };
    const { median, lowerQuartile, upperQuartile } = quartiles(
      curves.map((curve) => curve[i].cost),
    );
    const [low, high] = [Number(lowerQuartile), Number(upperQuartile)];
    return { x: iteration, y: Number(median), low, high };
  });
}
