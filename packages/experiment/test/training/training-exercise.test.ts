import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  plan,
  runExperiment,
  type Samples,
  type Section,
  sectionsOf,
  type TrainingMeasurement,
  trainingExercise,
} from '../../src/index.ts';
import { tinyDefinition } from './tiny-exercise.ts';

const exercise = trainingExercise(tinyDefinition);
const given = { iterations: 1, learningRate: 0.1 };
type Schema = typeof tinyDefinition.settings;

/** The measurement of the variant `small` under the first seed. */
async function measured(
  settings: Choice<Schema>['settings'] = {},
  definition = tinyDefinition,
): Promise<TrainingMeasurement> {
  const choice = { variants: ['small'], settings };
  const { variants } = await runExperiment(trainingExercise(definition), choice);
  return variants[0].runs[0].measurement as TrainingMeasurement;
}

describe('a measurement', () => {
  it('has a curve of about 150 readings and one after the last update', async () => {
    const { curve } = await measured({ iterations: 151 });
    const iterations = curve.map(({ iteration }) => iteration);
    expect(iterations).toEqual([...Array.from({ length: 76 }, (_, i) => 2 * i), 151]);
  });

  it('reads its cost before the update, and the final one after the last', async () => {
    const longer = await measured({ iterations: 6 });
    const shorter = await measured({ iterations: 3 });
    expect(shorter.curve.map(({ cost }) => cost)).toEqual(
      longer.curve.slice(0, 4).map(({ cost }) => cost),
    );
    expect(shorter.finalCost).toBe(longer.curve[3].cost);
  });

  it('has every form of the cost wherever costs are tabulated', async () => {
    const { costs, curve } = await measured({ iterations: 5 });
    expect(costs.map(({ iteration }) => iteration)).toEqual([0, 2, 4]);
    const read = [0, 2, 4].map((iteration) => curve[iteration].cost);
    expect(costs.map(({ fromLogits }) => fromLogits)).toEqual(read);
    expect(costs.map(({ ofLastUpdate }) => ofLastUpdate)).toEqual(read);
    expect(Number(costs[1].fromProbabilities)).toBeCloseTo(Number(costs[1].fromLogits), 14);
  });

  it('evaluates the trained model on the points of either set', async () => {
    const { evaluatedCost, finalCost } = await measured();
    expect(evaluatedCost.train).toBe(finalCost);
    expect(evaluatedCost.test).not.toBe(finalCost);
    const { train } = await tinyDefinition.data({ iterations: 3, learningRate: 0.1 });
    const definition = { ...tinyDefinition, data: () => ({ train, test: train }) };
    const onItself = await measured({}, definition);
    expect(onItself.evaluatedCost).toEqual({ train: finalCost, test: finalCost });
  });

  it('is taken on the network and the data that the definition gives', async () => {
    const { layers, boundary, predictions } = await measured();
    expect(layers.before.map(({ weightShape }) => weightShape)).toEqual([
      [3, 2],
      [1, 3],
    ]);
    expect(layers.after.map(({ name }) => name)).toEqual(['layer 1', 'layer 2']);
    expect(boundary.logits).toHaveLength(80 * 80);
    expect([predictions.train, predictions.test].map(({ length }) => length)).toEqual([20, 20]);
  });

  it('is plain JSON also where training diverges', async () => {
    const diverged = await measured({ learningRate: 1e200 });
    expect(diverged.finalCost).toBe('NaN');
    expect(diverged.layers.after[0].weightRank).toBe('NaN');
    expect(diverged.boundary.logits).toContain('NaN');
    expect(JSON.parse(JSON.stringify(diverged))).toEqual(diverged);
  });
});

describe('a training of 0 iterations', () => {
  it('reads each cost once, of the untrained model, whose layers stay as they were', async () => {
    const { curve, costs, finalCost, layers } = await measured({ iterations: 0 });
    expect(curve).toEqual([{ iteration: 0, cost: finalCost }]);
    expect(costs).toHaveLength(1);
    expect(costs[0]).toMatchObject({ iteration: 0, fromLogits: finalCost, ofLastUpdate: null });
    expect(layers.after).toEqual(layers.before);
  });

  it('maps the logits of the initial weights, in rows from low y to high y', async () => {
    const { boundary } = await measured({ iterations: 0 });
    const { xRange, yRange, columns, logits } = boundary;
    const corners = yRange.flatMap((y) => xRange.map((x) => [x, y]));
    const [small] = tinyDefinition.variants;
    const { model } = small.training(given, 3, await tinyDefinition.data(given));
    const ends = [0, columns - 1, logits.length - columns, logits.length - 1];
    expect(ends.map((i) => logits[i])).toEqual(model(tensor(corners)).squeeze(1).toArray());
  });

  it('starts where a longer one starts', async () => {
    const [none, one] = [await measured({ iterations: 0 }), await measured({ iterations: 1 })];
    expect(none.curve[0]).toEqual(one.curve[0]);
    expect(none.costs[0].fromProbabilities).toEqual(one.costs[0].fromProbabilities);
  });
});

describe('a training in batches', () => {
  /** The samples in halves, in an order that depends on the epoch. */
  const halves = ({ x, y }: Samples, epoch: number): Samples[] => {
    const parts = [0, 10].map((start) => ({
      x: x.slice(0, { start, end: start + 10 }),
      y: y.slice(0, { start, end: start + 10 }),
    }));
    return epoch % 2 === 0 ? parts.reverse() : parts;
  };
  const [small] = tinyDefinition.variants;
  const inHalves = {
    ...tinyDefinition,
    variants: [
      {
        ...small,
        training: (...given: Parameters<typeof small.training>) => {
          return { ...small.training(...given), batches: halves };
        },
      },
    ],
  };

  it('updates once for each batch and tabulates the cost of the epoch’s last', async () => {
    const { costs } = await measured({ iterations: 1 }, inHalves);
    const data = await tinyDefinition.data(given);
    const { optimizer, loss } = small.training(given, 3, data);
    const losses = halves(data.train, 1).map(({ x, y }) => {
      optimizer.zeroGrad();
      const value = loss(x, y);
      value.backward();
      optimizer.step();
      return value.item();
    });
    expect(costs[0].ofLastUpdate).toBe(losses[1]);
  });

  it('draws the cost of all samples, not of one batch', async () => {
    const { curve, costs } = await measured({ iterations: 3 }, inHalves);
    const drawn = curve.filter(({ iteration }) =>
      costs.some((cost) => cost.iteration === iteration),
    );
    expect(drawn.map(({ cost }) => cost)).toEqual(costs.map(({ fromLogits }) => fromLogits));
  });
});

describe('an exercise that trains', () => {
  it('gives the same result, compiled or not', async () => {
    const results = [true, false].map((isCompiled) => runExperiment(exercise, {}, { isCompiled }));
    const [compiled, eager] = await Promise.all(results);
    expect(eager).toEqual(compiled);
  });

  it('refuses data that cannot be trained on before any training', async () => {
    const { train, test } = await tinyDefinition.data(given);
    const values = test.x.toTypedArray();
    values[7] = Number.NaN;
    const spoiled = { x: tensor(values, { shape: test.x.shape }), y: test.y };
    const progress: unknown[] = [];
    const run = runExperiment(
      trainingExercise({ ...tinyDefinition, data: () => ({ train, test: spoiled }) }),
      {},
      { onProgress: (at) => progress.push(at) },
    );
    await expect(run).rejects.toThrow('test data: x[3][1] is NaN, coordinates must be finite');
    expect(progress).toEqual([]);
  });
});

describe('a definition with a mistake', () => {
  it.each<[string, object]>([
    ['costEvery must be a whole number, 1 or more, got 0', { costEvery: 0 }],
    ['data must be a function, got undefined', { data: undefined }],
    ['settings.iterations must be an object, got undefined', { settings: {} }],
    ['variants must be a list, got undefined', { variants: undefined }],
    ['variants[0].training must be a function, got undefined', { variants: [{ name: 'small' }] }],
    [
      'referenceCost must be one of fromProbabilities, fromLogits, ofLastUpdate, got "logits"',
      { referenceCost: 'logits' },
    ],
  ])('is refused by its field: %s', (message, mistake) => {
    const make = () => trainingExercise({ ...tinyDefinition, ...mistake });
    expect(make).toThrow(new RangeError(message));
  });
});

describe('the report on a training', () => {
  const sections = async (seeds: readonly number[]): Promise<readonly Section[]> => {
    const chosen = plan(exercise, { seeds });
    const { variants } = await runExperiment(exercise, { seeds });
    const runs = variants.flatMap(({ runs: all }) => all.map(({ measurement }) => measurement));
    return sectionsOf(chosen, runs as TrainingMeasurement[]);
  };

  it('has five figures and the layers in numbers', async () => {
    const [figures, layers] = await sections([3]);
    const files = figures.blocks.map((block) => ('file' in block ? block.file : block.kind));
    expect(files).toEqual([
      'cost-curves',
      'decision-boundaries',
      'layer-scales',
      'activations',
      'gradients',
    ]);
    const [table] = layers.blocks;
    expect(table.kind === 'table' && table.rows.map((row) => row.slice(1, 3))).toEqual([
      ['1', '3 × 2'],
      ['2', '1 × 3'],
      ['1', '3 × 2'],
      ['2', '1 × 3'],
    ]);
  });

  it('draws the median of several seeds within its quartiles', async () => {
    const [{ blocks }] = await sections([3, 4, 5]);
    const [curves] = blocks;
    if (curves.kind !== 'lines') throw new Error('the curves are lines');
    for (const { y, low, high } of curves.panels[0].lines.flatMap(({ points }) => points)) {
      expect(low).toBeLessThanOrEqual(y);
      expect(high).toBeGreaterThanOrEqual(y);
    }
  });

  it('compares with what a source printed under the exercise’s own conditions alone', async () => {
    const printed = { costs: [{ iteration: 0, printed: '0.5' }], accuracy: { train: 1, test: 1 } };
    const variants = tinyDefinition.variants.map((variant) => ({ ...variant, reference: printed }));
    const told = trainingExercise({ ...tinyDefinition, variants });
    const measurement = await measured();
    const choice = { variants: ['small'] };
    const own = await sectionsOf(plan(told, choice), [measurement]);
    const kinds = own[2].blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'table', 'text']);
    expect(own[2].blocks[2]).toMatchObject({
      text: { en: expect.stringContaining('0 of 1 costs are the same') },
    });
    const other = await sectionsOf(plan(told, { ...choice, seeds: [4] }), [measurement]);
    expect(other[2].blocks.map(({ kind }) => kind)).toEqual(['text']);
  });

  it('compares no accuracy on test points with a source that had none', async () => {
    const printed = { costs: [{ iteration: 0, printed: '0.5' }], accuracy: { train: 1 } };
    const variants = tinyDefinition.variants.map((variant) => ({ ...variant, reference: printed }));
    const told = trainingExercise({ ...tinyDefinition, variants });
    const measurement = await measured();
    const own = await sectionsOf(plan(told, { variants: ['small'] }), [measurement]);
    const [, table] = own[2].blocks;
    expect(table.kind === 'table' && table.rows.map(([label]) => label)).toEqual([
      '0',
      { en: 'Train accuracy', 'pt-BR': 'Acurácia no treino' },
    ]);
  });
});
