import type { HistogramsFigure } from '../../figure.ts';
import { numberFormats } from '../../format.ts';
import { type Language, type Localized, localized } from '../../localized.ts';
import type { Summary } from '../../measure/summary.ts';
import type { LayerMeasurement } from '../measurement.ts';
import type { Told } from './told.ts';

/** How the activations of each layer are distributed, before and after training. */
export function activationHistograms(told: readonly Told[]): HistogramsFigure {
  return {
    kind: 'histograms',
    file: 'activations',
    heading: { en: 'Distribution of the activations', 'pt-BR': 'Distribuição das ativações' },
    alternative: alternative(
      told,
      {
        en: 'Histograms of the activations in each layer, before and after training; share of zeros by layer after training:',
        'pt-BR':
          'Histogramas das ativações de cada camada, antes e depois do treinamento; proporção de zeros por camada depois do treinamento:',
      },
      ({ shareOfZeros }, language) => numberFormats[language].percent(shareOfZeros),
    ),
    caption: {
      en: 'The activations of each layer over the training set. Each histogram has its own horizontal range, written below it; heights are on a square-root scale, so that rare values remain visible. The last layer’s activation is the probability of class 1.',
      'pt-BR':
        'As ativações de cada camada sobre o conjunto de treino. Cada histograma tem a sua própria faixa horizontal, escrita abaixo dele; as alturas estão em escala de raiz quadrada, para que valores raros continuem visíveis. A ativação da última camada é a probabilidade da classe 1.',
    },
    ...cells(told, ({ activation }) => activation),
  };
}

/** How the gradients of each layer's weights are distributed, before and after training. */
export function gradientHistograms(told: readonly Told[]): HistogramsFigure {
  return {
    kind: 'histograms',
    file: 'gradients',
    heading: { en: 'Distribution of the gradients', 'pt-BR': 'Distribuição dos gradientes' },
    alternative: alternative(
      told,
      {
        en: 'Histograms of the gradient of the cost with respect to each layer’s weights, before and after training; root mean square by layer after training:',
        'pt-BR':
          'Histogramas do gradiente do custo em relação aos pesos de cada camada, antes e depois do treinamento; raiz da média dos quadrados por camada depois do treinamento:',
      },
      ({ weightGradient }, language) =>
        numberFormats[language].decimal(weightGradient.rootMeanSquare),
    ),
    caption: {
      en: 'The gradient of the cost with respect to the weights of each layer, drawn as above.',
      'pt-BR':
        'O gradiente do custo em relação aos pesos de cada camada, desenhado como na figura anterior.',
    },
    ...cells(told, ({ weightGradient }) => weightGradient),
  };
}

/** A row for each variant; in it, for each layer, the values before and after training. */
function cells(
  told: readonly Told[],
  valuesOf: (layer: LayerMeasurement) => Summary,
): Pick<HistogramsFigure, 'groups' | 'columns' | 'rows'> {
  const deepest = Math.max(...told.map(({ measurement }) => measurement.layers.before.length));
  return {
    groups: Array.from({ length: deepest }, (_, i) => {
      return { en: `Layer ${i + 1}`, 'pt-BR': `Camada ${i + 1}` };
    }),
    columns: [
      { en: 'before', 'pt-BR': 'antes' },
      { en: 'after', 'pt-BR': 'depois' },
    ],
    rows: told.map(({ title, measurement: { layers } }) => {
      const pairs = layers.before.map((layer, i) => [layer, layers.after[i]].map(valuesOf));
      return { title, cells: pairs };
    }),
  };
}

function alternative(
  told: readonly Told[],
  intro: Localized,
  shown: (layer: LayerMeasurement, language: Language) => string,
): Localized {
  return localized((language) => {
    const summaries = told.map(({ title, measurement: { layers } }) => {
      const values = layers.after.map((layer) => shown(layer, language));
      return `${title[language]}: ${numberFormats[language].list(values)}.`;
    });
    return [intro[language], ...summaries].join(' ');
  });
}
