import { beforeAll, describe, expect, it } from 'vitest';
import optimization from '../../src/exercises/optimization.ts';
import {
  type ExperimentResult,
  plan,
  runExperiment,
  sectionsOf,
  type TrainingMeasurement,
} from '../../src/index.ts';
import numpy from './optimization-reference.json' with { type: 'json' };

const variants = optimization.variants.filter(({ reference }) => reference !== undefined);

describe('the optimization notebook', () => {
  let result: ExperimentResult;
  beforeAll(async () => {
    result = await runExperiment(optimization);
  }, 120_000);

  const measured = (name: string): TrainingMeasurement => {
    const variant = result.variants.find((candidate) => candidate.name === name);
    if (!variant) throw new Error(`the run has no variant ${name}`);
    return variant.runs[0].measurement as TrainingMeasurement;
  };
  const batchCosts = (name: string): number[] =>
    measured(name).costs.map(({ ofLastUpdate }) => Number(ofLastUpdate));

  it.each(variants)(
    'printed for $name the costs that come out here, all six digits of all ten',
    ({ name, reference }) => {
      const printed = reference?.costs.map((cost) => cost.printed);
      expect(batchCosts(name).map((cost) => cost.toFixed(6))).toEqual(printed);
    },
  );

  it.each(variants)('computed with NumPy gives $name the same costs to 1e-14', ({ name }) => {
    const { costs } = numpy[name as keyof typeof numpy];
    const differences = batchCosts(name).map((cost, i) => Math.abs(cost / costs[i] - 1));
    expect(Math.max(...differences)).toBeLessThan(1e-14);
  });

  it.each(variants)(
    'reaches just the accuracy that it printed for $name',
    ({ name, reference }) => {
      const { train } = measured(name).accuracy;
      expect(train).toBe(numpy[name as keyof typeof numpy].accuracy);
      expect(train.toFixed(12)).toBe(reference?.accuracy.train.toFixed(12));
    },
  );

  it('begins with the same weights and mini-batches for every optimizer', () => {
    const [first, ...others] = result.variants.map(({ name }) => measured(name).curve[0]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('shows that Adam is ahead, momentum changes little, and the cost of a batch fluctuates', () => {
    expect(result.findings.map(({ holds }) => holds)).toEqual([true, true, true]);
  });

  it('has trained by Adam alone', () => {
    expect(result.variants.map(({ trained }) => trained?.count)).toEqual([0, 0, 1]);
  });

  it('is compared with the costs that it printed', async () => {
    const runs = variants.map(({ name }) => measured(name));
    const sections = await sectionsOf(plan(optimization), runs);
    const texts = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'text' ? [block.text.en] : [])),
    );
    expect(texts.filter((text) => text.includes('10 of 10 costs are the same'))).toHaveLength(3);
  });
});

describe('the optimization exercise', () => {
  const short = async (choice: Parameters<typeof runExperiment>[1]): Promise<ExperimentResult> =>
    runExperiment(optimization, { settings: { iterations: 1 }, ...choice });

  it('takes steps of averaged gradients: the first is a tenth of a plain one', async () => {
    const settings = { iterations: 1, batchSize: 300 };
    const [plain, momentum] = (await short({ settings })).variants.map(({ runs }) => {
      const { curve, finalCost } = runs[0].measurement as TrainingMeasurement;
      return Number(curve[0].cost) - Number(finalCost);
    });
    expect(momentum / plain).toBeCloseTo(0.1, 4);
  });

  it('says that a network dies when a hidden layer has fallen silent', async () => {
    const settings = { iterations: 200 };
    const { variants: runs } = await short({ seeds: [7], variants: ['adam'], settings });
    expect(runs[0].comment?.en).toMatch(/^dies: /);
  });

  it('shows that gradient descent gets there by longer steps', async () => {
    const choice = { variants: ['adam', 'faster-descent'], settings: { iterations: 1_000 } };
    const { findings } = await short(choice);
    expect(findings.map(({ holds }) => holds)).toEqual([true]);
  });

  it('finds nothing where nothing was trained', async () => {
    expect((await short({ settings: { iterations: 0 } })).findings).toEqual([]);
  });

  it('finds what the variants that were run allow', async () => {
    const { findings } = await short({ variants: ['momentum', 'gradient-descent'] });
    // A cost that was read once neither rises nor falls: one finding is not judged.
    expect(findings).toHaveLength(1);
    expect((await short({ variants: ['adam'] })).findings).toEqual([]);
  });
});
