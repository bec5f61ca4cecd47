import { describe, expect, it } from 'vitest';
import { type Command, readCommand } from '../src/options.ts';
import { UsageError } from '../src/usage-error.ts';
import { fabricatedExercise } from './fabricated-exercise.ts';

function read(line: string): Command {
  return readCommand(line.split(' ').filter(Boolean), [fabricatedExercise]);
}

function settings(line: string): unknown {
  const command = read(line);
  return command.kind === 'run' ? command.settings : undefined;
}

function complaint(argv: readonly string[]): string {
  try {
    readCommand(argv, [fabricatedExercise]);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'no complaint';
}

describe('the options', () => {
  it('leave everything to the exercise if there are none', () => {
    expect(read('')).toMatchObject({
      kind: 'run',
      exercise: { name: 'made-up' },
      settings: {},
      out: 'report',
      locale: { language: 'en' },
    });
  });

  it.each([
    ['--schemes steady,flat', { variants: ['steady', 'flat'] }],
    ['--schemes=wild', { variants: ['wild'] }],
    ['--iterations 0', { iterations: 0 }],
    ['--iterations 1e3', { iterations: 1000 }],
    ['--learning-rate .5', { learningRate: 0.5 }],
    ['--learning-rate 1e-3', { learningRate: 0.001 }],
    ['--seed 0', { seed: 0 }],
    ['--seed 4294967295', { seed: 4294967295 }],
    ['--dataset moons', { dataset: 'moons' }],
    ['--exercise made-up', {}],
    ['-- --seed 4', { seed: 4 }],
  ])('%s changes just that', (line, expected) => {
    expect(settings(line)).toEqual(expected);
  });

  it('name the folder and the language', () => {
    expect(read('--out here --lang pt-BR')).toMatchObject({
      out: 'here',
      locale: { language: 'pt-BR' },
    });
  });

  it('take spaces around the names of schemes', () => {
    expect(readCommand(['--schemes', 'flat, wild'], [fabricatedExercise])).toMatchObject({
      settings: { variants: ['flat', 'wild'] },
    });
  });

  it.each(['--help', '-h', '--iterations nonsense --help', '--help --lang en'])(
    '%s asks for help, whatever else is there',
    (line) => {
      expect(read(line).kind).toBe('help');
    },
  );
});

describe('what cannot be meant', () => {
  it.each([
    [
      '--frobnicate',
      'unknown option --frobnicate: the options are --exercise, --schemes, --iterations, --learning-rate, --seed, --dataset, --out, --lang, --help',
    ],
    ['-x', /^unknown option -x: the options are /],
    ['--scheme flat', /^unknown option --scheme: .*; did you mean --schemes\?$/],
    ['fast', 'unexpected argument "fast": every setting is an option (--help lists them)'],
    ['--seed 1 2', 'unexpected argument "2": every setting is an option (--help lists them)'],
    ['--seed', '--seed needs a value, as in --seed 3'],
    ['--seed=', '--seed needs a value, as in --seed 3'],
    ['--out --seed 3', '--out needs a value, as in --out report'],
    ['--seed 1 --seed 2', '--seed is given more than once: give it once'],
    ['--exercise other', 'unknown exercise "other": the exercises are made-up'],
    ['--schemes nice', 'unknown scheme "nice": the schemes are flat, wild, steady'],
    [
      '--schemes flat,stedy',
      'unknown scheme "stedy": the schemes are flat, wild, steady; did you mean steady?',
    ],
    [
      '--schemes flat,,wild',
      '--schemes has an empty name in "flat,,wild": give one or more of flat, wild, steady, separated by commas',
    ],
    ['--schemes ,', /^--schemes has an empty name in ",": /],
    ['--schemes wild,wild', '--schemes names "wild" more than once: name it once'],
    [
      '--iterations -5',
      '--iterations must be a whole number, 0 or more, such as 15000, but it is "-5"',
    ],
    ['--iterations 1.5', /but it is "1.5"$/],
    ['--iterations Infinity', /but it is "Infinity"$/],
    ['--iterations 1e999', /but it is "1e999"$/],
    ['--iterations many', /but it is "many"$/],
    ['--iterations 0x10', /but it is "0x10"$/],
    [
      '--learning-rate 0',
      '--learning-rate must be a finite number greater than 0, such as 0.01, but it is "0"',
    ],
    ['--learning-rate -0.1', /but it is "-0.1"$/],
    ['--learning-rate NaN', /but it is "NaN"$/],
    ['--learning-rate 0,01', /but it is "0,01"$/],
    ['--learning-rate Infinity', /but it is "Infinity"$/],
    [
      '--seed 4294967296',
      '--seed must be a whole number from 0 to 4294967295, such as 3, but it is "4294967296"',
    ],
    ['--seed -1', /but it is "-1"$/],
    ['--seed 0.5', /but it is "0.5"$/],
    ['--dataset squares', 'unknown data set "squares": the data sets are rings, moons'],
    ['--dataset moon', /; did you mean moons\?$/],
    ['--lang fr', 'unknown language "fr": the languages are en, pt-BR'],
    ['--lang pt-br', 'unknown language "pt-br": the languages are en, pt-BR; did you mean pt-BR?'],
    ['--lang', '--lang needs a value, as in --lang en'],
  ])('%s', (line, expected) => {
    expect(complaint(line.split(' '))).toMatch(expected);
  });

  it.each([
    ['--schemes', ' '],
    ['--iterations', ' '],
  ])('%s with a blank value', (option, value) => {
    expect(complaint([option, value])).toContain(`"${value}"`);
  });

  it('is said in the language asked for, wherever that stands on the line', () => {
    expect(complaint('--seed x --lang pt-BR'.split(' '))).toBe(
      '--seed deve ser um número inteiro de 0 a 4294967295, como 3, mas é "x"',
    );
  });

  it('is said in one line', () => {
    expect(complaint(['a\nb'])).not.toContain('\n');
  });
});
