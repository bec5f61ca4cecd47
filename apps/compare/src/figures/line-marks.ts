import * as Plot from '@observablehq/plot';
import { type DrawnLine, hasSymbols, showsPoints } from './drawn-line.ts';
import { placed, type Scale } from './scale.ts';

/** How many symbols a line of many points carries if its colour has come before. */
const symbolsOnLine = 7;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** A line within its frame: the shaded band, the line over it, and its points. */
export function lineMarks(line: DrawnLine, x: Scale, y: Scale): Plot.Markish {
  const places = placesOf(line, x, y);
  return [band(line, places), stroke(line, places), symbols(line, places, x, y)];
}

function placesOf({ points }: DrawnLine, xScale: Scale, yScale: Scale): readonly Place[] {
  const [bottom, top] = yScale.domain;
  const beyond = top + (top - bottom);
  // An upper quartile may be infinite: the band then leaves the frame.
  const upTo = (value: number): number =>
    value === Number.NEGATIVE_INFINITY ? Number.NaN : placed(yScale, Math.min(value, beyond));
  return points.map(({ x, y, low = Number.NaN, high = Number.NaN }) => ({
    x: placed(xScale, x),
    y: Number.isFinite(y) ? placed(yScale, y) : Number.NaN,
    low: upTo(low),
    high: upTo(high),
  }));
}

function band({ look, style }: DrawnLine, places: readonly Place[]): Plot.Markish {
  const ranges = places.filter(({ low, high }) => !Number.isNaN(low) && !Number.isNaN(high));
  if (ranges.length === 0) return null;
  const ends = { x: 'x', y1: 'low', y2: 'high', clip: 'frame' } as const;
  return style === 'dots'
    ? Plot.ruleX(ranges, { ...ends, stroke: look.color, strokeWidth: 1.2 })
    : Plot.areaY(places, { ...ends, fill: look.color, fillOpacity: 0.16 });
}

function stroke({ look, style, width }: DrawnLine, places: readonly Place[]): Plot.Markish {
  if (style === 'dots') return null;
  return Plot.line(places, {
    x: 'x',
    y: 'y',
    stroke: look.color,
    strokeWidth: width,
    ...(style === 'dashed' && { strokeDasharray: '6 4' }),
    clip: 'frame',
  });
}

function symbols(line: DrawnLine, places: readonly Place[], x: Scale, y: Scale): Plot.Markish {
  const { look, points } = line;
  const every = Math.ceil(points.length / symbolsOnLine);
  const shown = places.filter(
    (place, i) =>
      (showsPoints(line) || (hasSymbols(line) && i % every === 0)) &&
      isWithin(x, place.x) &&
      isWithin(y, place.y),
  );
  return Plot.dot(shown, { x: 'x', y: 'y', fill: look.color, r: 3.5, symbol: look.symbol });
}

function isWithin({ domain: [low, high] }: Scale, value: number): boolean {
  return value >= low && value <= high;
}
