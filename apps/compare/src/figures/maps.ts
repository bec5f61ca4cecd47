import * as Plot from '@observablehq/plot';
import type { Boundary, MapsFigure } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { hasBoundary, logitAt } from './logit-field.ts';
import { legendHeight, mapsLegend, pointStyle } from './maps-legend.ts';
import { ink, muted, paper, probabilityColors } from './palette.ts';
import type { Layout, PlacedPlot } from './svg.ts';
import { wrapped } from './text-width.ts';

type Panel = MapsFigure['panels'][number];

/** A panel with its title in lines. */
type TitledPanel = Omit<Panel, 'title'> & { readonly title: readonly string[] };

const mapWidth = 264;
const gap = 16;
const titleSize = 14;
const titleLine = 18;
const subtitleHeight = 24;
const columnsAtMost = 3;

/**
 * The logits between bands of probability, at 0.05, 0.15, …, so that undecided (0.5) lies within
 * a band.
 */
const bandEdges = Array.from({ length: 10 }, (_, i) => Math.log((2 * i + 1) / (19 - 2 * i)));

/** The probability of class 1 over the plane, a map for each panel, with the training points. */
export function maps({ panels }: MapsFigure, locale: Locale): Layout {
  const columns = Math.min(columnsAtMost, panels.length);
  const titled = panels.map((panel) => ({ ...panel, title: titleOf(panel, locale) }));
  const titleHeight =
    subtitleHeight + titleLine * Math.max(...titled.map(({ title }) => title.length));
  const mapHeight = Math.max(...panels.map(({ boundary }) => heightOf(boundary)));
  const rowHeight = mapHeight + titleHeight + gap;
  const plots = titled.map((panel, index) => ({
    x: gap + (index % columns) * (mapWidth + gap),
    y: Math.floor(index / columns) * rowHeight,
    options: map(panel, titleHeight, locale),
  }));
  const width = gap + Math.max(2, columns) * (mapWidth + gap);
  const top = Math.ceil(panels.length / columns) * rowHeight;
  const legend = { x: gap, y: top, options: mapsLegend(width - 2 * gap, locale) };
  return { width, height: top + legendHeight, plots: [...plots, legend] };
}

function titleOf({ title }: Panel, { language }: Locale): readonly string[] {
  return wrapped(title[language], mapWidth, titleSize);
}

/** The height at which one unit is as long upwards as it is across. */
function heightOf({ xRange, yRange }: Boundary): number {
  return Math.round((mapWidth * (yRange[1] - yRange[0])) / (xRange[1] - xRange[0]));
}

function map(
  { title, subtitle, boundary, points: { x, y: labels } }: TitledPanel,
  titleHeight: number,
  { text, language }: Locale,
): PlacedPlot['options'] {
  return {
    width: mapWidth,
    height: heightOf(boundary) + titleHeight,
    marginTop: titleHeight,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
    axis: null,
    x: { domain: [...boundary.xRange] },
    y: { domain: [...boundary.yRange] },
    color: { type: 'threshold', domain: bandEdges, range: [...probabilityColors] },
    marks: [
      Plot.contour({
        ...over(boundary),
        fill: logitAt(boundary),
        thresholds: [Number.NEGATIVE_INFINITY, ...bandEdges],
      }),
      hasBoundary(boundary) ? boundaryLine(boundary) : note(text.figures.maps.noBoundary),
      [0, 1].map((label) =>
        Plot.dot(
          x.filter((_, i) => labels[i] === label),
          pointStyle(label),
        ),
      ),
      Plot.frame({ stroke: muted, strokeOpacity: 0.4 }),
      titleLines(title),
      Plot.text([subtitle[language]], { ...leading, fill: muted, dy: -11 }),
    ],
  };
}

/** The last line just above the subtitle, the others above it. */
function titleLines(title: readonly string[]): Plot.Markish {
  return title.map((line, i) =>
    Plot.text([line], {
      ...leading,
      fontSize: titleSize,
      fontWeight: 600,
      dy: -subtitleHeight - 6 - titleLine * (title.length - 1 - i),
    }),
  );
}

const leading = { frameAnchor: 'top-left', lineAnchor: 'middle' } as const;

function over({ xRange: [x1, x2], yRange: [y1, y2] }: Boundary): Plot.ContourOptions {
  return { x1, y1, x2, y2, pixelSize: 3 };
}

/** The line is drawn beyond the frame and cut there; otherwise it would run along the frame. */
function boundaryLine(boundary: Boundary): Plot.Markish {
  const { xRange, yRange } = boundary;
  return Plot.contour({
    ...over({ ...boundary, xRange: widened(xRange), yRange: widened(yRange) }),
    value: logitAt(boundary),
    thresholds: [0],
    stroke: ink,
    strokeWidth: 1.8,
    clip: 'frame',
  });
}

function widened([low, high]: readonly [number, number]): readonly [number, number] {
  const extra = 0.05 * (high - low);
  return [low - extra, high + extra];
}

function note(text: string): Plot.Markish {
  return Plot.text([text], {
    frameAnchor: 'bottom',
    dy: -8,
    stroke: paper,
    strokeWidth: 4,
    fill: ink,
  });
}
