import * as Plot from '@observablehq/plot';
import type { HeatmapFigure } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { numberText } from '../number-text.ts';
import type { DrawnLine } from './drawn-line.ts';
import { heatColor } from './heat-colors.ts';
import { ink, muted, noValueColor, overlayColors, paper } from './palette.ts';
import { figureWidth, type PanelFrame } from './panel-frame.ts';
import { inPixels, words } from './pixels.ts';
import type { PlacedPlot } from './svg.ts';
import { textWidth } from './text-width.ts';

export const legendHeight = 60;

const rampWidth = 240;
const steps = 48;
const swatch = 28;

/** The colour scale with its numbers; beside it, what the lines are and what a gap looks like. */
export function heatmapLegend(
  { label, domain, style = 'decimal' }: HeatmapFigure['value'],
  panels: readonly (readonly DrawnLine[])[],
  hasGaps: boolean,
  { left }: PanelFrame,
  { text, language, format }: Locale,
): PlacedPlot['options'] {
  const longest = panels.reduce((a, b) => (b.length > a.length ? b : a), []);
  const names = longest.map(({ label: name }) => name);
  const gapLeft = names.reduce((x, name) => x + itemWidth(name), left + rampWidth + 40);
  return inPixels(figureWidth, legendHeight, [
    words(label[language], left, 6),
    ramp(left, domain),
    [0, 0.5, 1].map((share) => {
      const value = domain[0] + share * (domain[1] - domain[0]);
      return words(numberText(value, style, format), left + share * rampWidth, 44, {
        textAnchor: 'middle',
        fill: muted,
      });
    }),
    longest.map((line, i) => {
      const start = names
        .slice(0, i)
        .reduce((x, name) => x + itemWidth(name), left + rampWidth + 40);
      return lineItem(line, i, start);
    }),
    hasGaps ? gapItem(text.figures.heatmap.noValue, gapLeft) : null,
  ]);
}

/** A line that stands out from every colour: pale, within a dark outline. */
export function overlayLine(
  points: DrawnLine['points'],
  index: number,
  style: DrawnLine['style'],
  options: Plot.LineOptions = {},
): Plot.Markish {
  const color = overlayColors[index % overlayColors.length];
  const place = { x: 'x', y: 'y', ...options } as const;
  if (style === 'dots') return Plot.dot(points, { ...place, r: 3, fill: color, stroke: ink });
  return [
    Plot.line(points, { ...place, stroke: ink, strokeWidth: 4.5 }),
    Plot.line(points, {
      ...place,
      stroke: color,
      strokeWidth: 2.5,
      ...(style === 'dashed' && { strokeDasharray: '7 5' }),
    }),
  ];
}

function itemWidth(name: string): number {
  return swatch + 24 + textWidth([name]);
}

function lineItem({ label, style }: DrawnLine, index: number, left: number): Plot.Markish {
  const ends = [left, left + swatch].map((x) => ({ x, y: 25 }));
  return [overlayLine(ends, index, style), words(label, left + swatch + 6, 25)];
}

function gapItem(name: string, left: number): Plot.Markish {
  const box = { x1: left, x2: left + swatch, y1: 18, y2: 32 };
  return [
    Plot.rect([0], { ...box, fill: noValueColor }),
    Plot.link([0], {
      x1: () => box.x1,
      x2: () => box.x2,
      y1: () => box.y2,
      y2: () => box.y1,
      stroke: paper,
      strokeWidth: 1.5,
    }),
    words(name, left + swatch + 6, 25),
  ];
}

function ramp(left: number, [low, high]: readonly [number, number]): Plot.Markish {
  const width = rampWidth / steps;
  return Array.from({ length: steps }, (_, i) =>
    Plot.rect([0], {
      x1: left + width * i,
      x2: left + width * (i + 1),
      y1: 18,
      y2: 32,
      fill: heatColor(low + ((i + 0.5) / steps) * (high - low), [low, high]) ?? noValueColor,
      shapeRendering: 'crispEdges',
    }),
  );
}
