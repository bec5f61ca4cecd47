import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { initialization, type Progress, runExperiment } from '../src/index.ts';

const short = { variants: ['he'], iterations: 3 };

describe('a result', () => {
  it('is the same JSON text for the same settings', () => {
    const first = runExperiment(initialization, { ...short, seed: 7, learningRate: 0.1 });
    const second = runExperiment(initialization, { learningRate: 0.1, seed: 7, ...short });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('comes back from JSON as it was', () => {
    const result = runExperiment(initialization, { iterations: 3 });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('comes back from JSON also where training diverges', () => {
    const result = runExperiment(initialization, { ...short, learningRate: 1e200 });
    const [he] = result.variants;
    expect(he.finalCost).toBe('NaN');
    expect(he.layers.after[0].weightRank).toBe('NaN');
    expect(he.layers.after[2].weightGradient.histogram).toBeNull();
    expect(he.boundary.logits).toContain('NaN');
    expect(he.comment.en).toBe('diverges: the cost is no longer a finite number');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it('does not depend on which other variants run', () => {
    const all = runExperiment(initialization, { iterations: 3 });
    const alone = runExperiment(initialization, { iterations: 3, variants: ['random'] });
    expect(alone.variants).toEqual([all.variants[1]]);
    expect(alone.data).toEqual(all.data);
    expect(alone.findings).toEqual([all.findings[1]]);
  });
});

describe('a variant', () => {
  it('has a curve of about 150 readings and one after the last update', () => {
    const [{ curve }] = runExperiment(initialization, { ...short, iterations: 151 }).variants;
    const iterations = curve.map(({ iteration }) => iteration);
    expect(iterations).toEqual([...Array.from({ length: 76 }, (_, i) => 2 * i), 151]);
  });

  it('reads its cost before the update, and the final one after the last', () => {
    const [longer] = runExperiment(initialization, { ...short, iterations: 6 }).variants;
    const [shorter] = runExperiment(initialization, short).variants;
    expect(shorter.curve.map(({ cost }) => cost)).toEqual(
      longer.curve.slice(0, 4).map(({ cost }) => cost),
    );
    expect(shorter.finalCost).toBe(longer.curve[3].cost);
  });

  it('has both forms of the cost wherever costs are tabulated', () => {
    const exercise = { ...initialization, fixed: { ...initialization.fixed, costEvery: 2 } };
    const [{ costs, curve }] = runExperiment(exercise, { ...short, iterations: 5 }).variants;
    expect(costs.map(({ iteration }) => iteration)).toEqual([0, 2, 4]);
    expect(costs.map(({ fromLogits }) => fromLogits)).toEqual(
      [0, 2, 4].map((iteration) => curve[iteration].cost),
    );
    expect(Number(costs[1].fromProbabilities)).toBeCloseTo(Number(costs[1].fromLogits), 14);
  });

  it('is measured on the network that the conditions describe', () => {
    const { conditions, variants } = runExperiment(initialization, short);
    const [{ layers, boundary, predictions }] = variants;
    const shapes = [
      [10, 2],
      [5, 10],
      [1, 5],
    ];
    expect(layers.before.map(({ weightShape }) => weightShape)).toEqual(shapes);
    expect(layers.after.map(({ name }) => name)).toEqual(['layer 1', 'layer 2', 'layer 3']);
    expect([conditions.layers[0], ...shapes.map(([units]) => units)]).toEqual(conditions.layers);
    expect(boundary.logits).toHaveLength(80 * 80);
    expect(predictions.train).toHaveLength(conditions.trainSamples);
    expect(predictions.test).toHaveLength(conditions.testSamples);
  });

  it('has the notebook beside it under the notebook’s conditions alone', () => {
    const [{ reference }] = runExperiment(initialization, short).variants;
    expect(reference).toBeNull();
  });
});

describe('a run of 0 iterations', () => {
  const { conditions, variants } = runExperiment(initialization, { iterations: 0 });

  it('reads each cost once, of the untrained model', () => {
    expect(conditions.iterations).toBe(0);
    for (const { curve, costs, finalCost } of variants) {
      expect(curve).toEqual([{ iteration: 0, cost: finalCost }]);
      expect(costs.map(({ iteration }) => iteration)).toEqual([0]);
      expect(costs[0].fromLogits).toBe(finalCost);
    }
  });

  it('finds the layers after as they were before', () => {
    for (const { layers } of variants) expect(layers.after).toEqual(layers.before);
  });

  it('maps the logits of the initial weights, in rows from low y to high y', () => {
    const [, , { boundary }] = variants;
    const { xRange, yRange, columns, logits } = boundary;
    const corners = yRange.flatMap((y) => xRange.map((x) => [x, y]));
    const [, , he] = initialization.variants;
    const { model } = he.training({ ...initialization.defaults, variants: [] });
    expect(
      [0, columns - 1, logits.length - columns, logits.length - 1].map((i) => logits[i]),
    ).toEqual(model(tensor(corners)).squeeze(1).toArray());
  });

  it('starts where a longer run starts', () => {
    const longer = runExperiment(initialization, { iterations: 1 });
    expect(variants.map(({ curve }) => curve[0])).toEqual(
      longer.variants.map(({ curve }) => curve[0]),
    );
    expect(variants.map(({ costs }) => costs[0])).toEqual(
      longer.variants.map(({ costs }) => costs[0]),
    );
  });
});

describe('a setting', () => {
  const finalCost = (settings: object): unknown =>
    runExperiment(initialization, { ...short, ...settings }).variants[0].finalCost;

  it.each([{ iterations: 4 }, { learningRate: 0.02 }, { seed: 4 }, { dataset: 'moons' }])(
    'has its effect: %o',
    (setting) => {
      expect(finalCost(setting)).not.toBe(finalCost({}));
      expect(runExperiment(initialization, { ...short, ...setting }).conditions).toMatchObject(
        setting,
      );
    },
  );

  it('chooses the variants and their order', () => {
    const { variants } = runExperiment(initialization, {
      iterations: 1,
      variants: ['he', 'zeros'],
    });
    expect(variants.map(({ name }) => name)).toEqual(['he', 'zeros']);
  });

  it('changes the weights by the seed, but not the data', () => {
    const [first, second] = [3, 4].map((seed) => runExperiment(initialization, { ...short, seed }));
    expect(second.data).toEqual(first.data);
    expect(second.variants[0].layers.before).not.toEqual(first.variants[0].layers.before);
  });

  it('does not reach the seeds of the data, which are among the conditions', () => {
    const { conditions } = runExperiment(initialization, { ...short, seed: 4 });
    expect(conditions).toMatchObject({ seed: 4, dataSeeds: { train: 1, test: 2 } });
  });

  it.each(initialization.datasets)('draws two classes of equal size for %s', (dataset) => {
    const { data, conditions } = runExperiment(initialization, { ...short, dataset });
    for (const [{ y }, samples] of [
      [data.train, 300],
      [data.test, 100],
    ] as const) {
      expect(y).toHaveLength(samples);
      expect(y.filter((label) => label === 1)).toHaveLength(samples / 2);
    }
    expect(conditions.noise).toBeGreaterThan(0);
  });
});

describe('progress', () => {
  it('comes with each reading of each curve', () => {
    const seen: Progress[] = [];
    const settings = { iterations: 2, variants: ['zeros', 'he'] };
    const { variants } = runExperiment(initialization, settings, {
      onProgress: (progress) => seen.push(progress),
    });
    const expected = variants.flatMap(({ name, curve }, variantIndex) =>
      curve.map(({ iteration, cost }) => {
        return { variant: name, variantIndex, variantCount: 2, iteration, iterations: 2, cost };
      }),
    );
    expect(seen).toEqual(expected);
    expect(seen.map(({ iteration }) => iteration)).toEqual([0, 1, 2, 0, 1, 2]);
  });
});
