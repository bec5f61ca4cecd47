import type { VariantRuns } from '../../exercise.ts';
import type { LinePoint, LinesFigure } from '../../figure.ts';
import { numberFormats } from '../../format.ts';
import { type Localized, localized } from '../../localized.ts';
import { medianLine } from '../../median-line.ts';
import type { TrainingMeasurement } from '../measurement.ts';

type Runs = VariantRuns<{ readonly title: Localized }, TrainingMeasurement>;

/** The start of a training, in which a cost may be so high that it is drawn off the scale. */
const START_SHARE = 0.05;

/** The cost of every variant by iteration: its median over the seeds, and its quartiles. */
export function costCurves(variants: readonly Runs[]): LinesFigure {
  const lines = variants.map(({ variant, measurements }) => {
    const curves = measurements.map(({ curve }) =>
      curve.map(({ iteration: x, cost: y }) => ({ x, y })),
    );
    return { title: variant.title, points: medianLine(curves) };
  });
  const isBand = variants.some(({ measurements }) => measurements.length > 1);
  return {
    kind: 'lines',
    file: 'cost-curves',
    heading: { en: 'Cost during training', 'pt-BR': 'Custo durante o treinamento' },
    alternative: alternative(variants),
    caption: caption(isBand),
    x: { label: { en: 'Iteration', 'pt-BR': 'Iteração' }, scale: 'linear', style: 'count' },
    y: {
      label: { en: 'Cost (logarithmic scale)', 'pt-BR': 'Custo (escala logarítmica)' },
      scale: 'log',
      domain: laterCosts(lines.flatMap(({ points }) => points)),
    },
    panels: [
      {
        lines,
        marks: [{ y: Math.LN2, label: { en: 'chance: ln 2', 'pt-BR': 'acaso: ln 2' } }],
      },
    ],
  };
}

/**
 * The costs that are to be compared, those after the start. A variant that starts in the thousands
 * would otherwise press all curves into a corner.
 */
function laterCosts(points: readonly LinePoint[]): readonly [number, number] {
  const last = Math.max(...points.map(({ x }) => x));
  const later = points
    .filter(({ x, y }) => x >= START_SHARE * last && y > 0 && Number.isFinite(y))
    .flatMap(({ y, low = y, high = y }) => [y, low, high])
    .filter((cost) => cost > 0 && Number.isFinite(cost));
  return [Math.min(...later, Math.LN2), Math.max(...later, 2 * Math.LN2)];
}

function caption(isBand: boolean): Localized {
  const band: Localized = {
    en: ' Lines: the median over all seeds; shaded: from the lower to the upper quartile.',
    'pt-BR': ' Linhas: a mediana de todas as sementes; faixa: do quartil inferior ao superior.',
  };
  const text: Localized = {
    en: 'The training loss, computed from the logits. The dashed line, ln 2, is the cost of answering 50% for every point.',
    'pt-BR':
      'A perda de treino, calculada a partir dos logits. A linha tracejada, ln 2, é o custo de responder 50% para todos os pontos.',
  };
  return localized((language) => text[language] + (isBand ? band[language] : ''));
}

function alternative(variants: readonly Runs[]): Localized {
  const text: Localized = {
    en: 'Line chart of the cost of each scheme by iteration, on a logarithmic scale.',
    'pt-BR': 'Gráfico de linhas do custo de cada esquema por iteração, em escala logarítmica.',
  };
  const [from, to]: Localized[] = [
    { en: 'from', 'pt-BR': 'de' },
    { en: 'to', 'pt-BR': 'a' },
  ];
  return localized((language) => {
    const { decimal } = numberFormats[language];
    const summaries = variants.map(({ variant, measurements: [{ curve, finalCost }] }) => {
      const change = `${from[language]} ${decimal(curve[0].cost)} ${to[language]} ${decimal(finalCost)}`;
      return `${variant.title[language]}: ${change}.`;
    });
    return [text[language], ...summaries].join(' ');
  });
}
