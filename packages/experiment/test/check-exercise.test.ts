import { describe, expect, it } from 'vitest';
import { checkExercise, trainingExercise } from '../src/index.ts';
import { tinyDefinition } from './training/tiny-exercise.ts';

const tiny = trainingExercise(tinyDefinition);
const [small, large] = tiny.variants;
const { iterations } = tiny.settings;

describe('an exercise', () => {
  it('is taken as it is', () => {
    expect(checkExercise(tiny)).toBe(tiny);
  });

  it('may leave out what is optional', () => {
    const { hasTrained: _, comment: __, ...least } = tiny;
    expect(checkExercise(least)).toBe(least);
  });
});

describe('a mistake in an exercise is told by its field', () => {
  it.each<[string, object]>([
    ['name must be a name in kebab case, got "My exercise"', { name: 'My exercise' }],
    ['name must be no word of the command line, got "merge"', { name: 'merge' }],
    ['title must be a text in each language (en, pt-BR), got "Tiny"', { title: 'Tiny' }],
    ['question.en must be a text, got ""', { question: { en: '', 'pt-BR': 'Roda?' } }],
    ['seed must be a whole number from 0 to 4294967295, got -1', { seed: -1 }],
    ['seed must be a whole number from 0 to 4294967295, got "3"', { seed: '3' }],
    ['settings must be an object, got undefined', { settings: undefined }],
    ['a name in settings must be in camel case, got "learning-rate"', named('learning-rate')],
    [
      'a name in settings must be none of an option that every exercise has, got "dryRun"',
      named('dryRun'),
    ],
    ['settings.depth must be an object, got 3', { settings: { depth: 3 } }],
    [
      'settings.depth.description["pt-BR"] must be a text, got undefined',
      { settings: { depth: { ...iterations, description: { en: 'depth' } } } },
    ],
    [
      'settings.depth.accepts must be a function, got undefined',
      { settings: { depth: { ...iterations, accepts: undefined } } },
    ],
    [
      'settings.depth.default must be a value that it accepts, got -1',
      { settings: { depth: { ...iterations, default: -1 } } },
    ],
    [
      'settings.depth.write(default) must be a text, got 3',
      { settings: { depth: { ...iterations, write: Number } } },
    ],
    [
      'settings.depth.read must be able to read "3", got NaN',
      { settings: { depth: { ...iterations, read: () => Number.NaN } } },
    ],
    ['variants must be one or more variants, got an empty list', { variants: [] }],
    [
      'variants[1].name must be small letters and digits joined by - or ., got "../up"',
      { variants: [small, { ...large, name: '../up' }] },
    ],
    [
      'variants[1].name must be different from those before it, got "small"',
      { variants: [small, small] },
    ],
    [
      'variants[1].title["pt-BR"] must be a text, got undefined',
      { variants: [small, { ...large, title: { en: 'Large' } }] },
    ],
    [
      'variants[0].rule must be a text, the rule in TeX, got undefined',
      { variants: [{ ...small, rule: undefined }] },
    ],
    ['defaultVariants must be one or more different names, got a list', twice('small')],
    ['defaultVariants[0] must be one of small, large, got "tall"', { defaultVariants: ['tall'] }],
    ['measure must be a function, got undefined', { measure: undefined }],
    ['hasTrained must be a function, got true', { hasTrained: true }],
    [
      'defaultVariant is no field of an exercise: did you mean defaultVariants?',
      { defaultVariant: ['small'] },
    ],
  ])('%s', (message, mistake) => {
    const check = () => checkExercise({ ...tiny, ...mistake }, ['merge', 'dry-run']);
    expect(check).toThrow(new RangeError(message));
  });

  it.each([
    [undefined, 'undefined'],
    [() => tiny, 'a function'],
    [[tiny], 'a list'],
    [null, 'null'],
  ])('even if there is none: %s', (value, got) => {
    const message = `the exercise must be an object, got ${got}`;
    expect(() => checkExercise(value)).toThrow(new RangeError(message));
  });
});

function named(name: string): object {
  return { settings: { [name]: iterations } };
}

function twice(name: string): object {
  return { defaultVariants: [name, name] };
}
