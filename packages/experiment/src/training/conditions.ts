import type { Condition } from '../exercise.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';

/** What tables of conditions call the conditions that trainings have in common. */
export const conditionLabels = {
  dataset: { en: 'Data set', 'pt-BR': 'Conjunto de dados' },
  points: { en: 'Points', 'pt-BR': 'Pontos' },
  dataSeeds: { en: 'Seeds of the points', 'pt-BR': 'Sementes dos pontos' },
  noise: { en: 'Noise (standard deviation)', 'pt-BR': 'Ruído (desvio padrão)' },
  layers: {
    en: 'Units per layer, inputs first',
    'pt-BR': 'Unidades por camada, a partir da entrada',
  },
  activation: { en: 'Activation of the hidden layers', 'pt-BR': 'Ativação das camadas ocultas' },
  optimizer: { en: 'Optimizer', 'pt-BR': 'Otimizador' },
  learningRate: { en: 'Learning rate', 'pt-BR': 'Taxa de aprendizado' },
  iterations: { en: 'Iterations', 'pt-BR': 'Iterações' },
  dtype: { en: 'Number type', 'pt-BR': 'Tipo numérico' },
} as const;

/** Something that differs between the points to train on and those to test on. */
export function trainAndTest({ train, test }: Record<'train' | 'test', number>): Localized {
  return localized((language) => {
    const [ofTraining, ofTest] = [train, test].map(numberFormats[language].count);
    return language === 'en'
      ? `${ofTraining} for training, ${ofTest} for testing`
      : `${ofTraining} de treino, ${ofTest} de teste`;
  });
}

export const fullBatchDescent: Condition = {
  label: conditionLabels.optimizer,
  value: {
    en: 'gradient descent on all points at once',
    'pt-BR': 'descida do gradiente com todos os pontos de uma vez',
  },
};
