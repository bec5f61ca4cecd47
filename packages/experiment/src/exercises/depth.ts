import { spirals } from '@semente/datasets';
import { binaryCrossEntropyWithLogits, parameters, type Sequential, sgd } from '@semente/nn';
import { type Random, seededRandom } from '@semente/random';
import type { Tensor } from '@semente/tensor';
import type { Exercise, Finding, RunContext, Variant, VariantRun } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import type { Localized } from '../localized.ts';
import { accuracy } from '../measure/predictions.ts';
import { listOf, type Setting, type Values, wholeNumbers } from '../setting.ts';
import { type DeepNetwork, fixupNetwork, plainNetwork } from '../signals/deep-network.ts';
import { depthSections } from '../signals/depth-sections.ts';
import type { DepthMeasurement, NetworkMeasurement } from '../signals/measurement.ts';
import { gradientSizes, propagate, type Signal } from '../signals/propagation.ts';
import { trainInBatches } from '../signals/train.ts';
import { conditionLabels } from '../training/conditions.ts';
import { logits } from '../training/evaluate.ts';
import { planarDatasets } from '../training/planar-datasets.ts';
import { iterations, learningRate } from '../training/settings.ts';
import type { Samples } from '../training/training.ts';
import { type WeightRule, weightRulesNamed } from '../weight-rules.ts';

type Schema = {
  readonly depths: Setting<readonly number[]>;
  readonly iterations: Setting<number>;
  readonly learningRate: Setting<number>;
};
type Settings = Values<Schema>;

interface DepthVariant extends Variant {
  network(parts: DeepNetwork): Sequential;
}

const WIDTH = 64;
const SAMPLES = 1_000;
const BATCH = 50;

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
  iterations: iterations(1_000),
  learningRate: learningRate(0.01),
};

const variants: readonly DepthVariant[] = [
  ...weightRulesNamed('he', 'glorot', 'lecun', 'torch-default', 'orthogonal', 'lsuv').map(plain),
  {
    name: 'fixup',
    title: { en: 'Fixup (residual)', 'pt-BR': 'Fixup (residual)' },
    // In each of L residual branches.
    rule: 'x + W_2\\,\\varphi(L^{-1/2}\\, W_1 x),\\ W_2 = 0',
    network: fixupNetwork,
  },
  ...weightRulesNamed('random', 'small').map(plain),
];

function plain(rule: WeightRule): DepthVariant {
  const { name, title, rule: formula } = rule;
  return { name, title, rule: formula, network: (parts) => plainNetwork(rule, parts) };
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
    en: 'Deep networks of rectified linear units start from different weights. What is left of a signal after all their layers, what is left of a gradient, and how deep can a network be and still learn?',
    'pt-BR':
      'Redes profundas de unidades lineares retificadas partem de pesos diferentes. O que resta de um sinal depois de todas as camadas, o que resta de um gradiente, e quão profunda uma rede pode ser e ainda aprender?',
  },
  seed: 4,
  settings,
  variants,
  conditions: (chosen) => [
    { label: conditionLabels.dataset, value: planarDatasets.spirals.title },
    { label: conditionLabels.points, value: SAMPLES },
    {
      label: { en: 'Layers with weights', 'pt-BR': 'Camadas com pesos' },
      value: chosen.depths.join(', '),
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
    { label: conditionLabels.learningRate, value: chosen.learningRate },
    { label: conditionLabels.iterations, value: chosen.iterations },
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
  sections: ({ variants: runs }) => depthSections(runs),
};
export default depth;

function networkOf({ networks }: DepthMeasurement, layers: number): NetworkMeasurement {
  return networks.find((network) => network.depth === layers) ?? networks[0];
}

function measure(
  { network }: DepthVariant,
  chosen: Settings,
  { seed, compile, onProgress }: RunContext,
): DepthMeasurement {
  const { depths } = chosen;
  const points = spirals({ samples: SAMPLES, turns: 0.5, random: seededRandom(1) });
  const samples = { x: points.x.asType('float32'), y: points.y.asType('float32') };
  const networks = depths.map((layers, i) => {
    const random = seededRandom(seed);
    const model = network({ depth: layers, width: WIDTH, random, batch: samples.x });
    const measured = measureNetwork({ model, random, samples }, chosen, {
      compile,
      onProgress: (share, cost) => onProgress((i + share) / depths.length, cost),
    });
    return { depth: layers, ...measured };
  });
  return { networks };
}

interface Start {
  readonly model: Sequential;
  readonly random: Random;
  readonly samples: Samples;
}

/** What the network makes of signals and gradients, and how it then trains. */
function measureNetwork(
  { model, random, samples }: Start,
  chosen: Settings,
  context: Pick<RunContext, 'compile' | 'onProgress'>,
): Omit<NetworkMeasurement, 'depth'> {
  const { x, y } = samples;
  const optimizer = sgd(parameters(model), { learningRate: chosen.learningRate });
  const loss = (input: Tensor, labels: Tensor): Tensor =>
    binaryCrossEntropyWithLogits(model(input, 'training').squeeze(1), labels);
  const signals = propagate(model, x);
  loss(x, y).backward();
  const gradients = gradientSizes(model);
  optimizer.zeroGrad();
  const training = { optimizer, loss, random, iterations: chosen.iterations, batchSize: BATCH };
  const curve = trainInBatches(training, samples, context);
  const predicted = logits(model, x).greater(0).toTypedArray();
  return { signals, gradients, curve, accuracy: accuracy(predicted, y.toTypedArray()) };
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
  chosen: Settings,
): readonly Finding[] {
  const at = (name: string, layers: number): NetworkMeasurement | undefined =>
    measurementOf(runs, name)?.networks.find((network) => network.depth === layers);
  if (chosen.iterations === 0) return [];
  const [he22, glorot22] = [at('he', 22), at('glorot', 22)];
  const [he30, glorot30] = [at('he', 30), at('glorot', 30)];
  const torch30 = at('torch-default', 30);
  return judged([
    he22 && glorot22 && bothTrain(he22, glorot22),
    he30 && glorot30 && onlyHeTrains(he30, glorot30),
    torch30 && looksAlive(torch30),
  ]);
}

function bothTrain(he: NetworkMeasurement, glorot: NetworkMeasurement): Finding {
  return {
    claim: {
      en: 'With 22 layers, a network learns from He’s weights and from Glorot’s, from He’s sooner (He et al. 2015, figure 2).',
      'pt-BR':
        'Com 22 camadas, uma rede aprende a partir dos pesos de He e dos de Glorot, mais cedo a partir dos de He (He et al. 2015, figura 2).',
    },
    holds: he.accuracy >= TRAINED && glorot.accuracy >= TRAINED && halfTime(he) < halfTime(glorot),
    evidence: {
      en: `Right answers: ${english.percent(he.accuracy)} from He’s weights, ${english.percent(glorot.accuracy)} from Glorot’s. The loss fell below half of ln 2 ${halfTimeText(he).en} from He’s and ${halfTimeText(glorot).en} from Glorot’s.`,
      'pt-BR': `Respostas certas: ${portuguese.percent(he.accuracy)} a partir dos pesos de He, ${portuguese.percent(glorot.accuracy)} a partir dos de Glorot. A perda caiu abaixo da metade de ln 2 ${halfTimeText(he)['pt-BR']} a partir dos de He e ${halfTimeText(glorot)['pt-BR']} a partir dos de Glorot.`,
    },
  };
}

function onlyHeTrains(he: NetworkMeasurement, glorot: NetworkMeasurement): Finding {
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

function looksAlive(network: NetworkMeasurement): Finding {
  const { meanSquare, correlation, dead } = lastSignal(network);
  return {
    claim: {
      en: 'From PyTorch’s default weights a network of 30 layers looks alive and is not: its activations no longer depend on the sample.',
      'pt-BR':
        'A partir dos pesos padrão do PyTorch uma rede de 30 camadas parece viva e não está: suas ativações já não dependem da amostra.',
    },
    holds: Number(meanSquare) > 1e-4 && Number(correlation) > 0.9999 && dead < 1,
    evidence: {
      en: `In the last hidden layer the mean square of the activations is ${english.decimal(meanSquare)} and ${english.percent(1 - dead)} of the units answer to some sample; but the mean correlation between two samples is only ${english.short(1 - Number(correlation))} short of 1. What is left comes from the biases. At the end ${english.percent(network.accuracy)} of the answers are right.`,
      'pt-BR': `Na última camada oculta a média dos quadrados das ativações é ${portuguese.decimal(meanSquare)} e ${portuguese.percent(1 - dead)} das unidades respondem a alguma amostra; mas a correlação média entre duas amostras fica a apenas ${portuguese.short(1 - Number(correlation))} de 1. O que resta vem dos vieses. Ao fim, ${portuguese.percent(network.accuracy)} das respostas estão certas.`,
    },
  };
}

function lastSignal({ signals }: NetworkMeasurement): Signal {
  return signals[signals.length - 1];
}

/** The first reading at which the loss is below half of ln 2; infinite if there is none. */
function halfTime({ curve }: NetworkMeasurement): number {
  const reading = curve.find(({ cost }) => Number(cost) < Math.LN2 / 2);
  return reading?.iteration ?? Number.POSITIVE_INFINITY;
}

function halfTimeText(network: NetworkMeasurement): Localized {
  const updates = halfTime(network);
  if (updates === Number.POSITIVE_INFINITY) return { en: 'never', 'pt-BR': 'nunca' };
  return {
    en: `within ${english.count(updates)} updates`,
    'pt-BR': `em até ${portuguese.count(updates)} atualizações`,
  };
}
