import { describe, expect, it } from 'vitest';
import {
  areDefaults,
  type Choice,
  inEveryLanguage,
  jobsOf,
  plan,
  trainingExercise,
} from '../src/index.ts';
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
      "RangeError: unknown setting 'learning_rate': choose from iterations, learningRate; did you mean learningRate?",
    );
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, undefined])(
    'refuses %s iterations',
    (iterations) => {
      expect(refusal({ settings: { iterations } })).toBe(
        `RangeError: iterations must be a whole number, 0 or more, got ${iterations}`,
      );
    },
  );

  it.each([0, -0.01, Number.NaN, Number.POSITIVE_INFINITY])(
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

  it.each<[object, string]>([
    [
      { seed: 3 },
      "unknown choice 'seed': choose from variants, seeds, settings; did you mean seeds?",
    ],
    [{ variants: 'small' }, 'variants must be a list of names, got "small"'],
    [{ variants: [1] }, 'unknown variant 1: choose from small, large'],
    [
      { variants: ['smal'] },
      "unknown variant 'smal': choose from small, large; did you mean small?",
    ],
    [{ seeds: 3 }, 'seeds must be a list of numbers, got 3'],
    [{ seeds: ['3'] }, 'a seed must be a whole number from 0 to 4294967295, got "3"'],
    [{ settings: null }, 'settings must be an object, got null'],
    [{ settings: [3] }, 'settings must be an object, got a list'],
    [{ settings: { iterations: '3' } }, 'iterations must be a whole number, 0 or more, got "3"'],
    [{ settings: { iterations: [3] } }, 'iterations must be a whole number, 0 or more, got [3]'],
    [['small'], 'the choice must be an object, got a list'],
  ])('is refused by what it has: %j', (choice, message) => {
    expect(refusal(choice)).toBe(`RangeError: ${message}`);
  });
});

describe('an exercise that cannot be', () => {
  const tell = inEveryLanguage('It');

  it.each<[object, string]>([
    [{ seed: -1 }, 'seed must be a whole number from 0 to 4294967295, got -1'],
    [{ metrics: () => undefined }, 'metrics must be a list, got undefined'],
    [{ metrics: () => [{ name: 'End' }] }, 'metrics[0].name must be in camel case, got "End"'],
    [
      { metrics: () => [{ name: 'end', title: tell, format: 'percents' }] },
      'metrics[0].format must be one of decimal, percent, count, got "percents"',
    ],
    [
      { metrics: () => [{ name: 'end', title: tell, format: 'count' }] },
      'metrics[0].of must be a function, got undefined',
    ],
    [
      { metrics: (settings: never) => Array(2).fill(exercise.metrics(settings)[0]) },
      'metrics[1].name must be different from those before it, got "trainAccuracy"',
    ],
    [
      { conditions: () => [{ label: tell }] },
      'conditions[0].value must be a text or a number, got undefined',
    ],
  ])('is refused before it runs: %s', (mistake, message) => {
    expect(() => plan({ ...exercise, ...mistake })).toThrow(new RangeError(message));
  });
});
