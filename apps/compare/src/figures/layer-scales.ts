import * as Plot from '@observablehq/plot';
import type { ExperimentResult, LayerMeasurement, VariantResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { endLabels, type LineEnd } from './end-labels.ts';
import type { Figure, FigureKind } from './figure.ts';
import { type LogAxis, logAxis } from './log-axis.ts';
import { hairline, ink, muted, schemeColor } from './palette.ts';
import { drawSvg, type PlacedPlot } from './svg.ts';
import { textWidth } from './text-width.ts';

const width = 840;
const panelHeight = 250;
const margins = { marginTop: 36, marginBottom: 40, marginLeft: 64 };

/** How large activations and gradients are from layer to layer, before and after training. */
export const layerScales: FigureKind = { file: 'layer-scales.svg', draw };

const moments = ['before', 'after'] as const;
const quantities = [
  { name: 'activations', of: ({ activation }: LayerMeasurement) => activation.rootMeanSquare },
  {
    name: 'gradients',
    of: ({ weightGradient }: LayerMeasurement) => weightGradient.rootMeanSquare,
  },
] as const;

type Quantity = (typeof quantities)[number];
type Moment = (typeof moments)[number];

function draw({ variants }: ExperimentResult, locale: Locale): Figure {
  const { heading, caption, ...text } = locale.text.figures.scales;
  const plots = quantities.flatMap((quantity, row) => {
    const axis = axisOf(variants, quantity);
    return moments.map((moment, column) => ({
      x: (column * width) / 2,
      y: row * panelHeight,
      options: panel(variants, quantity, moment, axis, locale),
    }));
  });
  const alternative = text.alternative(summaries(variants, locale));
  const height = quantities.length * panelHeight;
  const svg = drawSvg({ width, height, plots, title: heading, alternative });
  return { heading, caption, alternative, svg };
}

interface ZeroAxis extends LogAxis {
  /** The place below the logarithmic part where values that are exactly 0 are drawn. */
  readonly zero: number;
}

function axisOf(variants: readonly VariantResult[], { of }: Quantity): ZeroAxis {
  const layers = variants.flatMap((variant) => [...variant.layers.before, ...variant.layers.after]);
  const {
    domain: [low, high],
    ticks,
  } = logAxis(layers.map((layer) => Number(of(layer))));
  const zero = low / (high / low) ** 0.2;
  return { domain: [zero, high], ticks, zero };
}

function panel(
  variants: readonly VariantResult[],
  quantity: Quantity,
  moment: Moment,
  axis: ZeroAxis,
  { text, format, language }: Locale,
): PlacedPlot['options'] {
  const { scales } = text.figures;
  const lines = variants.map((variant, index) => ({
    label: variant.title[language],
    color: schemeColor(index),
    points: pointsOf(variant.layers[moment], quantity, axis),
  }));
  const layers = Math.max(...lines.map(({ points }) => points.length));
  return {
    width: width / 2,
    height: panelHeight,
    ...margins,
    marginRight: 20 + textWidth(lines.map(({ label }) => label)),
    x: { domain: [1, layers], inset: 10 },
    y: { type: 'log', domain: [...axis.domain] },
    marks: [
      Plot.axisX(range(1, layers), { label: null, tickFormat: scales.layer }),
      Plot.axisY(axis.ticks, { label: null, tickFormat: format.number }),
      Plot.gridY(axis.ticks, { stroke: hairline, strokeOpacity: 1 }),
      zeroLine(axis),
      lines.map(drawLine),
      endLabels(lines.flatMap(endOf), axis, panelHeight - margins.marginTop - margins.marginBottom),
      panelTitle(`${scales[quantity.name]}, ${scales[moment]}`),
    ],
  };
}

interface Line {
  readonly label: string;
  readonly color: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

function pointsOf(
  layers: readonly LayerMeasurement[],
  { of }: Quantity,
  { zero }: ZeroAxis,
): Line['points'] {
  return layers.map((layer, index) => {
    const value = Number(of(layer));
    return { x: index + 1, y: value === 0 ? zero : Number.isFinite(value) ? value : Number.NaN };
  });
}

function drawLine({ points, color }: Line): Plot.Markish {
  return [
    Plot.line(points, { x: 'x', y: 'y', stroke: color, strokeWidth: 2 }),
    Plot.dot(points, { x: 'x', y: 'y', fill: color, r: 4 }),
  ];
}

/** The last point that is there to be drawn, with the line's name. */
function endOf({ points, label, color }: Line): readonly LineEnd[] {
  const end = points.findLast(({ y }) => !Number.isNaN(y));
  return end ? [{ label, color, ...end }] : [];
}

function zeroLine({ zero }: ZeroAxis): Plot.Markish {
  return [
    Plot.ruleY([zero], { stroke: muted, strokeDasharray: '2 3' }),
    Plot.text(['0'], { y: [zero], frameAnchor: 'left', textAnchor: 'end', dx: -9 }),
  ];
}

function panelTitle(words: string): Plot.Markish {
  const place = { frameAnchor: 'top-left', dy: -24, dx: 6 - margins.marginLeft } as const;
  return Plot.text([words], { ...place, fontWeight: 600, fill: ink, fontSize: 13 });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function summaries(variants: readonly VariantResult[], { text, format, language }: Locale): string {
  const sizes = (layers: readonly LayerMeasurement[]): string =>
    format.list(layers.map((layer) => format.number(layer.weightGradient.rootMeanSquare)));
  return variants
    .map(({ title, layers }) =>
      text.figures.scales.summary(title[language], sizes(layers.before), sizes(layers.after)),
    )
    .join(' ');
}
