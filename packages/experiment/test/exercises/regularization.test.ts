import { beforeAll, describe, expect, it } from 'vitest';
import regularization from '../../src/exercises/regularization.ts';
import {
  type ExperimentResult,
  plan,
  runExperiment,
  sectionsOf,
  type TrainingMeasurement,
  type VariantResult,
} from '../../src/index.ts';

const short = (choice: Parameters<typeof runExperiment>[1]): Promise<ExperimentResult> =>
  runExperiment(regularization, { settings: { iterations: 20 }, ...choice });
const measured = ({ runs }: VariantResult): TrainingMeasurement =>
  runs[0].measurement as TrainingMeasurement;

describe('regularization, after a third of its iterations', () => {
  let result: ExperimentResult;
  beforeAll(async () => {
    result = await runExperiment(regularization, { settings: { iterations: 10_000 } });
  }, 60_000);

  it('confirms every finding', () => {
    expect(result.findings.map(({ holds }) => holds)).toEqual(Array(5).fill(true));
  });

  it('says which network overfits', () => {
    expect(result.variants.map(({ comment }) => comment?.en.split(':')[0])).toEqual([
      'overfits',
      'generalizes',
      'overfits',
    ]);
  });

  it('reports no cost that the regularizers make incomparable', () => {
    const names = ['trainAccuracy', 'testAccuracy', 'trainCost', 'testCost', 'weightNorm'];
    expect(result.metrics.map(({ name }) => name)).toEqual(names);
  });

  it('is compared with no notebook, whose data are not public', async () => {
    const sections = await sectionsOf(plan(regularization), result.variants.map(measured));
    expect(sections.map(({ heading }) => heading.en)).toEqual(['Figures', 'Layer by layer']);
  });
});

describe('the variants of regularization', () => {
  it('begin with the same weights', async () => {
    const [none, ...others] = (await short({})).variants.map((variant) =>
      measured(variant).layers.before.map(({ weight }) => weight),
    );
    for (const weights of others) expect(weights).toEqual(none);
  });

  it('add λ/2m · Σ w² to the loss and nothing to the cost', async () => {
    const settings = { iterations: 0, lambda: 2 };
    const [none, l2] = (await short({ variants: ['none', 'l2'], settings })).variants;
    const norm = Number(l2.metrics.weightNorm.median);
    const penalty = Number(measured(l2).finalCost) - Number(measured(none).finalCost);
    expect(penalty).toBeCloseTo((2 / (2 * 200)) * norm * norm, 12);
    expect(measured(l2).evaluatedCost).toEqual(measured(none).evaluatedCost);
  });

  it('drop nothing in evaluation, nor where everything is kept', async () => {
    const settings = { iterations: 20, keepProbability: 1 };
    const [none, dropout] = (await short({ variants: ['none', 'dropout'], settings })).variants;
    expect(measured(dropout).evaluatedCost).toEqual(measured(none).evaluatedCost);
    const dropping = (await short({ variants: ['dropout'] })).variants[0];
    expect(measured(dropping).evaluatedCost).not.toEqual(measured(none).evaluatedCost);
    expect(measured(dropping).finalCost).not.toBe(measured(dropping).evaluatedCost.train);
  });

  it('give the same result, compiled or not', async () => {
    const choice = { settings: { iterations: 20 } };
    const [compiled, eager] = await Promise.all(
      [true, false].map((isCompiled) => runExperiment(regularization, choice, { isCompiled })),
    );
    expect(eager).toEqual(compiled);
  });

  it('are spoken of where they were run and trained alone', async () => {
    expect((await short({ settings: { iterations: 0 } })).findings).toEqual([]);
    expect((await short({ variants: ['l2'] })).findings).toEqual([]);
    expect((await short({ variants: ['l2', 'dropout'] })).findings).toHaveLength(1);
    expect((await short({ variants: ['none'] })).findings).toHaveLength(1);
  });
});
