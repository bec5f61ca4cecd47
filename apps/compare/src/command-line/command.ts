import { type Exercise, kebabCase, languages, type Plan, plan } from '@semente/experiment';
import { defaultExercise } from '../exercises/built-in.ts';
import { exercisePath, type LoadedExercise, loadExercise } from '../exercises/load.ts';
import type { Locale } from '../locale.ts';
import type { ReportFormat } from '../report/files.ts';
import type { Shard } from '../runs/shard.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, type Options, optionsOf, readArguments } from './arguments.ts';
import { type Flag, flags, mergeWord, reservedNames, valueOptions } from './program-options.ts';
import { reportFormats } from './report-formats.ts';
import { unknown } from './unknown.ts';
import { numberOfSeeds, seedsFrom, shardOf, variantsOf, workersOf } from './values.ts';

/** What the command line asks for. */
export type Command = HelpCommand | WatchCommand | RunCommand | MergeCommand;

export interface HelpCommand {
  readonly kind: 'help';
  readonly locale: Locale;
  /** The one whose variants, settings and defaults are shown. */
  readonly exercise: Exercise;
}

/** To run the program again and again. */
export interface WatchCommand {
  readonly kind: 'watch';
  readonly locale: Locale;
  /** The exercise's file. */
  readonly path: string;
  /** The arguments of each run. */
  readonly argv: readonly string[];
}

export interface RunCommand {
  readonly kind: 'run';
  readonly locale: Locale;
  readonly loaded: LoadedExercise;
  readonly plan: Plan;
  /** The folder for the report. */
  readonly out: string;
  readonly format: ReportFormat;
  /** How many runs go at once; undefined for as many as pay. */
  readonly workers: number | undefined;
  /** The part of the comparison to run; undefined for all of it, with a report. */
  readonly shard: Shard | undefined;
  /** What becomes of the runs of an unfinished comparison in the folder. */
  readonly earlierRuns: 'refuse' | 'resume' | 'discard';
  readonly isCompiled: boolean;
}

export interface MergeCommand {
  readonly kind: 'merge';
  readonly locale: Locale;
  /** The folders of the shards. */
  readonly folders: readonly string[];
  readonly out: string;
  readonly format: ReportFormat;
}

export const defaultOut = 'report';

/** @throws UsageError on anything that cannot be used, in the language that `--lang` asks for. */
export async function readCommand(argv: readonly string[]): Promise<Command> {
  const given = readArguments(argv);
  const { locale, words, options } = given;
  const has = (flag: Flag): boolean => options.some(({ name }) => name === flag);
  if (has('help')) {
    const isFile = words[0] !== undefined && words[0] !== mergeWord;
    return {
      kind: 'help',
      locale,
      exercise: await exerciseForHelp(isFile ? words[0] : '', locale),
    };
  }
  checkLanguage(given);
  if (words[0] === mergeWord) return mergeCommand(given);
  const [exercise = defaultExercise] = words;
  if (has('watch')) return watchCommand(given, exercise, argv);
  return runCommand(given, await loadExercise(exercise, reservedNames, locale));
}

/** Of what is misspelt the default is shown; of what is wrong, the mistake. */
async function exerciseForHelp(given: string, locale: Locale): Promise<Exercise> {
  const name = isKnown(given, locale) ? given : defaultExercise;
  return (await loadExercise(name, reservedNames, locale)).exercise;
}

function isKnown(given: string, locale: Locale): boolean {
  try {
    return exercisePath(given, locale) !== '';
  } catch {
    return false;
  }
}

function runCommand(given: Arguments, loaded: LoadedExercise): RunCommand {
  const { locale, words } = given;
  const { exercise } = loaded;
  const options = optionsOf(given, { ...valueOptions, ...settingExamples(exercise) });
  // First the options: what follows a misspelt one is not an argument of its own.
  if (words[1] !== undefined) {
    throw new UsageError(locale.text.errors.unexpectedArgument(words[1], '--help'));
  }
  const { values, flags } = options;
  refuseTogether(flags, 'resume', 'fresh', locale);
  const count = numberOfSeeds(values.seeds, locale);
  return {
    kind: 'run',
    locale,
    loaded,
    plan: plan(exercise, {
      ...(values.schemes !== undefined && {
        variants: variantsOf(values.schemes, exercise, locale),
      }),
      seeds: seedsFrom(values.seed, count, exercise, locale),
      settings: settingsOf(options, exercise, locale),
    }),
    out: values.out ?? defaultOut,
    format: formatOf(options, locale),
    workers: workersOf(values.workers, locale),
    shard: shardOf(values.shard, locale),
    earlierRuns: flags.has('resume') ? 'resume' : flags.has('fresh') ? 'discard' : 'refuse',
    isCompiled: !flags.has('eager'),
  };
}

/** The exercise's file may be wrong at the moment, so all else is left to the runs. */
function watchCommand(
  { locale, options }: Arguments,
  exercise: string,
  argv: readonly string[],
): WatchCommand {
  const given = options.filter(({ name }) => flags.some((flag) => flag === name));
  refuseTogether(
    optionsOf({ words: [], locale, options: given }, {}).flags,
    'watch',
    'resume',
    locale,
  );
  const rest = argv.filter((argument) => argument !== '--watch' && argument !== '--fresh');
  const path = exercisePath(exercise, locale);
  return { kind: 'watch', locale, path, argv: [...rest, '--fresh'] };
}

function mergeCommand(given: Arguments): MergeCommand {
  const { locale, words } = given;
  const { out, format, lang } = valueOptions;
  const options = optionsOf(given, { out, format, lang }, ['help']);
  const [, ...folders] = words;
  if (folders.length === 0) throw new UsageError(locale.text.errors.nothingToMerge);
  return {
    kind: 'merge',
    locale,
    folders,
    out: options.values.out ?? defaultOut,
    format: formatOf(options, locale),
  };
}

/** The options of an exercise's settings, each with its default as a value that would do. */
function settingExamples({ settings }: Exercise): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [
      kebabCase(name),
      setting.write(setting.default),
    ]),
  );
}

function settingsOf(
  { values }: Options,
  { settings }: Exercise,
  locale: Locale,
): Readonly<Record<string, unknown>> {
  const chosen: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const option = kebabCase(name);
    if (!Object.hasOwn(values, option)) continue;
    const value = setting.read(values[option]);
    if (!setting.accepts(value)) {
      const { language, text } = locale;
      const example = setting.write(setting.default);
      throw unknown(values[option], namesOf(setting), locale, (given) =>
        text.errors.setting(`--${option}`, setting.expected[language], example, given),
      );
    }
    chosen[name] = value;
  }
  return chosen;
}

/** What a setting that is a choice can be. */
function namesOf(setting: object): readonly string[] {
  return 'names' in setting && Array.isArray(setting.names) ? setting.names : [];
}

function formatOf({ values }: Options, locale: Locale): ReportFormat {
  const { format: given = 'md' } = values;
  const format = reportFormats.find((candidate) => candidate === given);
  if (format !== undefined) return format;
  throw unknown(given, reportFormats, locale, locale.text.errors.unknownFormat);
}

function checkLanguage({ options, locale }: Arguments): void {
  const { values } = optionsOf(
    { words: [], locale, options: options.filter(({ name }) => name === 'lang') },
    { lang: valueOptions.lang },
  );
  const { lang: given = locale.language } = values;
  if (given === locale.language) return;
  throw unknown(given, languages, locale, locale.text.errors.unknownLanguage);
}

function refuseTogether(flags: ReadonlySet<Flag>, one: Flag, other: Flag, { text }: Locale): void {
  if (flags.has(one) && flags.has(other)) {
    throw new UsageError(text.errors.notTogether(`--${one}`, `--${other}`));
  }
}
