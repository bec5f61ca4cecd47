import * as Plot from '@observablehq/plot';
import type { Locale } from '../locale.ts';
import { classColors, ink, muted, paper, probabilityColors } from './palette.ts';
import { inPixels, words } from './pixels.ts';
import type { PlacedPlot } from './svg.ts';

export const legendHeight = 56;

/** Colour and shape tell the classes apart, so that either will do. */
export function pointStyle(label: number): Plot.DotOptions {
  const color = classColors[label] ?? ink;
  return label === 0
    ? { fill: color, r: 2.3, stroke: paper, strokeWidth: 0.5 }
    : { fill: paper, stroke: color, strokeWidth: 1.3, r: 2.2 };
}

/** What points, line and colours stand for, drawn in pixels. */
export function mapsLegend(width: number, { text, format }: Locale): PlacedPlot['options'] {
  const { classPoint, probability, boundary } = text.figures.maps;
  return inPixels(width, legendHeight, [
    [0, 1].map((label) => [
      Plot.dot([[6, 12 + 20 * label]], { ...pointStyle(label), r: 3.5 }),
      words(classPoint(String(label)), 18, 12 + 20 * label),
    ]),
    Plot.line(
      [
        [108, 22],
        [132, 22],
      ],
      { stroke: ink, strokeWidth: 1.8 },
    ),
    words(boundary, 140, 22),
    words(probability, rampLeft, 8),
    probabilityRamp(format.decimal),
  ]);
}

const rampLeft = 300;
const swatch = 16;

/** The bands of probability side by side; the middles of the outer ones stand for 0 and 1. */
function probabilityRamp(format: (value: number) => string): Plot.Markish {
  const left = (band: number): number => rampLeft + swatch * band;
  return [
    probabilityColors.map((fill, band) =>
      Plot.rect([0], { x1: left(band), x2: left(band + 1), y1: 18, y2: 30, fill }),
    ),
    [0, 0.5, 1].map((value) =>
      Plot.text([[left(0.5 + 10 * value), 40]], { text: () => format(value), fill: muted }),
    ),
  ];
}
