import { moons } from '@semente/datasets';
import {
  adam,
  binaryCrossEntropyWithLogits,
  heNormal,
  type Optimizer,
  parameters,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import type { Condition, Finding } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import { type Localized, localized } from '../localized.ts';
import { reluNetwork } from '../networks.ts';
import { type Setting, type Values, wholeNumber } from '../setting.ts';
import { conditionLabels } from '../training/conditions.ts';
import type { TrainingVariant } from '../training/definition.ts';
import { dead, isDead } from '../training/faults.ts';
import type { TrainingMeasurement } from '../training/measurement.ts';
import { outcome, separates } from '../training/outcome.ts';
import { printed } from '../training/reference.ts';
import { learningRate } from '../training/settings.ts';
import type { Data, Samples, Training } from '../training/training.ts';
import { type TrainingExercise, trainingExercise } from '../training/training-exercise.ts';

type Schema = {
  readonly iterations: Setting<number>;
  readonly learningRate: Setting<number>;
  readonly batchSize: Setting<number>;
};
type Settings = Values<Schema>;
type Steps = (weights: readonly Tensor[], learningRate: number) => Optimizer;

const { en: english, 'pt-BR': portuguese } = numberFormats;

const settings: Schema = {
  iterations: wholeNumber({
    default: 10_000,
    description: {
      en: 'epochs; with 0 the untrained models are measured',
      'pt-BR': 'épocas; com 0, medem-se os modelos não treinados',
    },
  }),
  learningRate: learningRate(0.0007),
  batchSize: wholeNumber({
    default: 64,
    least: 1,
    description: { en: 'the points of a mini-batch', 'pt-BR': 'os pontos de um mini-lote' },
  }),
};

const layers = [2, 5, 2, 1];

/** The share of a velocity that stays from one step to the next. */
const MOMENTUM = 0.9;

const ADAM = { betas: [0.9, 0.999], epsilon: 1e-8 } as const;

/** How much longer the steps of the variant are that the notebook does not have. */
const FASTER = 100;

/**
 * How the way from gradients to steps decides how fast a network learns: the optimization notebook
 * of the deeplearning.ai course "Improving Deep Neural Networks", with its data, seeds and methods.
 */
const optimization: TrainingExercise<Schema> = trainingExercise({
  name: 'optimization',
  title: {
    en: 'How an optimizer turns gradients into steps',
    'pt-BR': 'Como um otimizador transforma gradientes em passos',
  },
  question: {
    en: 'The same network starts from the same weights and sees the same mini-batches in the same order, at the same learning rate; only the rule that turns a gradient into a step differs. How far does each rule get in the same number of epochs?',
    'pt-BR':
      'A mesma rede parte dos mesmos pesos e vê os mesmos mini-lotes na mesma ordem, com a mesma taxa de aprendizado; só muda a regra que faz de um gradiente um passo. Até onde cada regra chega no mesmo número de épocas?',
  },
  seed: 3,
  settings,
  costEvery: 1_000,
  referenceCost: 'ofLastUpdate',
  variants: [
    {
      name: 'gradient-descent',
      title: { en: 'Gradient descent', 'pt-BR': 'Descida do gradiente' },
      rule: 'w \\leftarrow w - \\alpha g',
      reference: printed(
        '0.690736 0.685273 0.647072 0.619525 0.576584 0.607243 0.529403 0.460768 0.465586 0.464518',
        { every: 1_000, accuracy: { train: 0.796666666667 } },
      ),
      training: trainedBy((weights, learningRate) => sgd(weights, { learningRate })),
    },
    {
      name: 'momentum',
      title: { en: 'Momentum', 'pt-BR': 'Momento' },
      rule: 'v \\leftarrow \\beta v + (1 - \\beta) g,\\; w \\leftarrow w - \\alpha v',
      reference: printed(
        '0.690741 0.685341 0.647145 0.619594 0.576665 0.607324 0.529476 0.460936 0.465780 0.464740',
        { every: 1_000, accuracy: { train: 0.796666666667 } },
      ),
      training: trainedBy(averagedMomentum),
    },
    {
      name: 'adam',
      title: { en: 'Adam', 'pt-BR': 'Adam' },
      rule: 'w \\leftarrow w - \\alpha \\hat m / (\\sqrt{\\hat v} + \\varepsilon)',
      // As the notebook's formula has it. Where its code took the root of v̂ + ε instead, it
      // printed 0.185501 after epoch 1000, and the same accuracy in the end.
      reference: printed(
        '0.690552 0.185567 0.150852 0.074454 0.125936 0.104235 0.100552 0.031601 0.111709 0.197648',
        { every: 1_000, accuracy: { train: 0.94 } },
      ),
      training: trainedBy((weights, learningRate) => adam(weights, { ...ADAM, learningRate })),
    },
    {
      name: 'faster-descent',
      title: {
        en: `Gradient descent × ${FASTER}`,
        'pt-BR': `Descida do gradiente × ${FASTER}`,
      },
      rule: `w \\leftarrow w - ${FASTER} \\alpha g`,
      training: trainedBy((weights, learningRate) =>
        sgd(weights, { learningRate: FASTER * learningRate }),
      ),
    },
  ],
  defaultVariants: ['gradient-descent', 'momentum', 'adam'],
  conditions,
  data,
  hasTrained: separates,
  comment,
  findings(runs, chosen) {
    if (chosen.iterations === 0) return [];
    const [plain, momentum, adaptive, faster] = [
      'gradient-descent',
      'momentum',
      'adam',
      'faster-descent',
    ].map((name) => measurementOf(runs, name));
    return judged([
      plain && adaptive && adamIsFaster(plain, adaptive),
      plain && momentum && averagedMomentumChangesLittle(plain, momentum),
      plain && plain.costs.length > 1 && batchCostsFluctuate(plain),
      adaptive && faster && longerStepsSuffice(adaptive, faster),
    ]);
  },
});

export default optimization;

/** The notebook's network under an optimizer. One random source feeds all layers in order. */
function trainedBy(steps: Steps): TrainingVariant<Schema>['training'] {
  return (chosen: Settings, seed: number): Training => {
    const model = reluNetwork(layers, { weight: heNormal(), random: numpyRandom(seed) });
    return {
      model,
      optimizer: steps(parameters(model), chosen.learningRate),
      loss: (x, y) => binaryCrossEntropyWithLogits(model(x, 'training').squeeze(1), y),
      batches: (samples, epoch) => miniBatches(samples, epoch, chosen.batchSize),
    };
  };
}

/**
 * Momentum as an exponential average of the gradients that begins at 0: of each gradient, the first
 * one included, only a tenth goes into the velocity.
 */
function averagedMomentum(weights: readonly Tensor[], learningRate: number): Optimizer {
  const optimizer = sgd(weights, { learningRate, momentum: MOMENTUM, dampening: MOMENTUM });
  for (const { share } of optimizer.state) share.assign(tensor(1 - MOMENTUM));
  return optimizer;
}

/** The notebook's mini-batches: NumPy's permutation under seed 10 + epoch, the last batch smaller. */
function* miniBatches({ x, y }: Samples, epoch: number, batchSize: number): Generator<Samples> {
  const order = Int32Array.from(numpyRandom(10 + epoch).permutation(x.shape[0]));
  for (let start = 0; start < order.length; start += batchSize) {
    const chosen = tensor(order.slice(start, start + batchSize));
    yield { x: x.indexSelect(0, chosen), y: y.indexSelect(0, chosen) };
  }
}

/** The notebook's 300 points; those to test on are an addition, since it has none. */
function data(): Data {
  return {
    train: moons({ samples: 300, noise: 0.2, random: numpyRandom(3) }),
    test: moons({ samples: 300, noise: 0.2, random: numpyRandom(4) }),
  };
}

function conditions(chosen: Settings): readonly Condition[] {
  const label = conditionLabels;
  return [
    {
      label: label.dataset,
      value: { en: 'scikit-learn’s moons', 'pt-BR': 'as luas do scikit-learn' },
    },
    {
      label: label.points,
      value: {
        en: '300 for training; 300 for testing, which the notebook does not have',
        'pt-BR': '300 de treino; 300 de teste, que o notebook não tem',
      },
    },
    {
      label: label.dataSeeds,
      value: { en: '3 for training, 4 for testing', 'pt-BR': '3 no treino, 4 no teste' },
    },
    { label: label.noise, value: 0.2 },
    { label: label.layers, value: layers.join(' – ') },
    { label: label.activation, value: 'ReLU' },
    {
      label: { en: 'Initial weights', 'pt-BR': 'Pesos iniciais' },
      value: {
        en: 'He, drawn from NumPy’s random numbers under the seed of the run; biases 0',
        'pt-BR': 'He, dos números aleatórios do NumPy com a semente da execução; vieses 0',
      },
    },
    {
      label: { en: 'Mini-batches', 'pt-BR': 'Mini-lotes' },
      value: {
        en: `${english.count(chosen.batchSize)} points, in the order of NumPy’s permutation under seed 10 + epoch; the same order in every run`,
        'pt-BR': `${portuguese.count(chosen.batchSize)} pontos, na ordem da permutação do NumPy com semente 10 + época; a mesma ordem em todas as execuções`,
      },
    },
    { label: label.learningRate, value: chosen.learningRate },
    {
      label: { en: 'Momentum; Adam', 'pt-BR': 'Momento; Adam' },
      value: localized((language) => {
        const { decimal } = numberFormats[language];
        const [first, second] = ADAM.betas.map(decimal);
        return `β = ${decimal(MOMENTUM)}; β₁ = ${first}, β₂ = ${second}, ε = ${decimal(ADAM.epsilon)}`;
      }),
    },
    {
      label: { en: 'Epochs (iterations)', 'pt-BR': 'Épocas (iterações)' },
      value: chosen.iterations,
    },
    { label: label.dtype, value: 'float64' },
  ];
}

function comment(measurement: TrainingMeasurement, chosen: Settings): Localized {
  return outcome(measurement, chosen.iterations, isDead(measurement) ? dead : null);
}

function adamIsFaster(plain: TrainingMeasurement, adaptive: TrainingMeasurement): Finding {
  const costs = [plain, adaptive].map(({ finalCost }) => finalCost);
  const accuracies = [plain, adaptive].map(({ accuracy }) => accuracy.train);
  return {
    claim: {
      en: 'At the same learning rate and in the same number of epochs, Adam gets to less than half the cost of gradient descent: its steps are about as long as the learning rate, however small the gradients are.',
      'pt-BR':
        'Com a mesma taxa de aprendizado e no mesmo número de épocas, o Adam chega a menos da metade do custo da descida do gradiente: seus passos têm mais ou menos o tamanho da taxa de aprendizado, por menores que sejam os gradientes.',
    },
    holds: Number(costs[1]) < Number(costs[0]) / 2,
    evidence: {
      en: `On all training points the cost is ${english.decimal(costs[0])} by gradient descent and ${english.decimal(costs[1])} by Adam; ${english.percent(accuracies[0])} and ${english.percent(accuracies[1])} of them are right.`,
      'pt-BR': `Em todos os pontos de treino, o custo é ${portuguese.decimal(costs[0])} pela descida do gradiente e ${portuguese.decimal(costs[1])} pelo Adam; ${portuguese.percent(accuracies[0])} e ${portuguese.percent(accuracies[1])} deles estão certos.`,
    },
  };
}

/** Two costs count as the same where they differ by less than this share. */
const HARDLY = 0.01;

function averagedMomentumChangesLittle(
  plain: TrainingMeasurement,
  momentum: TrainingMeasurement,
): Finding {
  const [a, b] = [Number(plain.finalCost), Number(momentum.finalCost)];
  const difference = Math.abs(b / a - 1);
  return {
    claim: {
      en: `Momentum as an average of past gradients makes hardly any difference here (less than ${english.percent(HARDLY)} of the cost): an average is no longer than what it averages, so the steps are smoother and not longer.`,
      'pt-BR': `O momento como média dos gradientes passados quase não faz diferença aqui (menos de ${portuguese.percent(HARDLY)} do custo): uma média não é maior do que aquilo de que é média, então os passos ficam mais suaves, e não mais longos.`,
    },
    holds: difference < HARDLY,
    evidence: {
      en: `The final cost is ${english.decimal(plain.finalCost)} without and ${english.decimal(momentum.finalCost)} with momentum.`,
      'pt-BR': `O custo final é ${portuguese.decimal(plain.finalCost)} sem momento e ${portuguese.decimal(momentum.finalCost)} com ele.`,
    },
  };
}

function batchCostsFluctuate({ costs }: TrainingMeasurement): Finding {
  const ofBatch = costs.map(({ ofLastUpdate }) => Number(ofLastUpdate));
  const ofAll = costs.map(({ fromLogits }) => Number(fromLogits));
  const rises = (values: readonly number[]): number =>
    values.filter((value, i) => i > 0 && value > values[i - 1]).length;
  const pairs = costs.length - 1;
  return {
    claim: {
      en: 'The cost of a single mini-batch is a noisy measure: with gradient descent the cost that the notebook prints, of the epoch’s last mini-batch, rises now and then, while the cost of all points only falls.',
      'pt-BR':
        'O custo de um único mini-lote é uma medida com ruído: na descida do gradiente, o custo que o notebook imprime, o do último mini-lote da época, às vezes sobe, enquanto o custo de todos os pontos só desce.',
    },
    holds: rises(ofBatch) > 0 && rises(ofAll) === 0,
    evidence: {
      en: `From one tabulated epoch to the next, the cost of the last mini-batch rose in ${rises(ofBatch)} of ${pairs} cases, that of all points in ${rises(ofAll)}.`,
      'pt-BR': `De uma época da tabela à seguinte, o custo do último mini-lote subiu em ${rises(ofBatch)} de ${pairs} casos, e o de todos os pontos, em ${rises(ofAll)}.`,
    },
  };
}

function longerStepsSuffice(adaptive: TrainingMeasurement, faster: TrainingMeasurement): Finding {
  const [byAdam, byDescent] = [adaptive.finalCost, faster.finalCost];
  return {
    claim: {
      en: `What holds gradient descent back is the learning rate: with one ${FASTER} times as large it separates the classes and ends at most a fifth above Adam’s cost.`,
      'pt-BR': `O que segura a descida do gradiente é a taxa de aprendizado: com uma ${FASTER} vezes maior ela separa as classes e termina no máximo um quinto acima do custo do Adam.`,
    },
    holds: separates(faster) && Number(byDescent) <= 1.2 * Number(byAdam),
    evidence: {
      en: `On all training points the cost is ${english.decimal(byDescent)} by gradient descent and ${english.decimal(byAdam)} by Adam; ${english.percent(faster.accuracy.train)} of them and ${english.percent(faster.accuracy.test)} of the test points are right by gradient descent.`,
      'pt-BR': `Em todos os pontos de treino, o custo é ${portuguese.decimal(byDescent)} pela descida do gradiente e ${portuguese.decimal(byAdam)} pelo Adam; pela descida do gradiente, ${portuguese.percent(faster.accuracy.train)} deles e ${portuguese.percent(faster.accuracy.test)} dos pontos de teste estão certos.`,
    },
  };
}
