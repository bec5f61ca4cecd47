import * as Plot from '@observablehq/plot';
import type { Boundary, ExperimentResult, Points, VariantResult } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import { boundaryLegend, legendHeight, pointStyle } from './boundary-legend.ts';
import type { Figure, FigureKind } from './figure.ts';
import { hasBoundary, logitAt, shareOfClass1 } from './logit-field.ts';
import { ink, muted, paper, probabilityColors } from './palette.ts';
import { drawSvg, type PlacedPlot } from './svg.ts';

const mapWidth = 264;
const gap = 16;
const titleHeight = 44;
const columnsAtMost = 3;

/**
 * The logits between bands of probability, at 0.05, 0.15, …, so that undecided (0.5) lies within
 * a band.
 */
const bandEdges = Array.from({ length: 10 }, (_, i) => Math.log((2 * i + 1) / (19 - 2 * i)));

/** The probability of class 1 over the plane for every scheme, with the training points. */
export const decisionBoundaries: FigureKind = { file: 'decision-boundaries.svg', draw };

function draw({ variants, data }: ExperimentResult, locale: Locale): Figure {
  const { heading, caption, ...text } = locale.text.figures.boundaries;
  const columns = Math.min(columnsAtMost, variants.length);
  const mapHeight = Math.max(...variants.map(({ boundary }) => heightOf(boundary)));
  const panels = variants.map((variant, index) => ({
    x: gap + (index % columns) * (mapWidth + gap),
    y: Math.floor(index / columns) * (mapHeight + titleHeight + gap),
    options: panel(variant, data.train, locale),
  }));
  const width = gap + Math.max(2, columns) * (mapWidth + gap);
  const top = Math.ceil(variants.length / columns) * (mapHeight + titleHeight + gap);
  const height = top + legendHeight;
  const plots = [...panels, { x: gap, y: top, options: boundaryLegend(width - 2 * gap, locale) }];
  const alternative = text.alternative(summaries(variants, locale));
  const svg = drawSvg({ width, height, plots, title: heading, alternative });
  return { heading, caption, alternative, svg };
}

/** The height at which one unit is as long upwards as it is across. */
function heightOf({ xRange, yRange }: Boundary): number {
  return Math.round((mapWidth * (yRange[1] - yRange[0])) / (xRange[1] - xRange[0]));
}

function panel(
  { title, accuracy, boundary }: VariantResult,
  { x, y: labels }: Points,
  { text, format, language }: Locale,
): PlacedPlot['options'] {
  const { accuracy: accuracyText, noBoundary } = text.figures.boundaries;
  const accuracies = accuracyText(format.percent(accuracy.train), format.percent(accuracy.test));
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
      hasBoundary(boundary) ? boundaryLine(boundary) : note(noBoundary),
      [0, 1].map((label) =>
        Plot.dot(
          x.filter((_, i) => labels[i] === label),
          pointStyle(label),
        ),
      ),
      Plot.frame({ stroke: muted, strokeOpacity: 0.4 }),
      Plot.text([title[language]], { ...leading, fontSize: 14, fontWeight: 600, dy: -30 }),
      Plot.text([accuracies], { ...leading, fill: muted, dy: -11 }),
    ],
  };
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

function summaries(variants: readonly VariantResult[], { text, format, language }: Locale): string {
  const { withBoundary, withoutBoundary } = text.figures.boundaries;
  return variants
    .map(({ title, boundary }) =>
      hasBoundary(boundary)
        ? withBoundary(title[language], format.percent(shareOfClass1(boundary)))
        : withoutBoundary(title[language]),
    )
    .join(' ');
}
