import { spirals } from '@semente/datasets';
import { binaryCrossEntropyWithLogits, parameters, type Sequential, sgd } from '@semente/nn';
import { type Random, seededRandom } from '@semente/random';
import { noGrad, type Tensor, tensor } from '@semente/tensor';
import type {
  Comparison,
  Exercise,
  Finding,
  RunContext,
  Variant,
  VariantRun,
} from '../exercise.ts';
import { numberFormats } from '../format.ts';
import { type JsonNumber, jsonNumber } from '../json-number.ts';
import { inEveryLanguage, type Localized } from '../localized.ts';
import {
  listOf,
  positiveNumber,
  type Setting,
  type Values,
  wholeNumber,
  wholeNumbers,
} from '../setting.ts';
import {
  type DeepNetwork,
  fixupNetwork,
  lsuvNetwork,
  plainNetwork,
} from '../signals/deep-network.ts';
import { depthSections } from '../signals/depth-sections.ts';
import { gradientSizes, propagate, type Signal } from '../signals/propagation.ts';
import { conditionLabels } from '../training/condition-labels.ts';
import { weightRulesNamed } from '../weight-rules.ts';

type Schema = {
  readonly depths: Setting<readonly number[]>;
  readonly iterations: Setting<number>;
  readonly learningRate: Setting<number>;
};
type Settings = Values<Schema>;

interface DepthVariant extends Variant {
  network(parts: DeepNetwork): Sequential;
}

/** What becomes of one network, by the number of its layers with weights. */
export interface DepthMeasurement {
  readonly networks: readonly {
    readonly depth: number;
    /** After each hidden layer, before training. */
    readonly signals: readonly Signal[];
    /** The root mean square of each layer's weight gradient, before training. */
    readonly gradients: readonly JsonNumber[];
    /** The loss over all points, before training and every so many updates. */
    readonly curve: readonly { readonly iteration: number; readonly cost: JsonNumber }[];
    readonly accuracy: number;
  }[];
}

const WIDTH = 64;
const SAMPLES = 1_000;
const BATCH = 50;
const READINGS = 40;

/** The share of right answers from which on a network counts as trained. */
const TRAINED = 0.9;

/** How far from ln 2, the loss of tossing a coin, a network that learned nothing may be. */
const CHANCE = 1e-2;

const { en: english, 'pt-BR': portuguese } = numberFormats;

const settings: Schema = {
  depths: listOf(wholeNumbers({ least: 4 }), {
    default: [10, 22, 30, 50],
    description: {
      en: 'numbers of layers with weights',
      'pt-BR': 'números de camadas com pesos',
    },
  }),
  iterations: wholeNumber({
    default: 1_000,
    description: { en: 'updates of the parameters', 'pt-BR': 'atualizações dos parâmetros' },
  }),
  learningRate: positiveNumber({
    default: 0.01,
    description: { en: 'the learning rate', 'pt-BR': 'a taxa de aprendizado' },
  }),
};

const variants: readonly DepthVariant[] = [
  ...weightRulesNamed('he', 'glorot', 'lecun', 'torch-default', 'orthogonal').map(fromRule),
  {
    name: 'lsuv',
    title: inEveryLanguage('LSUV'),
    rule: 'W W^\\top = c I,\\ \\operatorname{Var}(z) = 1',
    network: lsuvNetwork,
  },
  {
    name: 'fixup',
    title: { en: 'Fixup (residual)', 'pt-BR': 'Fixup (residual)' },
    rule: 'x + L^{-1/2}\\,f(x),\\ \\text{last}\\ W = 0',
    network: fixupNetwork,
  },
  ...weightRulesNamed('random', 'small').map(fromRule),
];

function fromRule(rule: ReturnType<typeof weightRulesNamed>[number]): DepthVariant {
  const { name, title, rule: formula } = rule;
  return { name, title, rule: formula, network: (parts) => plainNetwork(parts, rule) };
}

/**
 * What depth does to signals, and signals to training: figures 2 and 3 of He, Zhang, Ren and Sun 2015,
 * "Delving Deep into Rectifiers", on two spirals instead of a million photographs, and what lies
 * behind them.
 */
const depth: Exercise<Schema, DepthVariant, DepthMeasurement> = {
  name: 'depth',
  title: {
    en: 'How deep a network can be and still learn',
    'pt-BR': 'Quão profunda uma rede pode ser e ainda aprender',
  },
  question: {
    en: 'Networks of rectified linear units, 10 to 50 layers deep, start from different weights. What is left of a signal after all these layers, what is left of a gradient, and which of the networks learn?',
    'pt-BR':
      'Redes de unidades lineares retificadas, com 10 a 50 camadas, partem de pesos diferentes. O que resta de um sinal depois de tantas camadas, o que resta de um gradiente, e quais das redes aprendem?',
  },
  seed: 4,
  settings,
  variants,
  conditions: ({ iterations, learningRate, depths }) => [
    { label: conditionLabels.dataset, value: 'spirals' },
    { label: conditionLabels.points, value: SAMPLES },
    {
      label: { en: 'Layers with weights', 'pt-BR': 'Camadas com pesos' },
      value: depths.join(', '),
    },
    {
      label: { en: 'Units per hidden layer', 'pt-BR': 'Unidades por camada oculta' },
      value: WIDTH,
    },
    { label: conditionLabels.activation, value: 'ReLU' },
    {
      label: conditionLabels.optimizer,
      value: {
        en: `gradient descent on ${BATCH} points at a time`,
        'pt-BR': `descida do gradiente com ${BATCH} pontos por vez`,
      },
    },
    { label: conditionLabels.learningRate, value: learningRate },
    { label: conditionLabels.iterations, value: iterations },
    { label: conditionLabels.dtype, value: 'float32' },
  ],
  measure,
  metrics: ({ depths }) =>
    depths.map((layers) => ({
      name: `accuracy${layers}`,
      title: { en: `Accuracy, ${layers} layers`, 'pt-BR': `Acurácia, ${layers} camadas` },
      format: 'percent',
      of: (measurement) => networkOf(measurement, layers).accuracy,
    })),
  hasTrained: (measurement, { depths }) =>
    networkOf(measurement, Math.max(...depths)).accuracy >= TRAINED,
  comment,
  findings,
  sections: (comparison: Comparison<Schema, DepthVariant, DepthMeasurement>) =>
    depthSections(comparison),
};
export default depth;

function networkOf(
  { networks }: DepthMeasurement,
  layers: number,
): DepthMeasurement['networks'][number] {
  return networks.find((network) => network.depth === layers) ?? networks[0];
}

function measure(
  { network }: DepthVariant,
  { depths, iterations, learningRate }: Settings,
  context: RunContext,
): DepthMeasurement {
  const points = spirals({ samples: SAMPLES, turns: 0.5, random: seededRandom(1) });
  const [x, y] = [points.x.asType('float32'), points.y.asType('float32')];
  const networks = depths.map((layers, i) => {
    const random = seededRandom(context.seed);
    const model = network({ depth: layers, width: WIDTH, random, batch: x });
    const signals = propagate(model, x);
    const lossOf = (input: Tensor, labels: Tensor): Tensor =>
      binaryCrossEntropyWithLogits(model(input, 'training').squeeze(1), labels);
    lossOf(x, y).backward();
    const gradients = gradientSizes(model);
    const training = { model, lossOf, random, iterations, learningRate };
    const curve = train(training, x, y, context.compile, (share, cost) =>
      context.onProgress((i + share) / depths.length, cost),
    );
    return { depth: layers, signals, gradients, curve, accuracy: accuracyOf(model, x, y) };
  });
  return { networks };
}

interface DepthTraining {
  readonly model: Sequential;
  readonly lossOf: (x: Tensor, y: Tensor) => Tensor;
  readonly random: Random;
  readonly iterations: number;
  readonly learningRate: number;
}

function train(
  { model, lossOf, random, iterations, learningRate }: DepthTraining,
  x: Tensor,
  y: Tensor,
  compile: RunContext['compile'],
  onReading: (share: number, cost: number) => void,
): DepthMeasurement['networks'][number]['curve'] {
  const optimizer = sgd(parameters(model), { learningRate });
  optimizer.zeroGrad();
  const step = compile((input: Tensor, labels: Tensor) => {
    const loss = lossOf(input, labels);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
  const evaluate = compile(lossOf);
  const every = Math.max(1, Math.ceil(iterations / READINGS));
  const curve: { iteration: number; cost: JsonNumber }[] = [];
  let order: number[] = [];
  for (let iteration = 0; iteration <= iterations; iteration++) {
    if (iteration % every === 0 || iteration === iterations) {
      const cost = noGrad(() => evaluate(x, y)).item();
      curve.push({ iteration, cost: jsonNumber(cost) });
      onReading(iterations === 0 ? 1 : iteration / iterations, cost);
    }
    if (iteration === iterations) break;
    if (order.length === 0) order = random.permutation(SAMPLES);
    const chosen = tensor(order.splice(0, BATCH), { dtype: 'int32' });
    step(x.indexSelect(0, chosen), y.indexSelect(0, chosen));
  }
  return curve;
}

function accuracyOf(model: Sequential, x: Tensor, y: Tensor): number {
  const predicted = noGrad(() => model(x, 'evaluation').squeeze(1).greater(0).asType('float32'));
  return predicted.equal(y).asType('float64').mean().item();
}

function comment(measurement: DepthMeasurement): Localized {
  const trained = measurement.networks.filter(({ accuracy }) => accuracy >= TRAINED);
  const depths = trained.map(({ depth: layers }) => layers);
  if (depths.length === 0) {
    return { en: 'learns at no depth', 'pt-BR': 'não aprende em profundidade alguma' };
  }
  return {
    en: `learns with ${english.list(depths.map(String))} layers`,
    'pt-BR': `aprende com ${portuguese.list(depths.map(String))} camadas`,
  };
}

/** Of the variants and depths that were run alone. */
function findings(
  runs: readonly VariantRun<DepthVariant, DepthMeasurement>[],
  { depths, iterations }: Settings,
): Finding[] {
  const at = (name: string, layers: number) => {
    const run = runs.find(({ variant }) => variant.name === name);
    return run && depths.includes(layers) && iterations > 0
      ? networkOf(run.measurement, layers)
      : undefined;
  };
  const [he22, glorot22] = [at('he', 22), at('glorot', 22)];
  const [he30, glorot30] = [at('he', 30), at('glorot', 30)];
  const torch30 = at('torch-default', 30);
  return [
    he22 && glorot22 && bothTrain(he22, glorot22),
    he30 && glorot30 && onlyHeTrains(he30, glorot30),
    torch30 && looksAlive(torch30),
  ].filter((finding) => typeof finding === 'object');
}

type Network = DepthMeasurement['networks'][number];

function bothTrain(he: Network, glorot: Network): Finding {
  return {
    claim: {
      en: 'With 22 layers, a network learns from He’s weights and from Glorot’s, from He’s sooner (He et al. 2015, figure 2).',
      'pt-BR':
        'Com 22 camadas, uma rede aprende a partir dos pesos de He e dos de Glorot, mais cedo a partir dos de He (He et al. 2015, figura 2).',
    },
    holds: he.accuracy >= TRAINED && glorot.accuracy >= TRAINED && halfTime(he) < halfTime(glorot),
    evidence: {
      en: `Right answers: ${english.percent(he.accuracy)} from He’s weights, ${english.percent(glorot.accuracy)} from Glorot’s. The loss fell below half of ln 2 within ${times(he, 'en')} updates from He’s and ${times(glorot, 'en')} from Glorot’s.`,
      'pt-BR': `Respostas certas: ${portuguese.percent(he.accuracy)} a partir dos pesos de He, ${portuguese.percent(glorot.accuracy)} a partir dos de Glorot. A perda caiu abaixo da metade de ln 2 em até ${times(he, 'pt-BR')} atualizações a partir dos de He e ${times(glorot, 'pt-BR')} a partir dos de Glorot.`,
    },
  };
}

function onlyHeTrains(he: Network, glorot: Network): Finding {
  const last = Number(glorot.curve.at(-1)?.cost);
  return {
    claim: {
      en: 'With 30 layers, a network learns from He’s weights and stays at chance from Glorot’s (He et al. 2015, figure 3).',
      'pt-BR':
        'Com 30 camadas, uma rede aprende a partir dos pesos de He e fica no acaso a partir dos de Glorot (He et al. 2015, figura 3).',
    },
    holds: he.accuracy >= TRAINED && Math.abs(last - Math.LN2) < CHANCE,
    evidence: {
      en: `From He’s weights ${english.percent(he.accuracy)} of the answers are right. From Glorot’s the loss is ${english.decimal(last)} at the end, and ln 2 ≈ ${english.decimal(Math.LN2)} is that of tossing a coin: in a square layer Glorot’s variance is half of He’s, so the signal’s mean square halves in every layer, to ${english.decimal(lastSignal(glorot).meanSquare)} in the last hidden one.`,
      'pt-BR': `A partir dos pesos de He, ${portuguese.percent(he.accuracy)} das respostas estão certas. A partir dos de Glorot, a perda ao fim é ${portuguese.decimal(last)}, e ln 2 ≈ ${portuguese.decimal(Math.LN2)} é a do cara ou coroa: numa camada quadrada a variância de Glorot é a metade da de He, e assim a média dos quadrados do sinal cai à metade em cada camada, até ${portuguese.decimal(lastSignal(glorot).meanSquare)} na última oculta.`,
    },
  };
}

function looksAlive(network: Network): Finding {
  const { meanSquare, correlation, dead } = lastSignal(network);
  return {
    claim: {
      en: 'From PyTorch’s default weights a network of 30 layers looks alive and is not: its activations no longer depend on the sample.',
      'pt-BR':
        'A partir dos pesos padrão do PyTorch uma rede de 30 camadas parece viva e não está: suas ativações já não dependem da amostra.',
    },
    holds: Number(meanSquare) > 1e-4 && Number(correlation) > 0.9999 && dead < 1,
    evidence: {
      en: `In the last hidden layer the mean square of the activations is ${english.decimal(meanSquare)} and ${english.percent(1 - dead)} of the units answer to some sample; but the mean correlation between two samples is ${correlation}. What is left comes from the biases. At the end ${english.percent(network.accuracy)} of the answers are right.`,
      'pt-BR': `Na última camada oculta a média dos quadrados das ativações é ${portuguese.decimal(meanSquare)} e ${portuguese.percent(1 - dead)} das unidades respondem a alguma amostra; mas a correlação média entre duas amostras é ${String(correlation).replace('.', ',')}. O que resta vem dos vieses. Ao fim, ${portuguese.percent(network.accuracy)} das respostas estão certas.`,
    },
  };
}

function lastSignal({ signals }: Network): Signal {
  return signals[signals.length - 1];
}

/** The first reading at which the loss is below half of ln 2; infinite if there is none. */
function halfTime({ curve }: Network): number {
  const reading = curve.find(({ cost }) => Number(cost) < Math.LN2 / 2);
  return reading?.iteration ?? Number.POSITIVE_INFINITY;
}

function times(network: Network, language: 'en' | 'pt-BR'): string {
  return numberFormats[language].decimal(jsonNumber(halfTime(network)));
}
