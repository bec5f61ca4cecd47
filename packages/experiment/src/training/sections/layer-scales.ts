import type { LinesFigure } from '../../figure.ts';
import { numberFormats } from '../../format.ts';
import { type Localized, localized } from '../../localized.ts';
import type { LayerMeasurement } from '../measurement.ts';
import type { Told } from './told.ts';

type Moment = 'before' | 'after';

const moments: Readonly<Record<Moment, Localized>> = {
  before: { en: 'before training', 'pt-BR': 'antes do treinamento' },
  after: { en: 'after training', 'pt-BR': 'depois do treinamento' },
};

interface Quantity {
  readonly title: Localized;
  of(layer: LayerMeasurement): number;
}

const activations: Quantity = {
  title: { en: 'Activations', 'pt-BR': 'Ativações' },
  of: ({ activation }) => Number(activation.rootMeanSquare),
};

const gradients: Quantity = {
  title: { en: 'Weight gradients', 'pt-BR': 'Gradientes dos pesos' },
  of: ({ weightGradient }) => Number(weightGradient.rootMeanSquare),
};

/** How large activations and gradients are from layer to layer, before and after training. */
export function layerScales(told: readonly Told[]): LinesFigure {
  return {
    kind: 'lines',
    file: 'layer-scales',
    heading: {
      en: 'Size of activations and gradients',
      'pt-BR': 'Tamanho das ativações e dos gradientes',
    },
    alternative: alternative(told),
    caption: {
      en: 'The root mean square of each layer’s activations and of the gradient of the cost with respect to its weights, over the training set. The last layer’s activation is the probability of class 1. Points on the line “0” are exactly zero.',
      'pt-BR':
        'A raiz da média dos quadrados das ativações de cada camada e do gradiente do custo em relação aos seus pesos, sobre o conjunto de treino. A ativação da última camada é a probabilidade da classe 1. Pontos sobre a linha “0” são exatamente zero.',
    },
    x: { label: { en: 'Layer', 'pt-BR': 'Camada' }, scale: 'linear', style: 'count' },
    y: { label: { en: 'Root mean square', 'pt-BR': 'Raiz da média dos quadrados' }, scale: 'log' },
    panels: [activations, gradients].flatMap((quantity) => [
      panel(told, quantity, 'before'),
      panel(told, quantity, 'after'),
    ]),
  };
}

function panel(
  told: readonly Told[],
  { title, of }: Quantity,
  moment: Moment,
): LinesFigure['panels'][number] {
  return {
    title: localized((language) => `${title[language]}, ${moments[moment][language]}`),
    lines: told.map(({ title: variant, measurement }) => {
      const layers = measurement.layers[moment];
      return { title: variant, points: layers.map((layer, i) => ({ x: i + 1, y: of(layer) })) };
    }),
  };
}

function alternative(told: readonly Told[]): Localized {
  const text = {
    en: {
      intro:
        'Root mean square of the activations and of the weight gradients in each layer, before and after training, on a logarithmic scale.',
      sizes: (before: string, after: string) =>
        `gradient by layer ${before} before and ${after} after.`,
    },
    'pt-BR': {
      intro:
        'Raiz da média dos quadrados das ativações e dos gradientes dos pesos em cada camada, antes e depois do treinamento, em escala logarítmica.',
      sizes: (before: string, after: string) =>
        `gradiente por camada ${before} antes e ${after} depois.`,
    },
  };
  return localized((language) => {
    const { decimal, list } = numberFormats[language];
    const sizes = (layers: readonly LayerMeasurement[]): string =>
      list(layers.map(({ weightGradient }) => decimal(weightGradient.rootMeanSquare)));
    const summaries = told.map(({ title, measurement: { layers } }) => {
      const change = text[language].sizes(sizes(layers.before), sizes(layers.after));
      return `${title[language]}: ${change}`;
    });
    return [text[language].intro, ...summaries].join(' ');
  });
}
