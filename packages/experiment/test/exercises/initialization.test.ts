import * as nn from '@semente/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import initialization from '../../src/exercises/initialization.ts';
import {
  type Finding,
  type LayerMeasurement,
  runExperiment,
  type TrainingMeasurement,
} from '../../src/index.ts';
import { weightRules } from '../../src/weight-rules.ts';

interface Run extends TrainingMeasurement {
  readonly name: string;
}

let [zeros, random, he]: Run[] = [];
beforeAll(async () => {
  const { variants } = await runExperiment(initialization, { settings: { iterations: 2 } });
  [zeros, random, he] = variants.map(({ name, runs: [{ measurement }] }) => {
    return { name, ...(measurement as TrainingMeasurement) };
  });
});

const settings = { iterations: 2, learningRate: 0.01, dataset: 'circles' } as const;
const findings = (...runs: Run[]): readonly Finding[] =>
  initialization.findings(runs.map(asVariantRun), settings);
const asVariantRun = (run: Run): Parameters<typeof initialization.findings>[0][number] => {
  const variant = initialization.variants.find(({ name }) => name === run.name);
  if (variant === undefined) throw new Error(`there is no variant ${run.name}`);
  return { variant, measurement: run };
};
const holds = (...runs: Run[]): boolean[] => findings(...runs).map((finding) => finding.holds);

/** The variant as if its hidden units had come apart. */
const withDistinctUnits = (variant: Run, distinctUnits: number): Run => {
  const changed = (layers: readonly LayerMeasurement[]): LayerMeasurement[] =>
    layers.map((layer) => ({ ...layer, distinctUnits }));
  const { before, after } = variant.layers;
  return { ...variant, layers: { before, after: changed(after) } };
};

describe('findings', () => {
  it('speak of the variants that were run alone', () => {
    expect(findings()).toEqual([]);
    expect(findings(zeros)).toHaveLength(1);
    expect(findings(random)).toHaveLength(1);
    expect(findings(he)).toHaveLength(1);
    expect(findings(zeros, he, random)).toHaveLength(4);
  });

  it('speak of no training where there was none', async () => {
    const untrained = await runExperiment(initialization, { settings: { iterations: 0 } });
    expect(untrained.findings.map(({ claim }) => claim.en)).toEqual([
      expect.stringMatching(/^Large weights make the network certain before it has learned/),
    ]);
    expect(untrained.findings[0].holds).toBe(true);
    expect(untrained.variants.map((variant) => variant.comment?.en)).toEqual(
      Array.from({ length: 3 }, () => 'not trained: measured at its initial weights'),
    );
  });

  it('confirm that zeros keep the units equal and the network at chance', () => {
    expect(holds(zeros)).toEqual([true]);
  });

  it('refute it if a hidden unit leaves its neighbour, the cost moves, or a class is learned', () => {
    expect(holds(withDistinctUnits(zeros, 2))).toEqual([false]);
    expect(holds({ ...zeros, finalCost: 0.69 })).toEqual([false]);
    expect(holds({ ...zeros, finalCost: 'NaN' })).toEqual([false]);
    expect(holds({ ...zeros, accuracy: { train: 0.51, test: 0.5 } })).toEqual([false]);
  });

  it('confirm that large weights make one form of the cost infinite, and refute it if not', () => {
    expect(holds(random)).toEqual([true]);
    const [first] = random.costs;
    expect(holds({ ...random, costs: [{ ...first, fromProbabilities: 9 }] })).toEqual([false]);
    expect(holds({ ...random, costs: [{ ...first, fromLogits: 'Infinity' }] })).toEqual([false]);
  });

  it('confirm that training from large weights is slow if it ends behind He, not separating', () => {
    const slow = { ...random, finalCost: 0.38, accuracy: { train: 0.83, test: 0.86 } };
    const fast = { ...he, finalCost: 0.06 };
    expect(holds(slow, fast)[1]).toBe(true);
    expect(holds({ ...slow, accuracy: { train: 0.95, test: 0.9 } }, fast)[1]).toBe(false);
    expect(holds({ ...slow, finalCost: 0.05 }, fast)[1]).toBe(false);
    expect(holds({ ...slow, finalCost: 'NaN' }, fast)[1]).toBe(false);
    expect(holds(slow, { ...fast, finalCost: 'NaN' })[1]).toBe(false);
  });

  it('confirm that He separates the classes if training and test points are right', () => {
    expect(holds(he)).toEqual([false]);
    expect(holds({ ...he, accuracy: { train: 0.99, test: 0.96 } })).toEqual([true]);
    expect(holds({ ...he, accuracy: { train: 0.99, test: 0.5 } })).toEqual([false]);
  });

  it('put the numbers of the run into the evidence, in either language', () => {
    const trained = {
      ...he,
      finalCost: 0.0735,
      accuracy: { train: 0.9933333333333333, test: 0.96 },
    };
    const [{ evidence }] = findings(trained);
    expect(evidence.en).toBe(
      'By iteration 2 the cost went from 0.8831 to 0.0735. 99.3% of the training points and 96% of the test points are right; at 90% of each or more, the classes count as separated. Distinct units in the hidden layers, before → after training: 10 → 10 of 10, 5 → 5 of 5.',
    );
    expect(evidence['pt-BR']).toBe(
      'Até a iteração 2 o custo foi de 0,8831 a 0,0735. 99,3% dos pontos de treino e 96% dos pontos de teste estão certos; a partir de 90% em cada conjunto, as classes contam como separadas. Unidades distintas nas camadas ocultas, antes → depois do treinamento: 10 → 10 de 10, 5 → 5 de 5.',
    );
  });

  it('show the ranks and the distinct units of the network that started from zeros', () => {
    const [{ evidence }] = findings(zeros);
    expect(evidence.en).toContain('before → after training: 1 → 1 of 10, 1 → 1 of 5.');
    expect(evidence.en).toContain('Rank of each layer’s weights: 0 → 0, 0 → 0, 0 → 0.');
  });

  it('show both forms of the first cost from large weights', () => {
    const [{ evidence }] = findings(random);
    expect(evidence.en).toBe(
      'At iteration 0 the cost is ∞ from the probabilities and 1,774 from the logits.',
    );
    expect(evidence['pt-BR']).toBe(
      'Na iteração 0 o custo é ∞ a partir das probabilidades e 1.774 a partir dos logits.',
    );
  });
});

describe('the comment', () => {
  const comment = (variant: Run): string | undefined =>
    initialization.comment?.(variant, settings).en;

  it('follows from the measurements, not from the name', () => {
    const symmetry = /^fails to break symmetry/;
    expect(comment(zeros)).toMatch(symmetry);
    expect(comment({ ...zeros, name: 'he' })).toMatch(symmetry);
    expect(comment(withDistinctUnits(zeros, 4))).not.toMatch(symmetry);
    const separated = { ...random, accuracy: { train: 1, test: 0.9 } };
    expect(comment(separated)).toBe('separates the classes');
  });

  it('tells a slow descent from none and from a divergence', () => {
    expect(comment({ ...he, finalCost: 0.8 })).toBe('slow: the cost is still 0.8 at iteration 2');
    expect(comment({ ...he, finalCost: 0.9 })).toBe(
      'does not learn: the cost is 0.9 at iteration 2, no less than at the start',
    );
    expect(comment({ ...he, finalCost: 'Infinity' })).toMatch(/^diverges/);
  });
});

describe('the variants', () => {
  /** The name of the rule that an export of the nn package makes; null if it makes none. */
  const ruleOf = (exported: unknown): string | null => {
    const options = { scale: 1, mode: 'fanIn', distribution: 'normal' };
    for (const argument of [undefined, options, 0.5]) {
      try {
        const made = (exported as (argument: unknown) => unknown)(argument);
        if (typeof made === 'function' && 'explain' in made) return made.name ?? null;
      } catch {
        // It makes something else, or is nothing that can be called.
      }
    }
    return null;
  };

  it('are every rule of the package that linear layers can be started by', () => {
    const rules = new Set(Object.values(nn).map(ruleOf));
    for (const other of [null, 'dirac', 'deltaOrthogonal']) rules.delete(other);
    const offered = weightRules.map(({ weight }) => weight.name);
    expect(rules.size).toBeGreaterThan(15);
    expect(offered).toEqual(expect.arrayContaining([...rules]));
  });

  it.each(weightRules.map(({ name }) => name))('start and train from %s', async (name) => {
    const choice = { variants: [name], settings: { iterations: 1 } };
    const { variants } = await runExperiment(initialization, choice);
    expect(Number(variants[0].metrics.finalCost.median)).toBeGreaterThan(0);
  });
});

describe('the data set', () => {
  it.each(initialization.settings.dataset.names)('%s trains', async (dataset) => {
    const choice = { variants: ['he'], settings: { iterations: 1, dataset } };
    const { variants } = await runExperiment(initialization, choice);
    const { predictions } = variants[0].runs[0].measurement as TrainingMeasurement;
    expect([predictions.train.length, predictions.test.length]).toEqual([300, 100]);
  });
});
