import { blobs } from '@semente/datasets';
import {
  binaryCrossEntropyWithLogits,
  linear,
  normal,
  parameters,
  relu,
  sequential,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import {
  inEveryLanguage,
  positiveNumber,
  type Training,
  type TrainingDefinition,
  wholeNumber,
} from '../../src/index.ts';

const settings = {
  iterations: wholeNumber({ default: 3, description: inEveryLanguage('updates') }),
  learningRate: positiveNumber({ default: 0.1, description: inEveryLanguage('learning rate') }),
};

function training(standardDeviation: number, learningRate: number, seed: number): Training {
  const options = { weight: normal({ standardDeviation }), random: numpyRandom(seed) };
  const model = sequential(linear(2, 3, options), relu(), linear(3, 1, options));
  return {
    model,
    optimizer: sgd(parameters(model), { learningRate }),
    loss: (x, y) => binaryCrossEntropyWithLogits(model(x, 'training').squeeze(1), y),
  };
}

/** The smallest training there is, to test with: two clouds, three hidden units, three updates. */
export const tinyDefinition: TrainingDefinition<typeof settings> = {
  name: 'tiny',
  title: inEveryLanguage('Tiny'),
  question: inEveryLanguage('Does it run?'),
  seed: 3,
  settings,
  variants: ['small', 'large'].map((name, i) => ({
    name,
    title: inEveryLanguage(name),
    rule: `\\sigma = ${10 ** i}`,
    training: ({ learningRate }, seed) => training(10 ** i, learningRate, seed),
  })),
  costEvery: 2,
  conditions: ({ iterations }) => [{ label: inEveryLanguage('Iterations'), value: iterations }],
  data: () => {
    const options = {
      samples: 20,
      centers: [
        [-1, 0],
        [1, 0],
      ],
      standardDeviation: 0.5,
    };
    const [train, test] = [1, 2].map((seed) => blobs({ ...options, random: numpyRandom(seed) }));
    return { train, test };
  },
  hasTrained: ({ accuracy }) => accuracy.train > 0.9,
  comment: ({ accuracy }) => inEveryLanguage(String(accuracy.train)),
  findings: (runs) =>
    runs.map(({ variant, measurement }) => ({
      claim: inEveryLanguage(`${variant.name} trains`),
      holds: measurement.accuracy.train > 0.9,
      evidence: inEveryLanguage(String(measurement.accuracy.train)),
    })),
};
