import { median } from 'simple-statistics';
import type { VariantRuns } from '../exercise.ts';
import type { HeatmapFigure, Line, LinesFigure } from '../figure.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import type { ChaosMeasurement, ChaosVariant } from './chaos.ts';
import { TRAINABLE_DEPTHS } from './findings.ts';

type Runs = readonly VariantRuns<ChaosVariant, ChaosMeasurement>[];

const weightVariance: Localized = {
  en: 'variance of the weights, σ_w²',
  'pt-BR': 'variância dos pesos, σ_w²',
};

/** Where order ends and chaos begins. */
export function phaseFigure(variants: Runs): LinesFigure {
  return {
    kind: 'lines',
    file: 'phases',
    heading: { en: 'The critical line', 'pt-BR': 'A linha crítica' },
    alternative: {
      en: 'The pairs of weight and bias variance with χ₁ = 1. Of tanh they form a rising line that starts at σ_w² = 1 and σ_b² = 0; of ReLU it is the vertical line σ_w² = 2.',
      'pt-BR':
        'Os pares de variâncias de pesos e vieses com χ₁ = 1. Para tanh formam uma linha crescente que começa em σ_w² = 1 e σ_b² = 0; para ReLU, é a linha vertical σ_w² = 2.',
    },
    caption: {
      en: 'To the left of its line a network is ordered, to the right chaotic. For ReLU lengths grow for ever on the line and to the right of it, unless there are no biases: only (2, 0), the initialization of He et al., keeps them.',
      'pt-BR':
        'À esquerda de sua linha uma rede é ordenada; à direita, caótica. Com ReLU os comprimentos crescem para sempre na linha e à direita dela, a não ser que não haja vieses: só (2, 0), a inicialização de He et al., os mantém.',
    },
    x: { label: weightVariance, scale: 'linear' },
    y: {
      label: { en: 'variance of the biases, σ_b²', 'pt-BR': 'variância dos vieses, σ_b²' },
      scale: 'linear',
    },
    panels: [{ lines: variants.map(({ variant }) => criticalLine(variant)) }],
  };
}

/** Up to a bias variance of 0.5. */
function criticalLine({ title, critical }: ChaosVariant): Line {
  // Closer together near 0, where the line of tanh bends.
  const biases = Array.from({ length: 17 }, (_, i) => (i * i) / 512);
  return { title, points: biases.map((bias) => ({ x: critical(bias), y: bias })) };
}

interface SignalFigure {
  readonly of: 'lengths' | 'correlations';
  readonly file: string;
  readonly scale: 'linear' | 'log';
  readonly heading: Localized;
  readonly label: Localized;
  readonly caption: Localized;
}

/** What happens to two signals, layer by layer: measured under the first seed, beside theory. */
export function signalFigure(
  variants: Runs,
  { of, file, scale, heading, label, caption }: SignalFigure,
): LinesFigure {
  return {
    kind: 'lines',
    file,
    heading,
    alternative: caption,
    caption,
    x: { label: { en: 'layer', 'pt-BR': 'camada' }, scale: 'linear', style: 'count' },
    y: { label, scale },
    panels: variants.map(({ variant, measurements: [{ propagations, critical }] }) => ({
      title: variant.title,
      lines: shownOf(propagations, critical).flatMap((each, group) => {
        const title = localized(
          (language) => `σ_w² = ${numberFormats[language].decimal(each.weightVariance)}`,
        );
        const points = (values: readonly number[]): Line['points'] =>
          values.map((y, i) => ({ x: i + 1, y }));
        return [
          { title, group, style: 'dots', points: points(each.measured[of]) },
          { title, group, style: 'dashed', points: points(each.theory[of]) },
        ] satisfies Line[];
      }),
    })),
  };
}

/** The critical one and a few others, few enough to tell apart. */
function shownOf(
  propagations: ChaosMeasurement['propagations'],
  critical: number,
): ChaosMeasurement['propagations'] {
  const place = propagations.findIndex((each) => each.weightVariance === critical);
  const wanted = [
    0,
    place >> 1,
    place,
    (place + propagations.length) >> 1,
    propagations.length - 1,
  ];
  return propagations.filter((_, i) => wanted.includes(i));
}

/** What networks of each depth learn from each variance, and how deep theory lets them be. */
export function accuracyFigure(variants: Runs): HeatmapFigure {
  return {
    kind: 'heatmap',
    file: 'trained-accuracy',
    heading: {
      en: 'Accuracy by variance and depth',
      'pt-BR': 'Acurácia por variância e profundidade',
    },
    alternative: {
      en: `The share of digits recognized over the variance of the weights and the number of hidden layers, with a line at ${TRAINABLE_DEPTHS} depth scales, which rises steeply to the critical variance from both sides.`,
      'pt-BR': `A proporção de dígitos reconhecidos em função da variância dos pesos e do número de camadas ocultas, com uma linha em ${TRAINABLE_DEPTHS} escalas de profundidade, que sobe abruptamente dos dois lados até a variância crítica.`,
    },
    caption: {
      en: `The share of the test digits that are recognized, the median over the seeds. Dashed: ${TRAINABLE_DEPTHS} depth scales, ${TRAINABLE_DEPTHS} ξ_c; where lengths grow for ever, ${TRAINABLE_DEPTHS} times the layers in which gradients grow by e.`,
      'pt-BR': `A proporção de dígitos de teste reconhecidos, a mediana sobre as sementes. Tracejado: ${TRAINABLE_DEPTHS} escalas de profundidade, ${TRAINABLE_DEPTHS} ξ_c; onde os comprimentos crescem para sempre, ${TRAINABLE_DEPTHS} vezes as camadas em que os gradientes crescem por um fator e.`,
    },
    x: { label: weightVariance, scale: 'linear' },
    y: {
      label: { en: 'hidden layers', 'pt-BR': 'camadas ocultas' },
      scale: 'linear',
      style: 'count',
    },
    value: { label: { en: 'accuracy', 'pt-BR': 'acurácia' }, domain: [0, 1], style: 'percent' },
    panels: variants.map(({ variant, measurements }) => {
      const [{ training, depthScales }] = measurements;
      return {
        title: variant.title,
        xs: training.weightVariances,
        ys: training.depths,
        values: training.accuracy.map((row, depth) =>
          row.map((_, i) => median(measurements.map((each) => each.training.accuracy[depth][i]))),
        ),
        lines: [depthLine(depthScales)],
      };
    }),
  };
}

function depthLine(depthScales: ChaosMeasurement['depthScales']): Line {
  return {
    title: { en: `${TRAINABLE_DEPTHS} ξ`, 'pt-BR': `${TRAINABLE_DEPTHS} ξ` },
    style: 'dashed',
    points: depthScales
      .filter(({ layers }) => layers !== 'Infinity')
      .map(({ weightVariance: x, layers }) => ({ x, y: TRAINABLE_DEPTHS * Number(layers) })),
  };
}
