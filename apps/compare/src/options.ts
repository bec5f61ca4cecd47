import type { Exercise, Settings } from '@semente/experiment';
import { type Arguments, languageOf, readArguments, unknown } from './arguments.ts';
import type { Locale } from './locale.ts';
import { UsageError } from './usage-error.ts';

/** What the command line asks for. */
export type Command = HelpCommand | RunCommand;

export interface HelpCommand {
  readonly kind: 'help';
  readonly locale: Locale;
  /** The one whose schemes, data sets and defaults are shown. */
  readonly exercise: Exercise;
}

export interface RunCommand {
  readonly kind: 'run';
  readonly locale: Locale;
  readonly exercise: Exercise;
  /** What is to differ from the exercise's defaults. */
  readonly settings: Partial<Settings>;
  /** The folder for the report. */
  readonly out: string;
}

/** The exercises on offer; the first one is run if none is named. */
export type Exercises = readonly [Exercise, ...Exercise[]];

export const defaultOut = 'report';

/** @throws UsageError on anything that cannot be used, in the language that `--lang` asks for. */
export function readCommand(argv: readonly string[], exercises: Exercises): Command {
  const given = readArguments(argv);
  const { locale, values } = given;
  if (given.wantsHelp) {
    return { kind: 'help', locale, exercise: named(given.exercise, exercises) ?? exercises[0] };
  }
  languageOf(given);
  const exercise = chosenExercise(given, exercises);
  const settings = {
    ...(values.schemes !== undefined && { variants: schemes(values.schemes, exercise, locale) }),
    ...(values.iterations !== undefined && { iterations: iterations(values.iterations, locale) }),
    ...(values['learning-rate'] !== undefined && {
      learningRate: learningRate(values['learning-rate'], locale),
    }),
    ...(values.seed !== undefined && { seed: seed(values.seed, locale) }),
    ...(values.dataset !== undefined && { dataset: dataset(values.dataset, exercise, locale) }),
  };
  return { kind: 'run', locale, exercise, settings, out: values.out ?? defaultOut };
}

function chosenExercise({ exercise: given, locale }: Arguments, exercises: Exercises): Exercise {
  if (given === undefined) return exercises[0];
  const exercise = named(given, exercises);
  if (exercise !== undefined) return exercise;
  const valid = exercises.map((candidate) => candidate.name);
  throw unknown(given, valid, locale, locale.text.errors.unknownExercise);
}

function named(name: string | undefined, exercises: Exercises): Exercise | undefined {
  return exercises.find((exercise) => exercise.name === name);
}

function schemes(given: string, exercise: Exercise, locale: Locale): readonly string[] {
  const { errors } = locale.text;
  const valid = exercise.variants.map((variant) => variant.name);
  const chosen = given.split(',').map((name) => name.trim());
  for (const [index, name] of chosen.entries()) {
    if (name === '') throw new UsageError(errors.emptyScheme(given, valid.join(', ')));
    if (!valid.includes(name)) throw unknown(name, valid, locale, errors.unknownScheme);
    if (chosen.indexOf(name) < index) throw new UsageError(errors.repeatedScheme(name));
  }
  return chosen;
}

function dataset(given: string, { datasets }: Exercise, locale: Locale): string {
  if (datasets.includes(given)) return given;
  throw unknown(given, datasets, locale, locale.text.errors.unknownDataset);
}

function iterations(given: string, { text }: Locale): number {
  const value = decimal(given);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new UsageError(text.errors.iterations(given));
}

function learningRate(given: string, { text }: Locale): number {
  const value = decimal(given);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(text.errors.learningRate(given));
}

function seed(given: string, { text }: Locale): number {
  const value = decimal(given);
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new UsageError(text.errors.seed(given));
}

/** The number that a decimal numeral stands for; NaN for what `Number` would read as well (`''`, `0x10`). */
function decimal(given: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(given) ? Number(given) : Number.NaN;
}
