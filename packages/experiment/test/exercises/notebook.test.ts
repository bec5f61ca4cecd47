import { heNormal, type Initializer, type Linear, linear, normal, zeros } from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { tensor } from '@semente/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import initialization from '../../src/exercises/initialization.ts';
import { type ExperimentResult, runExperiment, type TrainingMeasurement } from '../../src/index.ts';
import notebook from './notebook.json' with { type: 'json' };

const schemes = [
  { name: 'zeros', weight: zeros(), printed: notebook.schemes.zeros },
  { name: 'random', weight: normal({ standardDeviation: 10 }), printed: notebook.schemes.random },
  { name: 'he', weight: heNormal(), printed: notebook.schemes.he },
] as const;

describe('initial weights', () => {
  const asPrinted = (values: ArrayLike<number>): number[] =>
    Array.from(values, (value) => Number(value.toFixed(8)));

  /** The notebook prints them for networks smaller than the one it trains. */
  const smallNetwork = ([inputs, hidden, outputs]: number[], weight: Initializer): Linear[] => {
    const random = numpyRandom(3);
    return [
      linear(inputs, hidden, { weight, random }),
      linear(hidden, outputs, { weight, random }),
    ];
  };

  it.each(schemes)('of $name are all as printed', ({ weight, printed: { initial } }) => {
    const [first, second] = smallNetwork(initial.layers, weight);
    expect(asPrinted(first.weight.toTypedArray())).toEqual(initial.W1.flat());
    expect(asPrinted(first.bias.toTypedArray())).toEqual(initial.b1.flat());
    expect(asPrinted(second.weight.toTypedArray())).toEqual(initial.W2.flat());
    expect(asPrinted(second.bias.toTypedArray())).toEqual(initial.b2.flat());
  });

  it.each(schemes)('of $name in the exercise come from the same draws', ({ name, weight }) => {
    const x = tensor([[0, 0]]);
    const data = { train: { x, y: tensor([0]) }, test: { x, y: tensor([0]) } };
    const variant = initialization.variants.find((candidate) => candidate.name === name);
    const settings = { iterations: 1, learningRate: 0.01, dataset: 'circles' } as const;
    const layers = variant
      ?.training(settings, 3, data)
      .model.layers.filter((layer) => 'weight' in layer);
    const random = numpyRandom(3);
    const expected = [
      linear(2, 10, { weight, random }),
      linear(10, 5, { weight, random }),
      linear(5, 1, { weight, random }),
    ];
    const weights = (all: readonly object[] | undefined): unknown[] | undefined =>
      all?.map((layer) => (layer as Linear).weight.toArray());
    expect(weights(layers)).toEqual(weights(expected));
  });
});

describe('training for 15,000 iterations', () => {
  let result: ExperimentResult;
  beforeAll(async () => {
    result = await runExperiment(initialization);
  }, 900_000);

  const variantOf = (name: string): TrainingMeasurement => {
    const variant = result.variants.find((candidate) => candidate.name === name);
    if (!variant) throw new Error(`the run has no variant ${name}`);
    return variant.runs[0].measurement as TrainingMeasurement;
  };

  /** The largest |ours / printed − 1| of the costs that the notebook printed as numbers. */
  const largestDifference = (name: string, printed: readonly string[]): number => {
    const { costs } = variantOf(name);
    expect(costs.map(({ iteration }) => iteration)).toEqual(printed.map((_, i) => 1_000 * i));
    const differences = printed.map((cost, i) =>
      cost === 'inf' ? 0 : Math.abs(Number(costs[i].fromProbabilities) / Number(cost) - 1),
    );
    return Math.max(...differences);
  };

  it('gives all fifteen costs from He weights to 1e-12', () => {
    expect(largestDifference('he', notebook.schemes.he.cost)).toBeLessThan(1e-12);
  });

  it('gives all fifteen costs from zeros to 1e-15', () => {
    expect(largestDifference('zeros', notebook.schemes.zeros.cost)).toBeLessThan(1e-15);
  });

  it('gives an infinite first cost from large weights, and the others to 2%', () => {
    expect(variantOf('random').costs[0].fromProbabilities).toBe('Infinity');
    expect(largestDifference('random', notebook.schemes.random.cost)).toBeLessThan(0.02);
  });

  it.each([
    ['zeros', notebook.schemes.zeros.trainPredictions],
    ['random', notebook.schemes.random.trainPredictions],
  ])('predicts all 300 training labels from %s as printed', (name, printed) => {
    expect(variantOf(name).predictions.train.join('')).toBe(printed);
  });

  it.each(schemes)('reaches exactly the printed accuracies from $name', ({ name, printed }) => {
    expect(variantOf(name).accuracy).toEqual(printed.accuracy);
  });

  it.each(schemes)('has what the notebook printed for $name beside it', ({ name, printed }) => {
    const reference = initialization.variants.find((variant) => variant.name === name)?.reference;
    expect(reference?.accuracy).toEqual(printed.accuracy);
    expect(reference?.costs).toEqual(
      printed.cost.map((cost, i) => ({ iteration: 1_000 * i, printed: cost })),
    );
  });

  it('gives a finite first cost from large weights where the logits are used', () => {
    expect(variantOf('random').costs[0].fromLogits).toBeCloseTo(1773.58595493698, 9);
  });

  it('confirms every finding', () => {
    expect(result.findings.map(({ holds }) => holds)).toEqual([true, true, true, true]);
  });

  it('comments on each variant by what it measured', () => {
    expect(result.variants.map(({ comment }) => comment?.en)).toEqual([
      'fails to break symmetry: the units of each hidden layer stay equal',
      expect.stringMatching(/^slow: the cost is still 0\.38\d+ at iteration 15,000$/),
      'separates the classes',
    ]);
  });

  it('leaves no weight but 0 in the network that started from zeros', () => {
    const { before, after } = variantOf('zeros').layers;
    for (const layer of [...before, ...after]) {
      expect([layer.weightRank, layer.distinctUnits]).toEqual([0, 1]);
      expect(layer.weightGradient.rootMeanSquare).toBe(0);
    }
  });
});
