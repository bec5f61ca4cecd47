import type { Exercise, Localized, Variant } from '@semente/experiment';

/** An exercise with everything the command line asks of one; it cannot be run. */
export const fabricatedExercise: Exercise = {
  name: 'made-up',
  title: both('A made-up exercise'),
  question: both('Does it matter?'),
  datasets: ['rings', 'moons'],
  defaults: { dataset: 'rings', iterations: 3000, learningRate: 0.05, seed: 7 },
  fixed: {
    layers: [2, 1],
    activation: both('bends'),
    optimizer: both('descends'),
    dtype: 'float64',
    costEvery: 1000,
  },
  variants: ['flat', 'wild', 'steady'].map(variant),
  data: unused,
  comment: unused,
  findings: unused,
};

function variant(name: string): Variant {
  return { name, title: both(name), rule: 'w', reference: null, training: unused };
}

function both(text: string): Localized {
  return { en: text, 'pt-BR': text };
}

function unused(): never {
  throw new Error('the command line has no use for this');
}
