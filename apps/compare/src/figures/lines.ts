import * as Plot from '@observablehq/plot';
import type { LinesFigure } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { axes, framed, panelHeading, ticksOf, titleLine, titleSize } from './axes.ts';
import { type DrawnLine, drawnLines, showsPoints } from './drawn-line.ts';
import { endLabels, lineHeight, rimmed, startLabels } from './line-labels.ts';
import { fitsEndLabels, lineLegend } from './line-legend.ts';
import { lineMarks } from './line-marks.ts';
import { hairline, muted } from './palette.ts';
import {
  figureWidth,
  type PanelFrame,
  panelGrid,
  ticksAcross,
  ticksUp,
  yPixel,
} from './panel-frame.ts';
import { inPixels, words } from './pixels.ts';
import { roomyScale, type Scale, tightScale } from './scale.ts';
import { spread } from './spread.ts';
import type { Layout, PlacedPlot } from './svg.ts';
import { textWidth, wrapped } from './text-width.ts';

/** A panel with its words in the language of the report. */
interface Panel {
  readonly title: readonly string[];
  readonly lines: readonly DrawnLine[];
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly y: number;
  readonly label: string;
}

/** Lines over common axes, named where they end or, where there is no room for that, in a legend. */
export function lines(figure: LinesFigure, locale: Locale): Layout {
  const grid = panelGrid(figure.panels.length);
  const panels = figure.panels.map((panel) => panelOf(panel, grid.width, locale));
  const linesOf = panels.map(({ lines }) => lines);
  const isLabelled = fitsEndLabels(linesOf, grid.width);
  const legend = isLabelled ? null : lineLegend(linesOf);
  const frame = frameOf(panels, isLabelled, grid);
  const x = tightScale(figure.x, xValues(panels), ticksAcross(frame), locale);
  const y = roomyScale(figure.y, yValues(panels), ticksUp(frame), locale);
  const top = legend === null ? 0 : 8 + legend.height;
  const plots = panels.flatMap((panel, i) => {
    const place = {
      x: (i % grid.columns) * grid.width,
      y: top + Math.floor(i / grid.columns) * grid.height,
    };
    return [
      { ...place, options: plot(panel, frame, x, y) },
      { ...place, options: overlay(panel, frame, x, y, isLabelled, locale) },
    ];
  });
  const rows = Math.ceil(panels.length / grid.columns);
  return {
    width: figureWidth,
    height: top + rows * grid.height,
    plots: legend === null ? plots : [{ x: 0, y: 8, options: legend }, ...plots],
  };
}

function panelOf(
  { title, lines, marks = [] }: LinesFigure['panels'][number],
  width: number,
  locale: Locale,
): Panel {
  const { language } = locale;
  return {
    title: title === undefined ? [] : wrapped(title[language], width - 12, titleSize),
    lines: drawnLines(lines, locale),
    marks: marks.map(({ y, label }) => ({ y, label: label[language] })),
  };
}

function frameOf(
  panels: readonly Panel[],
  isLabelled: boolean,
  { width, height }: { readonly width: number; readonly height: number },
): PanelFrame {
  const names = panels.flatMap(({ lines }) => lines.map(({ label }) => label));
  return {
    width,
    height,
    top: 32 + titleLine * Math.max(...panels.map(({ title }) => title.length)),
    right: isLabelled ? 24 + textWidth(names) : 20,
    bottom: 54,
    left: 64,
    inset: panels.some(({ lines }) => lines.some(showsPoints)) ? 10 : 0,
  };
}

function xValues(panels: readonly Panel[]): readonly number[] {
  return panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ x }) => x)));
}

function yValues(panels: readonly Panel[]): readonly number[] {
  return panels.flatMap(({ lines, marks }) => [
    ...lines.flatMap(({ points }) => points.flatMap(({ y, low = y, high = y }) => [y, low, high])),
    ...marks.map(({ y }) => y),
  ]);
}

function plot(
  { lines, marks }: Panel,
  frame: PanelFrame,
  x: Scale,
  y: Scale,
): PlacedPlot['options'] {
  return {
    ...framed(frame, x, y),
    marks: [
      axes(x, y),
      Plot.gridY({ ticks: ticksOf(y), stroke: hairline, strokeOpacity: 1 }),
      y.zero === null ? null : Plot.ruleY([y.zero], { stroke: muted, strokeDasharray: '2 3' }),
      Plot.ruleY(
        shown(marks, y).map((mark) => mark.y),
        { stroke: muted, strokeDasharray: '5 4' },
      ),
      lines.map((line) => lineMarks(line, x, y)),
    ],
  };
}

/** The words of a panel, over its plot. */
function overlay(
  { title, lines, marks }: Panel,
  frame: PanelFrame,
  x: Scale,
  y: Scale,
  isLabelled: boolean,
  { text }: Locale,
): PlacedPlot['options'] {
  return inPixels(frame.width, frame.height, [
    panelHeading(title, y, frame),
    y.zero === null
      ? null
      : words('0', frame.left - 9, yPixel(frame, y, y.zero), { textAnchor: 'end' }),
    markLabels(shown(marks, y), frame, y),
    startLabels(lines, frame, x, y, text.figures.lines.start),
    isLabelled ? endLabels(lines, frame, x, y) : null,
  ]);
}

/** What a panel's values are compared with, as far as it is on the axis. */
function shown(marks: readonly Mark[], { domain: [low, high] }: Scale): readonly Mark[] {
  return marks.filter(({ y }) => y >= low && y <= high);
}

/** The names of the dashed marks, above them at the right. */
function markLabels(marks: readonly Mark[], frame: PanelFrame, y: Scale): Plot.Markish {
  const heights = spread(
    marks.map((mark) => 10 - yPixel(frame, y, mark.y)),
    lineHeight,
    -frame.top,
  );
  return marks.map(({ label }, i) =>
    words(label, frame.width - frame.right - 8, -heights[i], {
      textAnchor: 'end',
      fill: muted,
      ...rimmed,
    }),
  );
}
