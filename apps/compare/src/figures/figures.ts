import { costCurves } from './cost-curves.ts';
import { decisionBoundaries } from './decision-boundaries.ts';
import type { FigureKind } from './figure.ts';
import { activationHistograms, gradientHistograms } from './histograms.ts';
import { layerScales } from './layer-scales.ts';

/** The figures of a report, in its order. */
export const figureKinds: readonly FigureKind[] = [
  costCurves,
  decisionBoundaries,
  layerScales,
  activationHistograms,
  gradientHistograms,
];
