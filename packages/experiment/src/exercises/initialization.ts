import { binaryCrossEntropyWithLogits, parameters, sgd } from '@semente/nn';
import { numpyRandom } from '@semente/random';
import type { Condition, Finding, VariantRun } from '../exercise.ts';
import { judged, measurementOf } from '../findings.ts';
import { numberFormats } from '../format.ts';
import type { Localized } from '../localized.ts';
import { type ChoiceSetting, choice, type Setting, type Values } from '../setting.ts';
import { conditionLabels, fullBatchDescent, trainAndTest } from '../training/conditions.ts';
import type { TrainingVariant } from '../training/definition.ts';
import { hiddenLayers, isSymmetric, symmetric } from '../training/faults.ts';
import type { TrainingMeasurement } from '../training/measurement.ts';
import { outcome, SEPARATED, separates } from '../training/outcome.ts';
import { planarDatasets } from '../training/planar-datasets.ts';
import { printed, type Reference } from '../training/reference.ts';
import { iterations, learningRate } from '../training/settings.ts';
import type { Data, Samples, Training } from '../training/training.ts';
import { type TrainingExercise, trainingExercise } from '../training/training-exercise.ts';
import { networkStartedBy, type WeightRule, weightRules } from '../weight-rules.ts';

type Schema = {
  readonly iterations: Setting<number>;
  readonly learningRate: Setting<number>;
  readonly dataset: ChoiceSetting<string>;
};
type Settings = Values<Schema>;

const { en: english, 'pt-BR': portuguese } = numberFormats;

const settings: Schema = {
  iterations: iterations(15_000),
  learningRate: learningRate(0.01),
  dataset: choice({
    default: 'circles',
    of: Object.keys(planarDatasets),
    description: { en: 'the data set', 'pt-BR': 'o conjunto de dados' },
  }),
};

/** What the notebook printed at every thousandth iteration, by the rule's name. */
const references: Readonly<Record<string, Reference>> = {
  zeros: printed(
    `
      0.6931471805599453 0.6931471805599453 0.6931471805599453 0.6931471805599453
      0.6931471805599453 0.6931471805599453 0.6931471805599453 0.6931471805599453
      0.6931471805599453 0.6931471805599453 0.6931471805599455 0.6931471805599453
      0.6931471805599453 0.6931471805599453 0.6931471805599453
    `,
    { every: 1_000, accuracy: { train: 0.5, test: 0.5 } },
  ),
  random: printed(
    `
      inf 0.6231412804228252 0.5979042996377857 0.5636379908147912
      0.5501412324370814 0.5444383478011093 0.5374380799952517 0.47560831443144236
      0.39780215233411886 0.39347201638372875 0.3920273055562081 0.3892727039688806
      0.386161047977093 0.3849881861838211 0.3827918021864143
    `,
    { every: 1_000, accuracy: { train: 0.83, test: 0.86 } },
  ),
  he: printed(
    `
      0.8830537463419761 0.6879825919728063 0.6751286264523371 0.6526117768893807
      0.6082958970572938 0.5304944491717495 0.4138645817071794 0.3117803464844441
      0.23696215330322562 0.18597287209206836 0.1501555628037181 0.12325079292273544
      0.09917746546525937 0.08457055954024276 0.07357895962677366
    `,
    { every: 1_000, accuracy: { train: 0.9933333333333333, test: 0.96 } },
  ),
};

const layers = [2, 10, 5, 1];
const seeds = { train: 1, test: 2 };
const samples = { train: 300, test: 100 };

/**
 * How the initial weights decide whether a network learns: the initialization notebook of the
 * deeplearning.ai course "Improving Deep Neural Networks", with its data, seeds and schemes.
 */
const initialization: TrainingExercise<Schema> = trainingExercise({
  name: 'initialization',
  title: {
    en: 'How initial weights decide whether a network learns',
    'pt-BR': 'Como os pesos iniciais decidem se uma rede aprende',
  },
  question: {
    en: 'The same network is trained on the same points for the same number of iterations; only the weights it starts from differ. From which of them does it learn to separate the two classes, and what goes wrong with the others?',
    'pt-BR':
      'A mesma rede é treinada com os mesmos pontos e o mesmo número de iterações; só mudam os pesos de onde ela parte. A partir de quais deles ela aprende a separar as duas classes, e o que dá errado com os outros?',
  },
  seed: 3,
  settings,
  variants: weightRules.map((rule) => ({
    name: rule.name,
    title: rule.title,
    rule: rule.rule,
    ...(rule.name in references && { reference: references[rule.name] }),
    training: (chosen: Settings, seed: number, points: Data) => network(rule, chosen, seed, points),
  })),
  defaultVariants: ['zeros', 'random', 'he'],
  costEvery: 1_000,
  conditions,
  data,
  hasTrained: separates,
  comment,
  findings,
});

export default initialization;

/** The notebook's network. One random source feeds all layers in order, as its seed does. */
function network(
  rule: WeightRule,
  chosen: Settings,
  seed: number,
  { train: { x } }: Data,
): Training {
  const model = networkStartedBy(rule, layers, { x, random: numpyRandom(seed) });
  return {
    model,
    optimizer: sgd(parameters(model), { learningRate: chosen.learningRate }),
    loss: (points, labels) =>
      binaryCrossEntropyWithLogits(model(points, 'training').squeeze(1), labels),
  };
}

/** 300 points to train on and 100 to test on, drawn from the notebook's two seeds. */
async function data({ dataset }: Settings): Promise<Data> {
  const { load, noise } = planarDatasets[dataset];
  const part = (name: 'train' | 'test'): Promise<Samples> =>
    load({ samples: samples[name], noise, random: numpyRandom(seeds[name]) });
  return { train: await part('train'), test: await part('test') };
}

function conditions(chosen: Settings): readonly Condition[] {
  const { title, noise } = planarDatasets[chosen.dataset];
  const label = conditionLabels;
  return [
    { label: label.dataset, value: title },
    { label: label.points, value: trainAndTest(samples) },
    { label: label.dataSeeds, value: trainAndTest(seeds) },
    { label: label.noise, value: noise },
    { label: label.layers, value: layers.join(' – ') },
    { label: label.activation, value: 'ReLU' },
    fullBatchDescent,
    { label: label.learningRate, value: chosen.learningRate },
    { label: label.iterations, value: chosen.iterations },
    { label: label.dtype, value: 'float64' },
  ];
}

function comment(measurement: TrainingMeasurement, chosen: Settings): Localized {
  return outcome(measurement, chosen.iterations, isSymmetric(measurement) ? symmetric : null);
}

/** What was not run is not spoken of, and without training only what the initial weights show. */
function findings(
  runs: readonly VariantRun<TrainingVariant<Schema>, TrainingMeasurement>[],
  chosen: Settings,
): readonly Finding[] {
  const [fromZeros, fromLarge, fromHe] = ['zeros', 'random', 'he'].map((name) =>
    measurementOf(runs, name),
  );
  const isTrained = chosen.iterations > 0;
  return judged([
    isTrained && fromZeros && zerosStaySymmetric(fromZeros),
    fromLarge && largeWeightsAreCertain(fromLarge),
    isTrained && fromLarge && fromHe && largeWeightsTrainSlowly(fromLarge, fromHe, chosen),
    isTrained && fromHe && heSeparates(fromHe, chosen),
  ]);
}

function zerosStaySymmetric(fromZeros: TrainingMeasurement): Finding {
  const { curve, finalCost: last, accuracy } = fromZeros;
  const [{ cost: first }] = curve;
  const isAtChance = Math.abs(Number(last) - Math.LN2) < 1e-6;
  const ranks = weightRanksOf(fromZeros);
  return {
    claim: {
      en: 'If all weights start at zero, every hidden unit stays the same as its neighbour, and the network does no better than chance.',
      'pt-BR':
        'Se todos os pesos começam em zero, cada unidade oculta permanece igual à sua vizinha, e a rede não se sai melhor que o acaso.',
    },
    holds: isSymmetric(fromZeros) && isAtChance && accuracy.train === 0.5,
    evidence: {
      en: `Distinct units in the hidden layers, before → after training: ${distinctUnitsOf(fromZeros, 'of')}. Rank of each layer’s weights: ${ranks}. The cost went from ${english.decimal(first)} to ${english.decimal(last)}, and tossing a coin costs ln 2 ≈ ${english.decimal(Math.LN2)}; ${english.percent(accuracy.train)} of the training points are right.`,
      'pt-BR': `Unidades distintas nas camadas ocultas, antes → depois do treinamento: ${distinctUnitsOf(fromZeros, 'de')}. Posto dos pesos de cada camada: ${ranks}. O custo foi de ${portuguese.decimal(first)} a ${portuguese.decimal(last)}, e decidir no cara ou coroa custa ln 2 ≈ ${portuguese.decimal(Math.LN2)}; ${portuguese.percent(accuracy.train)} dos pontos de treino estão certos.`,
    },
  };
}

function largeWeightsAreCertain({ costs }: TrainingMeasurement): Finding {
  const [{ fromProbabilities, fromLogits }] = costs;
  return {
    claim: {
      en: 'Large weights make the network certain before it has learned anything. Where it is certain and wrong, a cost computed from the probability takes log 0 and is infinite; computed from the logit, the same cost is finite.',
      'pt-BR':
        'Pesos grandes dão certeza à rede antes que ela aprenda qualquer coisa. Onde ela tem certeza e erra, um custo calculado a partir da probabilidade toma log 0 e é infinito; calculado a partir do logit, o mesmo custo é finito.',
    },
    holds: fromProbabilities === 'Infinity' && typeof fromLogits === 'number',
    evidence: {
      en: `At iteration 0 the cost is ${english.decimal(fromProbabilities)} from the probabilities and ${english.decimal(fromLogits)} from the logits.`,
      'pt-BR': `Na iteração 0 o custo é ${portuguese.decimal(fromProbabilities)} a partir das probabilidades e ${portuguese.decimal(fromLogits)} a partir dos logits.`,
    },
  };
}

function largeWeightsTrainSlowly(
  fromLarge: TrainingMeasurement,
  fromHe: TrainingMeasurement,
  chosen: Settings,
): Finding {
  const outcome = outcomeOf(fromLarge, chosen);
  return {
    claim: {
      en: 'From large weights training is slow: after the same number of iterations the cost is higher than from He’s weights, and the classes are not separated.',
      'pt-BR':
        'A partir de pesos grandes o treinamento é lento: após o mesmo número de iterações o custo é maior que a partir dos pesos de He, e as classes não estão separadas.',
    },
    holds: Number(fromLarge.finalCost) > Number(fromHe.finalCost) && !separates(fromLarge),
    evidence: {
      en: `${outcome.en} From He’s weights the cost is ${english.decimal(fromHe.finalCost)}.`,
      'pt-BR': `${outcome['pt-BR']} A partir dos pesos de He o custo é ${portuguese.decimal(fromHe.finalCost)}.`,
    },
  };
}

function heSeparates(fromHe: TrainingMeasurement, chosen: Settings): Finding {
  const outcome = outcomeOf(fromHe, chosen);
  return {
    claim: {
      en: 'From He’s weights, random and scaled to each layer’s number of inputs, the network learns to separate the classes.',
      'pt-BR':
        'A partir dos pesos de He, aleatórios e na escala do número de entradas de cada camada, a rede aprende a separar as classes.',
    },
    holds: separates(fromHe),
    evidence: {
      en: `${outcome.en} Distinct units in the hidden layers, before → after training: ${distinctUnitsOf(fromHe, 'of')}.`,
      'pt-BR': `${outcome['pt-BR']} Unidades distintas nas camadas ocultas, antes → depois do treinamento: ${distinctUnitsOf(fromHe, 'de')}.`,
    },
  };
}

/** Where training led, and what counts as separated. */
function outcomeOf(
  { curve, finalCost, accuracy }: TrainingMeasurement,
  chosen: Settings,
): Localized {
  const [{ cost: first }] = curve;
  const { train, test } = accuracy;
  return {
    en: `By iteration ${english.count(chosen.iterations)} the cost went from ${english.decimal(first)} to ${english.decimal(finalCost)}. ${english.percent(train)} of the training points and ${english.percent(test)} of the test points are right; at ${english.percent(SEPARATED)} of each or more, the classes count as separated.`,
    'pt-BR': `Até a iteração ${portuguese.count(chosen.iterations)} o custo foi de ${portuguese.decimal(first)} a ${portuguese.decimal(finalCost)}. ${portuguese.percent(train)} dos pontos de treino e ${portuguese.percent(test)} dos pontos de teste estão certos; a partir de ${portuguese.percent(SEPARATED)} em cada conjunto, as classes contam como separadas.`,
  };
}

/** `1 → 1 of 10` for each hidden layer. */
function distinctUnitsOf({ layers }: TrainingMeasurement, of: string): string {
  return hiddenLayers(layers.before)
    .map(({ distinctUnits, weightShape: [units] }, i) => {
      return `${distinctUnits} → ${layers.after[i].distinctUnits} ${of} ${units}`;
    })
    .join(', ');
}

/** `10 → 1` for each layer. */
function weightRanksOf({ layers }: TrainingMeasurement): string {
  return layers.before
    .map(({ weightRank }, i) => `${weightRank} → ${layers.after[i].weightRank}`)
    .join(', ');
}
