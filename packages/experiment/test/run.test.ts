import { describe, expect, it } from 'vitest';
import { type Progress, runExperiment, trainingExercise } from '../src/index.ts';
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
        const text = { en: 'A claim', 'pt-BR': 'Uma afirmação' };
        call += 1;
        return [{ claim: text, holds: call !== 2, evidence: { en: `${call}`, 'pt-BR': '' } }];
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
