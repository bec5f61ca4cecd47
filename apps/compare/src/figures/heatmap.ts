import * as Plot from '@observablehq/plot';
import type { Axis, HeatmapFigure } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { axes, framed, panelHeading, titleLine, titleSize } from './axes.ts';
import { type Cell, cellEdges, cellsOf } from './cells.ts';
import { type DrawnLine, drawnLines } from './drawn-line.ts';
import { heatmapLegend, legendHeight, overlayLine } from './heatmap-legend.ts';
import { noValueColor, paper } from './palette.ts';
import { figureWidth, type PanelFrame, panelGrid, ticksAcross, ticksUp } from './panel-frame.ts';
import { inPixels } from './pixels.ts';
import { type Scale, tightScale } from './scale.ts';
import type { Layout, PlacedPlot } from './svg.ts';
import { wrapped } from './text-width.ts';

/** A value at every place of a grid as an opaque colour, with lines over it and a colour scale. */
export function heatmap(figure: HeatmapFigure, locale: Locale): Layout {
  const { panels, value } = figure;
  const grid = panelGrid(panels.length);
  const titles = panels.map(({ title }) =>
    title === undefined ? [] : wrapped(title[locale.language], grid.width - 12, titleSize),
  );
  const frame = frameOf(titles, grid);
  const x = gridScale(
    figure.x,
    panels.map(({ xs }) => xs),
    ticksAcross(frame),
    locale,
  );
  const y = gridScale(
    figure.y,
    panels.map(({ ys }) => ys),
    ticksUp(frame),
    locale,
  );
  const lines = panels.map((panel) => drawnLines(panel.lines ?? [], locale));
  const plots = panels.flatMap((panel, i) => {
    const place = {
      x: (i % grid.columns) * grid.width,
      y: Math.floor(i / grid.columns) * grid.height,
    };
    const cells = cellsOf(panel, { x: figure.x.scale, y: figure.y.scale }, value.domain);
    return [
      { ...place, options: plot(cells, lines[i], frame, x, y) },
      {
        ...place,
        options: inPixels(frame.width, frame.height, [panelHeading(titles[i], y, frame)]),
      },
    ];
  });
  const height = Math.ceil(panels.length / grid.columns) * grid.height;
  const hasGaps = panels.some(({ values }) => values.some((row) => row.some(Number.isNaN)));
  const legend = heatmapLegend(value, lines, hasGaps, frame, locale);
  return {
    width: figureWidth,
    height: height + legendHeight,
    plots: [...plots, { x: 0, y: height, options: legend }],
  };
}

function frameOf(
  titles: readonly (readonly string[])[],
  { width, height }: { readonly width: number; readonly height: number },
): PanelFrame {
  const top = 32 + titleLine * Math.max(...titles.map(({ length }) => length));
  return { width, height, top, right: 20, bottom: 54, left: 64, inset: 0 };
}

/** An axis from the first cell's outer edge to the last one's. */
function gridScale(
  axis: Axis,
  positions: readonly (readonly number[])[],
  ticksAbout: number,
  locale: Locale,
): Scale {
  const edges = positions.flatMap((places) => cellEdges(places, axis.scale));
  return tightScale(axis, edges, ticksAbout, locale);
}

function plot(
  cells: readonly Cell[],
  lines: readonly DrawnLine[],
  frame: PanelFrame,
  x: Scale,
  y: Scale,
): PlacedPlot['options'] {
  const gaps = cells.filter(({ color }) => color === null);
  const edges = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', clip: 'frame' } as const;
  return {
    ...framed(frame, x, y),
    // Colours are given as they are, not looked up on a scale.
    color: { type: 'identity' },
    marks: [
      Plot.rect(cells, {
        ...edges,
        fill: ({ color }: Cell) => color ?? noValueColor,
        shapeRendering: 'crispEdges',
      }),
      gaps.length === 0 ? null : Plot.link(gaps, { ...edges, stroke: paper, strokeWidth: 1.5 }),
      lines.map((line, i) => overlayLine(line.points, i, line.style, { clip: 'frame' })),
      axes(x, y),
    ],
  };
}
