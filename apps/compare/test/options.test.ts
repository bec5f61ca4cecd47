import { describe, expect, it } from 'vitest';
import { helpText } from '../src/help.ts';
import { type Command, readCommand } from '../src/options.ts';
import { UsageError } from '../src/usage-error.ts';
import { fabricatedExercise } from './fabricated-exercise.ts';

const another = { ...fabricatedExercise, name: 'another', datasets: ['squares'] };
const exercises = [fabricatedExercise, another] as const;

function read(line: string): Command {
  return readCommand(line.split(' ').filter(Boolean), exercises);
}

function settings(line: string): unknown {
  const command = read(line);
  return command.kind === 'run' ? command.settings : undefined;
}

function complaint(argv: readonly string[]): string {
  try {
    readCommand(argv, exercises);
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
    ['-- --seed 4', { seed: 4 }],
  ])('%s changes just that', (line, expected) => {
    expect(settings(line)).toEqual(expected);
  });

  it.each(['another', 'another --seed 4', '--seed 4 another', '-- another'])(
    '%s names the exercise',
    (line) => {
      expect(read(line)).toMatchObject({ kind: 'run', exercise: { name: 'another' } });
    },
  );

  it('are checked against the exercise that is named', () => {
    expect(settings('another --dataset squares')).toEqual({ dataset: 'squares' });
  });

  it('name the folder and the language', () => {
    expect(read('--out here --lang pt-BR')).toMatchObject({
      out: 'here',
      locale: { language: 'pt-BR' },
    });
  });

  it('take spaces around the names of schemes', () => {
    expect(readCommand(['--schemes', 'flat, wild'], exercises)).toMatchObject({
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

describe('help', () => {
  function help(line: string): string {
    const command = read(line);
    return command.kind === 'help' ? helpText(command.exercise, exercises, command.locale) : '';
  }

  it('lists the exercises by their titles, and the options as they are for one of them', () => {
    expect(help('another --help')).toBe(
      `Usage: pnpm compare [EXERCISE] [options]

Trains the schemes of an exercise under equal conditions and writes a report: report.md,
results.json and the figures.

Exercises (default: made-up):
  made-up  A made-up exercise
  another  A made-up exercise

Options, for the exercise another:
  --schemes A,B      the schemes to train, separated by commas: flat, wild, steady (default: all)
  --iterations N     the number of training iterations (default: 3000)
  --learning-rate X  the learning rate (default: 0.05)
  --seed N           the seed of the initial weights (default: 7)
  --dataset NAME     the data set: squares (default: rings)
  --out DIR          the folder for the report (default: report)
  --lang TAG         the language of the report and of the messages: en, pt-BR
  -h, --help         show this help, for the exercise that is named, and stop
`,
    );
  });

  it.each(['--help', '--help nonsense', '--help made-up another'])(
    '%s is about the first exercise',
    (line) => {
      expect(help(line)).toContain('Options, for the exercise made-up:');
    },
  );

  it('has a place for every option', () => {
    const [, options = ''] = complaint(['--frobnicate']).split('the options are ');
    for (const option of options.split(', ')) expect(help('--help')).toContain(`${option} `);
  });

  it('speaks the language asked for', () => {
    expect(help('--help --lang pt-BR')).toMatch(/^Uso: pnpm compare \[EXERCÍCIO\] \[opções\]\n/);
  });
});

describe('what cannot be meant', () => {
  it.each([
    [
      '--frobnicate',
      'unknown option --frobnicate: the options are --schemes, --iterations, --learning-rate, --seed, --dataset, --out, --lang, --help',
    ],
    ['-x', /^unknown option -x: the options are /],
    ['--scheme flat', /^unknown option --scheme: .*; did you mean --schemes\?$/],
    ['nonsense', 'unknown exercise "nonsense": the exercises are made-up, another'],
    [
      'made-upp --seed 1',
      'unknown exercise "made-upp": the exercises are made-up, another; did you mean made-up?',
    ],
    [
      'another made-up',
      'unexpected argument "made-up": one exercise at most, and every setting is an option (--help lists them)',
    ],
    ['another --seed 1 2', /^unexpected argument "2": /],
    ['another --scheme flat', /^unknown option --scheme: .*; did you mean --schemes\?$/],
    ['--seed', '--seed needs a value, as in --seed 3'],
    ['--seed=', '--seed needs a value, as in --seed 3'],
    ['--out --seed 3', '--out needs a value, as in --out report'],
    ['--seed 1 --seed 2', '--seed is given more than once: give it once'],
    ['--exercise another', /^unknown option --exercise: /],
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
