import { describe, expect, it } from 'vitest';
import { areDefaults, type Choice, jobsOf, plan, trainingExercise } from '../src/index.ts';
import { tinyDefinition } from './training/tiny-exercise.ts';

const exercise = trainingExercise(tinyDefinition);

describe('a plan', () => {
  it('is the exercise as it is told unless something else is chosen', () => {
    const { variants, seeds, settings } = plan(exercise);
    expect(variants).toBe(variants);
    expect(variants.map(({ name }) => name)).toEqual(['small', 'large']);
    expect(seeds).toEqual([3]);
    expect(settings).toEqual({ iterations: 3, learningRate: 0.1 });
    expect(areDefaults(exercise, settings, 3)).toBe(true);
  });

  it('leaves out what the exercise does not run by default', () => {
    const choosy = { ...exercise, defaultVariants: ['large'] };
    expect(plan(choosy).variants.map(({ name }) => name)).toEqual(['large']);
    expect(plan(choosy, { variants: ['small'] }).variants).toHaveLength(1);
  });

  it('is not the default with another setting or another seed', () => {
    expect(areDefaults(exercise, { iterations: 4, learningRate: 0.1 }, 3)).toBe(false);
    expect(areDefaults(exercise, { iterations: 3, learningRate: 0.1 }, 4)).toBe(false);
  });

  it('has each variant once under each seed', () => {
    const jobs = jobsOf(plan(exercise, { seeds: [1, 2] }));
    expect(jobs.map(({ variant, seed }) => [variant.name, seed])).toEqual([
      ['small', 1],
      ['small', 2],
      ['large', 1],
      ['large', 2],
    ]);
  });
});

describe('a choice that cannot be', () => {
  const refusal = (choice: object): string => {
    try {
      plan(exercise, choice as Choice<typeof exercise.settings>);
    } catch (error) {
      return String(error);
    }
    return 'accepted';
  };

  it('names the variants there are', () => {
    expect(refusal({ variants: ['small', 'xavier'] })).toBe(
      "RangeError: unknown variant 'xavier': choose from small, large",
    );
    expect(refusal({ variants: [] })).toBe(
      'RangeError: no variant to run: choose from small, large',
    );
    expect(refusal({ variants: ['small', 'small'] })).toBe(
      'RangeError: each variant runs once, got small, small',
    );
  });

  it('names the settings there are', () => {
    expect(refusal({ settings: { learning_rate: 0.1 } })).toBe(
      "RangeError: unknown setting 'learning_rate': choose from iterations, learningRate",
    );
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '10', undefined])(
    'refuses %s iterations',
    (iterations) => {
      expect(refusal({ settings: { iterations } })).toBe(
        `RangeError: iterations must be a whole number, 0 or more, got ${iterations}`,
      );
    },
  );

  it.each([0, -0.01, Number.NaN, Number.POSITIVE_INFINITY, '0.1'])(
    'refuses a learning rate of %s',
    (learningRate) => {
      expect(refusal({ settings: { learningRate } })).toBe(
        `RangeError: learningRate must be a finite number above 0, got ${learningRate}`,
      );
    },
  );

  it.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses the seed %s', (seed) => {
    expect(refusal({ seeds: [seed] })).toBe(
      `RangeError: a seed must be a whole number from 0 to 4294967295, got ${seed}`,
    );
  });

  it('refuses no seed, and a seed twice', () => {
    expect(refusal({ seeds: [] })).toBe('RangeError: no seed to run under: give one or more');
    expect(refusal({ seeds: [1, 1] })).toBe('RangeError: each seed is used once, got 1, 1');
  });
});
