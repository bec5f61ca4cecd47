import { isCapturing } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  type Exercise,
  inEveryLanguage,
  type Progress,
  plan,
  type RunOptions,
  resultOf,
  runExperiment,
  sectionsOf,
  trainingExercise,
  type Variant,
} from '../src/index.ts';
import { tinyDefinition } from './training/tiny-exercise.ts';

const exercise = trainingExercise(tinyDefinition);

describe('a result', () => {
  it('is the same JSON text for the same choice', async () => {
    const first = await runExperiment(exercise, { settings: { iterations: 2, learningRate: 1 } });
    const second = await runExperiment(exercise, { settings: { learningRate: 1, iterations: 2 } });
    expect(second).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('does not depend on which other variants and seeds run', async () => {
    const all = await runExperiment(exercise, { seeds: [3, 4, 5] });
    const alone = await runExperiment(exercise, { variants: ['large'], seeds: [4] });
    expect(alone.variants[0].runs).toEqual([all.variants[1].runs[1]]);
  });

  it('has the variants in the order of their names, and the seeds as given', async () => {
    const { variants, seeds } = await runExperiment(exercise, {
      variants: ['large', 'small'],
      seeds: [7, 2],
    });
    expect(variants.map(({ name }) => name)).toEqual(['large', 'small']);
    expect(seeds).toEqual([7, 2]);
    expect(variants[0].runs.map(({ seed }) => seed)).toEqual([7, 2]);
  });

  it('has every setting, those that were left to the exercise too', async () => {
    const { settings } = await runExperiment(exercise, { settings: { iterations: 1 } });
    expect(settings).toEqual({ iterations: 1, learningRate: 0.1 });
  });

  it('summarizes every metric over the seeds, and how many runs trained', async () => {
    const { variants, metrics } = await runExperiment(exercise, {
      variants: ['small'],
      seeds: [1, 2, 3],
      settings: { iterations: 200, learningRate: 1 },
    });
    expect(metrics.map(({ name }) => name)).toEqual(['trainAccuracy', 'testAccuracy', 'finalCost']);
    const [{ runs, trained, metrics: summaries }] = variants;
    const costs = runs.map(({ measurement }) => (measurement as { finalCost: number }).finalCost);
    expect(summaries.finalCost.median).toBe(costs.toSorted((a, b) => a - b)[1]);
    expect(trained).toMatchObject({ count: 3, of: 3 });
  });

  it('judges a claim under every seed', async () => {
    let call = 0;
    const fickle = trainingExercise({
      ...tinyDefinition,
      findings: () => {
        call += 1;
        return [
          {
            claim: inEveryLanguage('A claim'),
            holds: call !== 2,
            evidence: inEveryLanguage(`${call}`),
          },
        ];
      },
    });
    const { findings } = await runExperiment(fickle, { variants: ['small'], seeds: [1, 2, 3] });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      holds: true,
      seeds: { confirmed: 2, of: 3 },
      evidence: { en: '1' },
    });
  });
});

describe('progress', () => {
  it('comes with each reading of each run', async () => {
    const seen: Progress[] = [];
    const choice = { seeds: [3, 4], variants: ['small'], settings: { iterations: 2 } };
    await runExperiment(exercise, choice, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ seed, shareDone }) => [seed, shareDone])).toEqual([
      [3, 0],
      [3, 0.5],
      [3, 1],
      [4, 0],
      [4, 0.5],
      [4, 1],
    ]);
    expect(seen.every(({ variant, cost }) => variant === 'small' && Number(cost) > 0)).toBe(true);
  });
});

describe('what an exercise gives of a run', () => {
  const quick: Exercise<typeof exercise.settings, Variant, { readonly end: number }> = {
    ...exercise,
    sections: () => [],
    measure: () => ({ end: 1 }),
    metrics: () => [],
    hasTrained: () => true,
    comment: () => inEveryLanguage('A comment'),
    findings: () => [],
  };
  const claim = inEveryLanguage('A claim');
  const end = { name: 'end', title: inEveryLanguage('End'), format: 'decimal' as const };

  it.each<[string, object]>([
    [
      'the metric end must be a number, or the word of jsonNumber for one, got undefined',
      {
        metrics: () => [{ ...end, of: ({ ends }: Readonly<Record<string, number>>) => ends }],
      },
    ],
    [
      'the metric end must be a number, or the word of jsonNumber for one, got "1"',
      {
        metrics: () => [{ ...end, of: () => '1' }],
      },
    ],
    [
      'measurement.end is NaN, which JSON does not have: write it by jsonNumber',
      {
        measure: () => ({ end: Number.NaN }),
      },
    ],
    ['hasTrained must be true or false, got undefined', { hasTrained: () => undefined }],
    ['comment must be a text in each language (en, pt-BR), got "well"', { comment: () => 'well' }],
    ['findings must be a list, got undefined', { findings: () => undefined }],
    [
      'findings[0].claim["pt-BR"] must be a text, got undefined',
      {
        findings: () => [{ claim: { en: 'A claim' } }],
      },
    ],
    ['findings[0].holds must be true or false, got 1', { findings: () => [{ claim, holds: 1 }] }],
    [
      'findings[1].claim must be different from those before it, got "A claim"',
      {
        findings: () => Array(2).fill({ claim, holds: true, evidence: claim }),
      },
    ],
  ])('is refused by its field: %s', async (message, mistake) => {
    await expect(runExperiment({ ...quick, ...mistake })).rejects.toThrow(new RangeError(message));
  });

  it('is refused with the first run, not after the last', async () => {
    let runs = 0;
    const failing = {
      ...quick,
      measure: () => ({ end: ++runs }),
      comment: () => inEveryLanguage(''),
    };
    await expect(runExperiment(failing, { seeds: [1, 2, 3] })).rejects.toThrow('comment.en');
    expect(runs).toBe(1);
  });

  it('may be a metric that is no number, if it says so', async () => {
    const metrics = () => [{ ...end, of: () => 'NaN' as const }];
    const { variants } = await runExperiment({ ...quick, metrics });
    expect(variants[0].metrics.end.median).toBe('NaN');
  });
});

describe('a training step', () => {
  /** Whether each call of the loss of a run was captured, or computed at once. */
  async function captures(options: RunOptions): Promise<boolean[]> {
    const found: boolean[] = [];
    const [variant] = tinyDefinition.variants;
    const watched: typeof variant = {
      ...variant,
      training: (...given) => {
        const training = variant.training(...given);
        const loss: typeof training.loss = (x, y) => {
          found.push(isCapturing());
          return training.loss(x, y);
        };
        return { ...training, loss };
      },
    };
    const definition = { ...tinyDefinition, variants: [watched] };
    await runExperiment(trainingExercise(definition), { settings: { iterations: 9 } }, options);
    return found;
  }

  it('is captured once and then runs compiled, unless it is asked not to', async () => {
    // Beside the nine updates the loss is wanted three times to be read.
    expect((await captures({})).filter(Boolean)).toHaveLength(1);
    expect(await captures({})).toHaveLength(1 + 3);
    expect(await captures({ isCompiled: false })).toEqual(Array(9 + 3).fill(false));
  });
});

describe('options that cannot be', () => {
  it.each<[object, string]>([
    [
      { compiled: false },
      "unknown option 'compiled': choose from isCompiled, onProgress; did you mean isCompiled?",
    ],
    [{ isCompiled: 'no' }, 'isCompiled must be true or false, got "no"'],
    [{ onProgress: true }, 'onProgress must be a function, got true'],
  ])('are refused: %j', async (options, message) => {
    await expect(runExperiment(exercise, {}, options)).rejects.toThrow(new RangeError(message));
  });
});

describe('the measurements of a plan', () => {
  const chosen = plan(exercise, { seeds: [1, 2] });

  it.each([3, 5])('are refused if they are %i for 4 runs', async (count) => {
    const message = `there must be a measurement for each of the 4 runs, got ${count}`;
    expect(() => resultOf(chosen, Array(count))).toThrow(new RangeError(message));
    await expect(sectionsOf(chosen, Array(count))).rejects.toThrow(new RangeError(message));
  });
});
