import type {
  Boundary,
  ExperimentResult,
  JsonNumber,
  LayerMeasurement,
  Localized,
  Points,
  Summary,
  VariantResult,
} from '@semente/experiment';

/**
 * A made-up result with everything a report has to cope with: a scheme that learns nothing, one
 * whose cost starts infinite, one that learns; names that no real exercise uses; characters that
 * Markdown and XML give a meaning to.
 */
export function fabricatedResult(changes: Partial<ExperimentResult> = {}): ExperimentResult {
  return {
    exercise: {
      name: 'made-up',
      title: both('A made-up exercise', 'Um exercício inventado'),
      question: both('Does the rule `a | b` matter?', 'A regra `a | b` importa?'),
    },
    conditions: {
      dataset: 'rings',
      trainSamples: 60,
      testSamples: 20,
      noise: 0.05,
      dataSeeds: { train: 11, test: 12 },
      layers: [2, 10, 5, 1],
      activation: both('bends', 'dobra'),
      optimizer: both('gradient descent', 'descida do gradiente'),
      dtype: 'float64',
      iterations: 3000,
      learningRate: 0.01,
      seed: 7,
      costEvery: 1000,
    },
    data: { train: rings(60), test: rings(20) },
    variants: [flat, wild, steady],
    findings: [
      {
        claim: both('The flat scheme stays flat.', 'O esquema plano fica plano.'),
        holds: true,
        evidence: both('Its rank is 0 | 0.', 'O posto é 0 | 0.'),
      },
      {
        claim: both('The wild scheme is best.', 'O esquema bravo é o melhor.'),
        holds: false,
        evidence: both('It ends at 0.38.', 'Termina em 0,38.'),
      },
    ],
    ...changes,
  };
}

const chance = Math.LN2;

const flat: VariantResult = variant({
  name: 'flat',
  title: both('Flat', 'Plano'),
  rule: 'w = 0',
  cost: () => chance,
  logit: () => 0,
  size: [0, 0],
  reference: {
    costs: [
      { iteration: 0, printed: '0.6931471805599453' },
      { iteration: 1000, printed: '0.6931471805599453' },
    ],
    accuracy: { train: 0.5, test: 0.5 },
  },
});

const wild: VariantResult = variant({
  name: 'wild',
  title: both('Wild & < large', 'Bravo & < grande'),
  rule: 'w \\sim 10 \\, |N(0, 1)|',
  cost: (progress) => 0.38 + 130 * Math.max(0, 1 - 10 * progress),
  firstFromProbabilities: 'Infinity',
  logit: (x, y) => 12 * (x + y * y),
  size: [80, 40],
  reference: {
    costs: [
      { iteration: 0, printed: 'inf' },
      { iteration: 1000, printed: '0.381' },
    ],
    accuracy: { train: 0.83, test: 0.86 },
  },
});

const steady: VariantResult = variant({
  name: 'steady',
  title: both('Steady', 'Firme'),
  rule: 'w \\sim N(0, 2 / n)',
  cost: (progress) => 0.07 + 0.8 * (1 - progress) ** 3,
  logit: (x, y) => 30 * (0.9 - Math.hypot(x, y)),
  size: [0.8, 1.6],
  reference: null,
});

interface Sketch {
  readonly name: string;
  readonly title: Localized;
  readonly rule: string;
  /** The cost at a share of the training, from 0 to 1. */
  readonly cost: (progress: number) => number;
  readonly firstFromProbabilities?: JsonNumber;
  readonly logit: (x: number, y: number) => number;
  /** The spread of activations before and after training. */
  readonly size: readonly [number, number];
  readonly reference: VariantResult['reference'];
}

function variant(sketch: Sketch): VariantResult {
  const { name, title, rule, cost, firstFromProbabilities, logit, size, reference } = sketch;
  const accuracy = { train: 1 - cost(1) / 1.5, test: 1 - cost(1) / 1.4 };
  return {
    name,
    title,
    rule,
    curve: range(31).map((i) => ({ iteration: 100 * i, cost: cost(i / 30) })),
    costs: range(3).map((i) => ({
      iteration: 1000 * i,
      fromProbabilities: i === 0 ? (firstFromProbabilities ?? cost(0)) : cost(i / 3),
      fromLogits: cost(i / 3),
    })),
    finalCost: cost(1),
    accuracy,
    predictions: { train: range(60).map(() => 1), test: range(20).map(() => 0) },
    layers: { before: layers(size[0]), after: layers(size[1]) },
    boundary: grid(logit),
    comment: both(`ends at | ${cost(1)}`, `termina em | ${cost(1)}`),
    reference,
  };
}

function layers(size: number): readonly LayerMeasurement[] {
  return [[10, 2] as const, [5, 10] as const, [1, 5] as const].map(([rows, columns], index) => ({
    name: `layer ${index + 1}`,
    weightShape: [rows, columns],
    weightRank: size === 0 ? 0 : Math.min(rows, columns),
    distinctUnits: size === 0 ? 1 : rows,
    activation: summary(index === 2 ? 1 : size * (index + 1), index === 2 ? 0.5 : 0),
    weightGradient: summary(size / (3 - index) / 10, 0),
    shareOfZeros: index === 2 ? 0 : size === 0 ? 1 : 0.5,
  }));
}

function summary(size: number, constant: number): Summary {
  if (size === 0 || size === 1) {
    const edges = [constant - 0.5, constant + 0.5];
    return {
      mean: constant,
      standardDeviation: 0,
      rootMeanSquare: constant,
      histogram: { edges, counts: [60] },
    };
  }
  return {
    mean: size / 2,
    standardDeviation: size / 2,
    rootMeanSquare: size,
    histogram: {
      edges: range(21).map((i) => (i / 20) * 3 * size),
      counts: range(20).map((i) => Math.round(60 * Math.exp(-i / 3))),
    },
  };
}

function grid(logit: (x: number, y: number) => number): Boundary {
  const points = range(31).map((i) => -1.5 + i / 10);
  return {
    xRange: [-1.5, 1.5],
    yRange: [-1.5, 1.5],
    columns: points.length,
    rows: points.length,
    logits: points.flatMap((y) => points.map((x) => logit(x, y))),
  };
}

/** Points that alternate between a unit circle (label 0) and a smaller one inside (label 1). */
function rings(samples: number): Points {
  const angles = range(samples).map((i) => (2 * Math.PI * i) / samples);
  return {
    x: angles.map((angle, i) => {
      const radius = i % 2 === 0 ? 1 : 0.8;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
    y: angles.map((_, i) => i % 2),
  };
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i);
}

function both(english: string, portuguese: string): Localized {
  return { en: english, 'pt-BR': portuguese };
}
