import * as Plot from '@observablehq/plot';
import type { ExperimentResult, VariantResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { endLabels, type LineEnd, lineHeight } from './end-labels.ts';
import type { Figure, FigureKind } from './figure.ts';
import { type LogAxis, logAxis } from './log-axis.ts';
import { hairline, muted, paper, schemeColor } from './palette.ts';
import { drawSvg, type PlacedPlot } from './svg.ts';
import { textWidth } from './text-width.ts';

const width = 840;
const height = 460;
const margins = { marginTop: 32, marginBottom: 48, marginLeft: 64 };

/** The start of a training, in which a cost may be so high that it is drawn off the scale. */
const startShare = 0.05;

/** The cost of every scheme by iteration, on a logarithmic axis. */
export const costCurves: FigureKind = { file: 'cost-curves.svg', draw };

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Curve {
  readonly label: string;
  readonly color: string;
  readonly points: readonly Point[];
}

function draw({ variants, conditions }: ExperimentResult, locale: Locale): Figure {
  const { heading, caption, alternative: describe } = locale.text.figures.curves;
  const curves = variants.map((variant, index) => curveOf(variant, schemeColor(index), locale));
  const options = plot(curves, conditions.iterations, locale);
  const alternative = describe(summaries(variants, locale));
  const plots = [{ x: 0, y: 0, options }];
  const svg = drawSvg({ width, height, plots, title: heading, alternative });
  return { heading, caption, alternative, svg };
}

function plot(
  curves: readonly Curve[],
  iterations: number,
  { text, format }: Locale,
): PlacedPlot['options'] {
  const { iteration, cost, chance, start } = text.figures.curves;
  const axis = costAxis(curves, startShare * iterations);
  const last = Math.max(1, iterations);
  const across = { label: iteration, labelAnchor: 'center', labelArrow: 'none' } as const;
  return {
    width,
    height,
    ...margins,
    marginRight: 24 + textWidth(curves.map(({ label }) => label)),
    x: { domain: [0, last] },
    y: { type: 'log', domain: axis.domain },
    marks: [
      Plot.axisX({ ...across, ticks: Math.min(6, last), tickFormat: format.integer }),
      Plot.axisY(axis.ticks, { label: cost, tickFormat: format.number }),
      Plot.gridY(axis.ticks, { stroke: hairline, strokeOpacity: 1 }),
      chanceLine(chance),
      ...curves.map(({ points, color }) =>
        Plot.line(points, { x: 'x', y: 'y', stroke: color, strokeWidth: 2, clip: 'frame' }),
      ),
      startLabels(curves, startShare * iterations, axis, (first) => start(format.number(first))),
      endLabels(endsOf(curves), axis, height - margins.marginTop - margins.marginBottom),
    ],
  };
}

/** The readings that a logarithmic axis has a place for. */
function curveOf({ title, curve }: VariantResult, color: string, { language }: Locale): Curve {
  const points = curve
    .map(({ iteration, cost }) => ({ x: iteration, y: Number(cost) }))
    .filter(({ y }) => y > 0 && Number.isFinite(y));
  return { label: title[language], color, points };
}

/**
 * An axis for what is to be compared, the training from an iteration on. A scheme that starts in
 * the thousands would otherwise press all curves into a corner.
 */
function costAxis(curves: readonly Curve[], from: number): LogAxis {
  const later = curves.flatMap(({ points }) => points.filter(({ x }) => x >= from));
  return logAxis([...later.map(({ y }) => y), Math.LN2, 2 * Math.LN2]);
}

function endsOf(curves: readonly Curve[]): readonly LineEnd[] {
  return curves.flatMap(({ label, color, points }) =>
    points.slice(-1).map((end) => ({ label, color, ...end })),
  );
}

function chanceLine(label: string): Plot.Markish {
  return [
    Plot.ruleY([Math.LN2], { stroke: muted, strokeDasharray: '5 4' }),
    Plot.text([Math.LN2], {
      y: Plot.identity,
      text: () => label,
      frameAnchor: 'right',
      dx: -8,
      dy: -10,
      fill: muted,
      stroke: paper,
      strokeWidth: 4,
    }),
  ];
}

/** Says of each curve that starts above the axis where it starts: at `x`, right of the start. */
function startLabels(
  curves: readonly Curve[],
  x: number,
  { domain: [, top] }: LogAxis,
  label: (cost: number) => string,
): Plot.Markish {
  return curves
    .flatMap(({ points: [first], color }) => (first && first.y > top ? [{ first, color }] : []))
    .map(({ first, color }, row) =>
      Plot.text([{ x, y: top }], {
        x: 'x',
        y: 'y',
        text: () => label(first.y),
        textAnchor: 'start',
        dx: 12,
        dy: 4 + row * lineHeight,
        fill: color,
        stroke: paper,
        strokeWidth: 4,
      }),
    );
}

function summaries(variants: readonly VariantResult[], { text, format, language }: Locale): string {
  return variants
    .map(({ title, curve, finalCost }) =>
      text.figures.curves.summary(
        title[language],
        format.number(curve[0]?.cost ?? finalCost),
        format.number(finalCost),
      ),
    )
    .join(' ');
}
