import { moons } from '@semente/datasets';
import {
  binaryCrossEntropyWithLogits,
  dropout,
  type Layer,
  l2Penalty,
  lecunNormal,
  parameters,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { randomStream, type Tensor } from '@semente/tensor';
import type { Condition, Finding } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import { linearLayers, reluNetwork } from '../networks.ts';
import { positiveNumber, probability, type Setting, type Values } from '../setting.ts';
import { conditionLabels, fullBatchDescent, trainAndTest } from '../training/conditions.ts';
import type { TrainingVariant } from '../training/definition.ts';
import type { TrainingMeasurement } from '../training/measurement.ts';
import { generalizationMetrics, weightNorm } from '../training/metrics.ts';
import { outcome, SEPARATED } from '../training/outcome.ts';
import { iterations, learningRate } from '../training/settings.ts';
import type { Data, Training } from '../training/training.ts';
import { type TrainingExercise, trainingExercise } from '../training/training-exercise.ts';

type Schema = {
  readonly iterations: Setting<number>;
  readonly learningRate: Setting<number>;
  readonly lambda: Setting<number>;
  readonly keepProbability: Setting<number>;
};
type Settings = Values<Schema>;

const { en: english, 'pt-BR': portuguese } = numberFormats;

const settings: Schema = {
  iterations: iterations(30_000),
  learningRate: learningRate(0.3),
  lambda: positiveNumber({
    default: 0.7,
    description: { en: 'the factor λ of the L2 penalty', 'pt-BR': 'o fator λ da penalidade L2' },
  }),
  keepProbability: probability({
    default: 0.86,
    description: {
      en: 'the probability that dropout keeps a unit',
      'pt-BR': 'a probabilidade de o dropout manter uma unidade',
    },
  }),
};

const layers = [2, 20, 3, 1];
const points = { train: 200, test: 1_000 };
const seeds = { train: 1, test: 2 };
const noise = 0.3;

/** What is added to the network or to its loss against overfitting. */
interface Regularizer {
  /** Comes after each hidden layer. */
  readonly layer?: (settings: Settings, seed: number) => Layer;
  /** Is added to the loss. */
  readonly penalty?: (weights: readonly Tensor[], settings: Settings) => Tensor;
}

/**
 * What regularization does to a network that can learn the noise: the regularization notebook of the
 * deeplearning.ai course "Improving Deep Neural Networks", with its network, its training and its
 * regularizers. Its data, places on a football pitch, are not public; noisy moons stand for them.
 */
const regularization: TrainingExercise<Schema> = trainingExercise({
  name: 'regularization',
  title: {
    en: 'How regularization keeps a network from learning the noise',
    'pt-BR': 'Como a regularização impede que uma rede aprenda o ruído',
  },
  question: {
    en: 'A network with more parameters than it needs is trained for long on few and noisy points. It can learn the noise. What do a penalty on the weights and dropout change, on the points it has seen and on points it has not?',
    'pt-BR':
      'Uma rede com mais parâmetros do que precisa é treinada por muito tempo com pontos poucos e ruidosos. Ela pode aprender o ruído. O que mudam uma penalidade sobre os pesos e o dropout, nos pontos que ela viu e nos que não viu?',
  },
  seed: 3,
  settings,
  costEvery: 10_000,
  variants: [
    {
      name: 'none',
      title: { en: 'No regularization', 'pt-BR': 'Sem regularização' },
      rule: 'J',
      training: regularized({}),
    },
    {
      name: 'l2',
      title: { en: 'L2 penalty', 'pt-BR': 'Penalidade L2' },
      rule: 'J + \\tfrac{\\lambda}{2m} \\sum_l \\lVert W_l \\rVert^2',
      training: regularized({
        penalty: (weights, { lambda }) => l2Penalty(weights, lambda, { samples: points.train }),
      }),
    },
    {
      name: 'dropout',
      title: { en: 'Dropout', 'pt-BR': 'Dropout' },
      rule: 'A \\leftarrow A \\odot D / p,\\; D \\sim \\mathrm{Bernoulli}(p)',
      training: regularized({
        layer: ({ keepProbability }, seed) =>
          dropout(1 - keepProbability, { random: randomStream(seed) }),
      }),
    },
  ],
  conditions,
  data,
  metrics: generalizationMetrics,
  hasTrained: ({ accuracy }) => accuracy.train >= SEPARATED,
  comment,
  findings(runs, chosen) {
    if (chosen.iterations === 0) return [];
    const [none, l2, dropped] = ['none', 'l2', 'dropout'].map((name) => measurementOf(runs, name));
    return judged([
      none && overfits(none),
      none && l2 && penaltyHelps(none, l2),
      none && l2 && penaltyShrinksWeights(none, l2),
      none && dropped && dropoutHelps(none, dropped),
      l2 && dropped && dropoutKeepsWeightsLarge(l2, dropped),
    ]);
  },
});

export default regularization;

/** The notebook's network. One random source feeds all layers in order, as its seed does. */
function regularized({ layer, penalty }: Regularizer): TrainingVariant<Schema>['training'] {
  return (chosen, seed): Training => {
    const options = { weight: lecunNormal(), random: numpyRandom(seed) };
    const after = layer === undefined ? [] : [layer(chosen, seed)];
    const model = reluNetwork(layers, options, after);
    const weights = linearLayers(model).map(({ weight }) => weight);
    return {
      model,
      optimizer: sgd(parameters(model), { learningRate: chosen.learningRate }),
      loss: (x, y) => {
        const cost = binaryCrossEntropyWithLogits(model(x, 'training').squeeze(1), y);
        return penalty === undefined ? cost : cost.add(penalty(weights, chosen));
      },
    };
  };
}

function data(): Data {
  const part = (name: 'train' | 'test') =>
    moons({ samples: points[name], noise, random: numpyRandom(seeds[name]) });
  return { train: part('train'), test: part('test') };
}

function conditions(chosen: Settings): readonly Condition[] {
  const label = conditionLabels;
  return [
    {
      label: label.dataset,
      value: {
        en: 'moons, in place of the notebook’s, which is not public',
        'pt-BR': 'luas, no lugar do conjunto do notebook, que não é público',
      },
    },
    { label: label.points, value: trainAndTest(points) },
    { label: label.dataSeeds, value: trainAndTest(seeds) },
    { label: label.noise, value: noise },
    { label: label.layers, value: layers.join(' – ') },
    { label: label.activation, value: 'ReLU' },
    {
      label: { en: 'Initial weights', 'pt-BR': 'Pesos iniciais' },
      value: {
        en: '$`\\mathcal{N}(0, 1 / n_{\\mathrm{in}})`$, from NumPy’s random numbers under the seed of the run; biases 0',
        'pt-BR':
          '$`\\mathcal{N}(0, 1 / n_{\\mathrm{in}})`$, dos números aleatórios do NumPy com a semente da execução; vieses 0',
      },
    },
    fullBatchDescent,
    { label: label.learningRate, value: chosen.learningRate },
    { label: label.iterations, value: chosen.iterations },
    { label: { en: 'L2 penalty: λ', 'pt-BR': 'Penalidade L2: λ' }, value: chosen.lambda },
    {
      label: { en: 'Dropout: probability p to stay', 'pt-BR': 'Dropout: probabilidade p de ficar' },
      value: {
        en: `${english.decimal(chosen.keepProbability)}, after both hidden layers, with new masks for every update; none in evaluation`,
        'pt-BR': `${portuguese.decimal(chosen.keepProbability)}, após as duas camadas ocultas, com novas máscaras a cada atualização; nenhum na avaliação`,
      },
    },
    { label: label.dtype, value: 'float64' },
  ];
}

/** From this ratio of the test cost to the training cost on a network counts as overfitted. */
const OVERFITTED = 2;

function isOverfitted({ evaluatedCost: { train, test } }: TrainingMeasurement): boolean {
  return Number(test) >= OVERFITTED * Number(train);
}

function comment(measurement: TrainingMeasurement, chosen: Settings): Localized {
  const { train, test } = measurement.evaluatedCost;
  const ratio = Number(test) / Number(train);
  const times: Localized = {
    en: `the cost on the test points is ${english.short(ratio)} times that on the training points`,
    'pt-BR': `o custo nos pontos de teste é ${portuguese.short(ratio)} vezes o dos pontos de treino`,
  };
  const verdict = isOverfitted(measurement)
    ? { en: 'overfits', 'pt-BR': 'sobreajusta' }
    : { en: 'generalizes', 'pt-BR': 'generaliza' };
  const fits = measurement.accuracy.train >= SEPARATED;
  const words = localized((language) => `${verdict[language]}: ${times[language]}`);
  return outcome(measurement, chosen.iterations, fits ? words : null);
}

function overfits(none: TrainingMeasurement): Finding {
  return {
    claim: {
      en: 'Without regularization the network learns the noise of its training points: it does better on them than on the test points, where its cost is at least twice as high.',
      'pt-BR':
        'Sem regularização, a rede aprende o ruído dos pontos de treino: ela se sai melhor neles do que nos pontos de teste, onde seu custo é pelo menos o dobro.',
    },
    holds: none.accuracy.train > none.accuracy.test && isOverfitted(none),
    evidence: told('none', none),
  };
}

function penaltyHelps(none: TrainingMeasurement, l2: TrainingMeasurement): Finding {
  const [without, penalized] = [none.evaluatedCost, l2.evaluatedCost];
  return {
    claim: {
      en: 'An L2 penalty trades some fit on the training points for better answers on others: the cost rises on the training points and falls on the test points, of which more are right.',
      'pt-BR':
        'Uma penalidade L2 troca parte do ajuste aos pontos de treino por respostas melhores em outros: o custo sobe nos pontos de treino e cai nos de teste, e mais pontos de teste ficam certos.',
    },
    holds:
      Number(penalized.train) > Number(without.train) &&
      Number(penalized.test) < Number(without.test) &&
      l2.accuracy.test > none.accuracy.test,
    evidence: joined(told('none', none), told('l2', l2)),
  };
}

function penaltyShrinksWeights(none: TrainingMeasurement, l2: TrainingMeasurement): Finding {
  return {
    claim: {
      en: 'The penalty keeps the weights small: their norm is less than half of what it is without.',
      'pt-BR':
        'A penalidade mantém os pesos pequenos: a norma deles é menos da metade do que é sem ela.',
    },
    holds: weightNorm(l2) < weightNorm(none) / 2,
    evidence: joined(normTold('none', none), normTold('l2', l2)),
  };
}

function dropoutHelps(none: TrainingMeasurement, dropped: TrainingMeasurement): Finding {
  const [without, withDropout] = [none.evaluatedCost, dropped.evaluatedCost];
  return {
    claim: {
      en: 'Dropout, too, makes the network overfit less: the cost on the test points falls.',
      'pt-BR': 'O dropout também faz a rede sobreajustar menos: o custo nos pontos de teste cai.',
    },
    holds: Number(withDropout.test) < Number(without.test),
    evidence: joined(told('none', none), told('dropout', dropped)),
  };
}

function dropoutKeepsWeightsLarge(l2: TrainingMeasurement, dropped: TrainingMeasurement): Finding {
  return {
    claim: {
      en: 'Dropout regularizes in another way than the penalty: it leaves the weights more than twice as large.',
      'pt-BR':
        'O dropout regulariza de outro modo que a penalidade: deixa os pesos mais de duas vezes maiores.',
    },
    holds: weightNorm(dropped) > 2 * weightNorm(l2),
    evidence: joined(normTold('dropout', dropped), normTold('l2', l2)),
  };
}

const subjects = {
  none: { en: 'Without regularization', 'pt-BR': 'Sem regularização' },
  l2: { en: 'With the penalty', 'pt-BR': 'Com a penalidade' },
  dropout: { en: 'With dropout', 'pt-BR': 'Com dropout' },
} satisfies Record<string, Localized>;

/** How a trained network does on the points it has seen and on others. */
function told(name: keyof typeof subjects, measurement: TrainingMeasurement): Localized {
  const { accuracy, evaluatedCost: cost } = measurement;
  const subject = subjects[name];
  return {
    en: `${subject.en} the cost is ${english.decimal(cost.train)} on the training points and ${english.decimal(cost.test)} on the test points; ${english.percent(accuracy.train)} and ${english.percent(accuracy.test)} of them are right.`,
    'pt-BR': `${subject['pt-BR']}, o custo é ${portuguese.decimal(cost.train)} nos pontos de treino e ${portuguese.decimal(cost.test)} nos de teste; ${portuguese.percent(accuracy.train)} e ${portuguese.percent(accuracy.test)} deles estão certos.`,
  };
}

function normTold(name: keyof typeof subjects, measurement: TrainingMeasurement): Localized {
  const norm = weightNorm(measurement);
  return {
    en: `${subjects[name].en} the norm of the weights is ${english.decimal(norm)}.`,
    'pt-BR': `${subjects[name]['pt-BR']}, a norma dos pesos é ${portuguese.decimal(norm)}.`,
  };
}

function joined(...texts: readonly Localized[]): Localized {
  return localized((language) => texts.map((text) => text[language]).join(' '));
}
