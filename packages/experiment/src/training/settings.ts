import { positiveNumber, type Setting, wholeNumber } from '../setting.ts';

/** How long a training is. */
export function iterations(count: number): Setting<number> {
  return wholeNumber({
    default: count,
    description: {
      en: 'updates of the parameters; with 0 the untrained models are measured',
      'pt-BR': 'atualizações dos parâmetros; com 0, medem-se os modelos não treinados',
    },
  });
}

export function learningRate(rate: number): Setting<number> {
  return positiveNumber({
    default: rate,
    description: { en: 'the learning rate', 'pt-BR': 'a taxa de aprendizado' },
  });
}
