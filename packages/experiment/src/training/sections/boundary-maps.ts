import type { MapsFigure } from '../../figure.ts';
import { numberFormats } from '../../format.ts';
import { type Localized, localized } from '../../localized.ts';
import type { Boundary } from '../../measure/grid.ts';
import type { Samples } from '../training.ts';
import type { Told } from './told.ts';

/** The probability of class 1 over the plane for every variant, with the training points. */
export function boundaryMaps(told: readonly Told[], { x, y }: Samples): MapsFigure {
  const points = { x: x.toArray() as number[][], y: y.toArray() as number[] };
  return {
    kind: 'maps',
    file: 'decision-boundaries',
    heading: { en: 'Decision boundaries', 'pt-BR': 'Fronteiras de decisão' },
    alternative: alternative(told),
    caption: {
      en: 'Shading: the probability of class 1 after training. Line: where it is 0.5, the decision boundary. Points: the training set.',
      'pt-BR':
        'Cores: a probabilidade da classe 1 depois do treinamento. Linha: onde ela vale 0,5, a fronteira de decisão. Pontos: o conjunto de treino.',
    },
    panels: told.map(({ title, measurement }) => {
      const { accuracy, boundary } = measurement;
      return { title, subtitle: accuracies(accuracy), boundary, points };
    }),
  };
}

function accuracies({ train, test }: { readonly train: number; readonly test: number }): Localized {
  const text = {
    en: { train: 'train', test: 'test' },
    'pt-BR': { train: 'treino', test: 'teste' },
  };
  return localized((language) => {
    const { percent } = numberFormats[language];
    return `${text[language].train} ${percent(train)} · ${text[language].test} ${percent(test)}`;
  });
}

function alternative(told: readonly Told[]): Localized {
  const intro: Localized = {
    en: 'Map of the predicted probability of class 1 for each scheme, with the training points.',
    'pt-BR': 'Mapa da probabilidade prevista da classe 1 em cada esquema, com os pontos de treino.',
  };
  return localized((language) => {
    const summaries = told.map(({ title, measurement: { boundary } }) => {
      return `${title[language]}: ${regions(boundary)[language]}`;
    });
    return [intro[language], ...summaries].join(' ');
  });
}

/** At a logit of exactly 0 class 0 is predicted. */
function regions({ logits }: Boundary): Localized {
  const share = logits.filter((logit) => Number(logit) > 0).length / logits.length;
  if (share === 0 || share === 1) {
    return {
      en: 'one class is predicted everywhere.',
      'pt-BR': 'uma só classe é prevista em todo o mapa.',
    };
  }
  return {
    en: `class 1 is predicted on ${numberFormats.en.percent(share)} of the map.`,
    'pt-BR': `a classe 1 é prevista em ${numberFormats['pt-BR'].percent(share)} do mapa.`,
  };
}
