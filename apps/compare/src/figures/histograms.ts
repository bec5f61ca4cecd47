import * as Plot from '@observablehq/plot';
import type { ExperimentResult, Histogram, LayerMeasurement, Summary } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import type { Figure, FigureKind } from './figure.ts';
import { hairline, muted, schemeColor } from './palette.ts';
import { drawSvg, type PlacedPlot } from './svg.ts';

const width = 840;
const gap = 14;
const headerHeight = 48;
const rowHeight = 118;
const nameHeight = 24;
const rangeHeight = 20;

/** How the activations of each layer are distributed, before and after training. */
export const activationHistograms: FigureKind = {
  file: 'activations.svg',
  draw: (result, locale) => {
    const { alternative, summary, ...text } = locale.text.figures.activations;
    const summaries = afterTraining(result, locale, summary, (layer) =>
      locale.format.percent(layer.shareOfZeros),
    );
    return draw(result, locale, (layer) => layer.activation, {
      ...text,
      alternative: alternative(summaries),
    });
  },
};

/** How the gradients of each layer's weights are distributed, before and after training. */
export const gradientHistograms: FigureKind = {
  file: 'gradients.svg',
  draw: (result, locale) => {
    const { alternative, summary, ...text } = locale.text.figures.gradients;
    const summaries = afterTraining(result, locale, summary, (layer) =>
      locale.format.number(layer.weightGradient.rootMeanSquare),
    );
    return draw(result, locale, (layer) => layer.weightGradient, {
      ...text,
      alternative: alternative(summaries),
    });
  },
};

function afterTraining(
  { variants }: ExperimentResult,
  { format, language }: Locale,
  summary: (scheme: string, values: string) => string,
  quantity: (layer: LayerMeasurement) => string,
): string {
  return variants
    .map(({ title, layers }) => summary(title[language], format.list(layers.after.map(quantity))))
    .join(' ');
}

/** A row for each scheme; in it, for each layer, the values before and after training. */
function draw(
  { variants }: ExperimentResult,
  locale: Locale,
  valuesOf: (layer: LayerMeasurement) => Summary,
  words: Omit<Figure, 'svg'>,
): Figure {
  const rows = variants.map(({ title, layers: { before, after } }, index) => ({
    title: title[locale.language],
    color: schemeColor(index),
    cells: before.flatMap((layer, i) => [layer, after[i] ?? layer].map(valuesOf)),
  }));
  const layers = Math.max(...rows.map(({ cells }) => cells.length / 2));
  const cellWidth = (width - gap) / (2 * layers);
  const plots = rows.flatMap(({ title, color, cells }, row) => {
    const y = headerHeight + row * rowHeight;
    return [
      { x: gap, y, options: rowName(title, color) },
      ...cells.map((values, column) => ({
        x: gap + column * cellWidth,
        y: y + nameHeight,
        options: panel(values, cellWidth - gap, column % 2 === 0 ? muted : color, locale),
      })),
    ];
  });
  const height = headerHeight + rows.length * rowHeight;
  const headers = { x: gap, y: 0, options: header(layers, cellWidth, locale) };
  const { heading: title, alternative } = words;
  return {
    ...words,
    svg: drawSvg({ width, height, plots: [headers, ...plots], title, alternative }),
  };
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

function rowName(title: string, color: string): PlacedPlot['options'] {
  const text = Plot.text([title], {
    frameAnchor: 'left',
    fill: color,
    fontWeight: 600,
    fontSize: 13,
  });
  return { width, height: nameHeight, margin: 0, axis: null, marks: [text] };
}

function header(layers: number, cellWidth: number, { text }: Locale): PlacedPlot['options'] {
  const { column, before, after } = text.figures.histograms;
  const indices = Array.from({ length: layers }, (_, i) => i);
  const at = (x: number, y: number, words: string, options: Plot.TextOptions): Plot.Markish =>
    Plot.text([words], {
      ...options,
      x: () => x,
      y: () => y,
      text: Plot.identity,
      textAnchor: 'start',
    });
  return {
    width,
    height: headerHeight,
    margin: 0,
    axis: null,
    x: { type: 'identity' },
    y: { type: 'identity' },
    marks: indices.flatMap((i) => [
      at(2 * i * cellWidth, 16, column(i + 1), { fontWeight: 600, fontSize: 13 }),
      at(2 * i * cellWidth, 36, before, { fill: muted }),
      at((2 * i + 1) * cellWidth, 36, after, { fill: muted }),
    ]),
  };
}
