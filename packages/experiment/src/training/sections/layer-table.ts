import { numberFormats } from '../../format.ts';
import { type Language, localized } from '../../localized.ts';
import type { Cell, Section } from '../../section.ts';
import type { LayerMeasurement } from '../measurement.ts';
import type { Told } from './told.ts';

/** What the figures show of each layer, in numbers: before training → after it. */
export function layerTable(told: readonly Told[]): Section {
  const numeric = [
    { en: 'Rank', 'pt-BR': 'Posto' },
    { en: 'Distinct units', 'pt-BR': 'Unidades distintas' },
    { en: 'RMS of the weights', 'pt-BR': 'RMS dos pesos' },
    { en: 'Activations that are 0', 'pt-BR': 'Ativações iguais a 0' },
    { en: 'RMS of the activations', 'pt-BR': 'RMS das ativações' },
    { en: 'RMS of the gradient', 'pt-BR': 'RMS do gradiente' },
  ].map((heading) => ({ heading, isNumeric: true }));
  return {
    heading: { en: 'Layer by layer', 'pt-BR': 'Camada por camada' },
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: { en: 'Scheme', 'pt-BR': 'Esquema' } },
          { heading: { en: 'Layer', 'pt-BR': 'Camada' }, isNumeric: true },
          { heading: { en: 'Weights', 'pt-BR': 'Pesos' } },
          ...numeric,
        ],
        rows: told.flatMap(layerRows),
      },
      {
        kind: 'text',
        text: {
          en: 'Measured over all training points, before the first update → after the last one. The rank counts the linearly independent rows of the weight matrix; units are distinct if they differ in a weight or the bias. RMS is the root mean square.',
          'pt-BR':
            'Medido sobre todos os pontos de treino, antes da primeira atualização → depois da última. O posto conta as linhas linearmente independentes da matriz de pesos; duas unidades são distintas se diferem em algum peso ou no viés. RMS é a raiz da média dos quadrados.',
        },
      },
    ],
  };
}

function layerRows({ title, measurement }: Told): readonly (readonly Cell[])[] {
  const { before, after } = measurement.layers;
  return before.map((first, i) => {
    const change = (of: (layer: LayerMeasurement, language: Language) => string): Cell =>
      localized((language) => `${of(first, language)} → ${of(after[i], language)}`);
    return [
      title,
      String(i + 1),
      first.weightShape.join(' × '),
      change(({ weightRank }) => String(weightRank)),
      change(({ distinctUnits }) => String(distinctUnits)),
      change(({ weight }, language) => numberFormats[language].short(weight.rootMeanSquare)),
      change(({ shareOfZeros }, language) => numberFormats[language].percent(shareOfZeros)),
      change(({ activation }, language) =>
        numberFormats[language].short(activation.rootMeanSquare),
      ),
      change(({ weightGradient }, language) =>
        numberFormats[language].short(weightGradient.rootMeanSquare),
      ),
    ];
  });
}
