import * as Plot from '@observablehq/plot';
import type { Histogram, HistogramsFigure, Summary } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { hairline, lookOf, muted } from './palette.ts';
import { figureWidth } from './panel-frame.ts';
import { inPixels, words } from './pixels.ts';
import type { Layout, PlacedPlot } from './svg.ts';

const gap = 14;
const headerHeight = 48;
const rowHeight = 118;
const nameHeight = 24;
const rangeHeight = 20;
/** Below this the numbers at its ends would run into each other. */
const leastCellWidth = 76;

/** A row for each variant; in it, group by group, a histogram for each column. */
export function histograms(figure: HistogramsFigure, locale: Locale): Layout {
  const columns = figure.columns.length;
  const cellWidth = Math.max(
    leastCellWidth,
    (figureWidth - gap) / (figure.groups.length * columns),
  );
  const width = gap + cellWidth * figure.groups.length * columns;
  const plots = figure.rows.flatMap(({ title, cells }, row) => {
    const { color, wordColor } = lookOf(row);
    const y = headerHeight + row * rowHeight;
    return [
      { x: gap, y, options: rowName(title[locale.language], wordColor, width) },
      ...cells.flat().map((values, i) => ({
        x: gap + i * cellWidth,
        y: y + nameHeight,
        options: panel(values, cellWidth - gap, isLast(i, columns) ? color : muted, locale),
      })),
    ];
  });
  const height = headerHeight + figure.rows.length * rowHeight;
  const headers = { x: gap, y: 0, options: header(figure, cellWidth, width, locale) };
  return { width, height, plots: [headers, ...plots] };
}

/** The last column of a group has the variant's colour: what the others lead to. */
function isLast(cell: number, columns: number): boolean {
  return cell % columns === columns - 1;
}

function panel(
  values: Summary,
  panelWidth: number,
  color: string,
  locale: Locale,
): PlacedPlot['options'] {
  const { histogram } = values;
  const [low = 0, high = 1] = histogram ? [histogram.edges[0], histogram.edges.at(-1)] : [];
  return {
    width: panelWidth,
    height: rowHeight - nameHeight,
    margin: 0,
    marginBottom: rangeHeight + 8,
    axis: null,
    x: { domain: [low, high] },
    y: { domain: [0, 1] },
    marks: [
      low < 0 && high > 0 ? Plot.ruleX([0], { stroke: hairline }) : null,
      Plot.rect(histogram ? bars(histogram) : [], { ...edges, fill: color, insetRight: 0.5 }),
      Plot.ruleY([0], { stroke: hairline }),
      rangeLabels(values, [low, high], locale),
    ],
  };
}

const edges = { x1: 'x1', x2: 'x2', y1: 0, y2: 'y' } as const;

/** Below a histogram: its ends, or the value where there is only one, or that there is none. */
function rangeLabels(
  { histogram, standardDeviation, mean }: Summary,
  [low, high]: readonly [number, number],
  { text, format }: Locale,
): Plot.Markish {
  const { allEqual, notFinite } = text.figures.histograms;
  const below = { frameAnchor: 'bottom', dy: 16, fontSize: 10, fill: muted } as const;
  if (histogram === null) return Plot.text([notFinite], below);
  if (standardDeviation === 0) return Plot.text([allEqual(format.short(mean))], below);
  return [
    Plot.text([format.short(low)], { ...below, frameAnchor: 'bottom-left' }),
    Plot.text([format.short(high)], { ...below, frameAnchor: 'bottom-right' }),
  ];
}

interface Bar {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

/** Heights are relative to the fullest bin, on a square-root scale: a thousandth still shows. */
function bars({ edges, counts }: Histogram): readonly Bar[] {
  const fullest = Math.max(...counts);
  return counts.map((count, i) => ({
    x1: edges[i] ?? 0,
    x2: edges[i + 1] ?? 0,
    y: Math.sqrt(count / fullest),
  }));
}

function rowName(title: string, color: string, width: number): PlacedPlot['options'] {
  const style = { fill: color, fontWeight: 600, fontSize: 13 };
  return inPixels(width, nameHeight, [words(title, 0, nameHeight / 2, style)]);
}

function header(
  { groups, columns }: HistogramsFigure,
  cellWidth: number,
  width: number,
  { language }: Locale,
): PlacedPlot['options'] {
  const groupWidth = columns.length * cellWidth;
  return inPixels(
    width,
    headerHeight,
    groups.map((group, i) => [
      words(group[language], i * groupWidth, 16, { fontWeight: 600, fontSize: 13 }),
      columns.map((column, j) =>
        words(column[language], i * groupWidth + j * cellWidth, 36, { fill: muted }),
      ),
    ]),
  );
}
