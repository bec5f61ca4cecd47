import type { VariantRuns } from '../exercise.ts';
import type { Line, LinesFigure } from '../figure.ts';
import type { Localized } from '../localized.ts';
import { medianLine } from '../median-line.ts';
import type { Section, Table } from '../section.ts';
import type { DepthMeasurement, NetworkMeasurement } from './measurement.ts';

type Runs = readonly VariantRuns<{ readonly title: Localized }, DepthMeasurement>[];

const layerAxis = {
  label: { en: 'Layer', 'pt-BR': 'Camada' },
  scale: 'linear',
  style: 'count',
} as const;

/** The body of the report: how signals go through the networks, and how those train. */
export function depthSections(variants: Runs): readonly Section[] {
  return [
    {
      heading: { en: 'Training', 'pt-BR': 'Treinamento' },
      blocks: [lossCurves(variants)],
    },
    {
      heading: {
        en: 'Signals and gradients at the start',
        'pt-BR': 'Sinais e gradientes no início',
      },
      blocks: [signalSizes(variants), gradientSizes(variants), correlations(variants)],
    },
    {
      heading: { en: 'The last hidden layer', 'pt-BR': 'A última camada oculta' },
      blocks: [
        lastLayers(variants),
        {
          kind: 'text',
          text: {
            en: 'Before training, under the first seed. A unit is dead if it is 0 for every sample, and saturated if it is above 0 for every sample, so that its rectifier bends nothing. The correlation of two samples is the cosine of the angle between their activations, here the mean over all pairs: where it is 1, the layer tells no sample from another. Gradient: the root mean square of the first layer’s weight gradient.',
            'pt-BR':
              'Antes do treinamento, com a primeira semente. Uma unidade está morta se vale 0 para todas as amostras, e saturada se está acima de 0 para todas, de modo que o seu retificador não dobra nada. A correlação de duas amostras é o cosseno do ângulo entre as suas ativações, aqui a média de todos os pares: onde vale 1, a camada não distingue uma amostra de outra. Gradiente: a raiz da média dos quadrados do gradiente dos pesos da primeira camada.',
          },
        },
      ],
    },
  ];
}

function lossCurves(variants: Runs): LinesFigure {
  const [{ measurements }] = variants;
  return {
    kind: 'lines',
    file: 'loss-by-depth',
    heading: {
      en: 'Loss during training, by depth',
      'pt-BR': 'Perda durante o treinamento, por profundidade',
    },
    alternative: {
      en: 'Line charts of the training loss by iteration, a panel for each depth, a line for each scheme.',
      'pt-BR':
        'Gráficos de linhas da perda de treino por iteração, um painel para cada profundidade, uma linha para cada esquema.',
    },
    caption: {
      en: 'The loss over all points; with several seeds, the median, shaded from the lower to the upper quartile. The dashed line, ln 2, is the loss of tossing a coin.',
      'pt-BR':
        'A perda sobre todos os pontos; com várias sementes, a mediana, e a faixa do quartil inferior ao superior. A linha tracejada, ln 2, é a perda de decidir no cara ou coroa.',
    },
    x: { label: { en: 'Iteration', 'pt-BR': 'Iteração' }, scale: 'linear', style: 'count' },
    y: {
      label: { en: 'Loss (logarithmic scale)', 'pt-BR': 'Perda (escala logarítmica)' },
      scale: 'log',
      domain: [1e-3, 2],
    },
    panels: measurements[0].networks.map(({ depth }, i) => ({
      title: titleOf(depth),
      lines: variants.map(({ variant, measurements: all }) => {
        const curves = all.map(({ networks }) =>
          networks[i].curve.map(({ iteration: x, cost: y }) => ({ x, y })),
        );
        return { title: variant.title, points: medianLine(curves) };
      }),
      marks: [{ y: Math.LN2, label: { en: 'ln 2', 'pt-BR': 'ln 2' } }],
    })),
  };
}

function signalSizes(variants: Runs): LinesFigure {
  return {
    ...ofDeepest(variants, ({ signals }) =>
      signals.map(({ layer, meanSquare }) => ({ x: layer, y: Number(meanSquare) })),
    ),
    file: 'signals',
    heading: { en: 'Size of the signals', 'pt-BR': 'Tamanho dos sinais' },
    alternative: {
      en: 'Line chart of the mean square activation by layer of the deepest network, on a logarithmic scale, a line for each scheme.',
      'pt-BR':
        'Gráfico de linhas da média dos quadrados das ativações por camada da rede mais profunda, em escala logarítmica, uma linha para cada esquema.',
    },
    caption: {
      en: 'The mean square of the activations of each hidden layer of the deepest network, before training.',
      'pt-BR':
        'A média dos quadrados das ativações de cada camada oculta da rede mais profunda, antes do treinamento.',
    },
    y: { label: { en: 'Mean square', 'pt-BR': 'Média dos quadrados' }, scale: 'log' },
  };
}

function gradientSizes(variants: Runs): LinesFigure {
  return {
    ...ofDeepest(variants, ({ gradients }) =>
      gradients.map((size, i) => ({ x: i + 1, y: Number(size) })),
    ),
    file: 'gradients',
    heading: { en: 'Size of the gradients', 'pt-BR': 'Tamanho dos gradientes' },
    alternative: {
      en: 'Line chart of the root mean square weight gradient by layer of the deepest network, on a logarithmic scale, a line for each scheme.',
      'pt-BR':
        'Gráfico de linhas da raiz da média dos quadrados do gradiente dos pesos por camada da rede mais profunda, em escala logarítmica, uma linha para cada esquema.',
    },
    caption: {
      en: 'The root mean square of the gradient of the loss with respect to each layer’s weights, in the deepest network, before training. Points on the line “0” are exactly zero.',
      'pt-BR':
        'A raiz da média dos quadrados do gradiente da perda em relação aos pesos de cada camada, na rede mais profunda, antes do treinamento. Pontos sobre a linha “0” são exatamente zero.',
    },
    y: { label: { en: 'Root mean square', 'pt-BR': 'Raiz da média dos quadrados' }, scale: 'log' },
  };
}

function correlations(variants: Runs): LinesFigure {
  return {
    ...ofDeepest(variants, ({ signals }) =>
      signals.map(({ layer, correlation }) => ({ x: layer, y: Number(correlation) })),
    ),
    file: 'correlations',
    heading: { en: 'Correlation between samples', 'pt-BR': 'Correlação entre amostras' },
    alternative: {
      en: 'Line chart of the mean correlation between samples by layer of the deepest network, a line for each scheme.',
      'pt-BR':
        'Gráfico de linhas da correlação média entre amostras por camada da rede mais profunda, uma linha para cada esquema.',
    },
    caption: {
      en: 'The mean cosine between the activations of two samples, in each hidden layer of the deepest network, before training. At 1 the layer tells no sample from another.',
      'pt-BR':
        'O cosseno médio entre as ativações de duas amostras, em cada camada oculta da rede mais profunda, antes do treinamento. Em 1 a camada não distingue uma amostra de outra.',
    },
    y: { label: { en: 'Correlation', 'pt-BR': 'Correlação' }, scale: 'linear', domain: [0, 1] },
  };
}

/** One line for each variant: something of its deepest network under the first seed. */
function ofDeepest(
  variants: Runs,
  pointsOf: (network: NetworkMeasurement) => Line['points'],
): Pick<LinesFigure, 'kind' | 'x' | 'panels'> {
  const lines = variants.map(({ variant, measurements: [{ networks }] }) => {
    const deepest = networks.reduce((a, b) => (b.depth > a.depth ? b : a));
    return { title: variant.title, points: pointsOf(deepest) };
  });
  return { kind: 'lines', x: layerAxis, panels: [{ lines }] };
}

function lastLayers(variants: Runs): Table {
  return {
    kind: 'table',
    columns: [
      { heading: { en: 'Scheme', 'pt-BR': 'Esquema' } },
      { heading: { en: 'Layers', 'pt-BR': 'Camadas' }, style: 'count' },
      { heading: { en: 'Mean square', 'pt-BR': 'Média dos quadrados' }, style: 'decimal' },
      { heading: { en: 'Dead', 'pt-BR': 'Mortas' }, style: 'percent' },
      { heading: { en: 'Saturated', 'pt-BR': 'Saturadas' }, style: 'percent' },
      { heading: { en: 'Correlation', 'pt-BR': 'Correlação' }, style: 'decimal' },
      { heading: { en: 'Gradient', 'pt-BR': 'Gradiente' }, style: 'decimal' },
      { heading: { en: 'Accuracy', 'pt-BR': 'Acurácia' }, style: 'percent' },
    ],
    rows: variants.flatMap(({ variant, measurements: [{ networks }] }) =>
      networks.map(({ depth, signals, gradients, accuracy }) => {
        const { meanSquare, dead, saturated, correlation } = signals[signals.length - 1];
        const numbers = [meanSquare, dead, saturated, correlation, gradients[0]].map(Number);
        return [variant.title, depth, ...numbers, accuracy];
      }),
    ),
  };
}

function titleOf(depth: number): Localized {
  return { en: `${depth} layers`, 'pt-BR': `${depth} camadas` };
}
