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
