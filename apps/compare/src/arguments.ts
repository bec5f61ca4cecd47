import { parseArgs } from 'node:util';
import type { Language } from '@semente/experiment';
import { type Locale, languages, localeOf } from './locale.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** The options that take a value, each with a value that would do. */
const examples = {
  schemes: 'zeros,he',
  iterations: '15000',
  'learning-rate': '0.01',
  seed: '3',
  dataset: 'circles',
  out: 'report',
  lang: 'en',
} as const;

export type OptionName = keyof typeof examples;

/** The arguments as they were typed; the options known, each at most once, each with a value. */
export interface Arguments {
  readonly locale: Locale;
  readonly wantsHelp: boolean;
  /** The one argument that is not an option. */
  readonly exercise: string | undefined;
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
}

const names = Object.keys(examples) as readonly OptionName[];
const flags = [...names, 'help'].map((name) => `--${name}`);

/** @throws UsageError on an option, a value or an argument that cannot be meant. */
export function readArguments(argv: readonly string[]): Arguments {
  const tokens = tokensOf(argv);
  const locale = chosenLocale(tokens);
  const options = tokens.filter((token) => token.kind === 'option');
  const [exercise, unexpected] = tokens
    .filter((token) => token.kind === 'positional')
    .map((token) => token.value);
  if (options.some((option) => option.name === 'help')) {
    return { locale, wantsHelp: true, exercise, values: {} };
  }
  // First the options: what follows a misspelt one is not an argument of its own.
  const values = optionValues(options, locale);
  if (unexpected !== undefined) {
    throw new UsageError(locale.text.errors.unexpectedArgument(unexpected, '--help'));
  }
  return { locale, wantsHelp: false, exercise, values };
}

function optionValues(options: readonly OptionToken[], locale: Locale): Arguments['values'] {
  const values: Partial<Record<OptionName, string>> = {};
  for (const option of options) {
    const name = knownName(option.name, option.rawName, locale);
    if (name in values) throw new UsageError(locale.text.errors.repeatedOption(`--${name}`));
    values[name] = givenValue(name, option, locale);
  }
  return values;
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

function tokensOf(argv: readonly string[]) {
  // `pnpm compare -- --seed 4` hands the separator on.
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({
    args,
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  }).tokens;
}

/** Found before anything else is read, so that every complaint is in the language asked for. */
function chosenLocale(tokens: readonly Token[]): Locale {
  const given = tokens.find((token) => token.kind === 'option' && token.name === 'lang');
  const value = given?.kind === 'option' ? given.value : undefined;
  return localeOf(languages.find((language) => language === value) ?? 'en');
}

function knownName(name: string, typed: string, locale: Locale): OptionName {
  const known = names.find((candidate) => candidate === name);
  if (known !== undefined) return known;
  throw unknown(typed, flags, locale, locale.text.errors.unknownOption);
}

function givenValue(name: OptionName, { value, inlineValue }: OptionToken, locale: Locale): string {
  const isNextOption = inlineValue === false && /^-[^\d.]/.test(value ?? '');
  if (value === undefined || value === '' || isNextOption) {
    throw new UsageError(
      locale.text.errors.missingValue(`--${name}`, `--${name} ${examples[name]}`),
    );
  }
  return value;
}

/** The complaint about a name that is not in a list, with the one that may have been meant. */
export function unknown(
  given: string,
  valid: readonly string[],
  { text }: Locale,
  message: (given: string, valid: string) => string,
): UsageError {
  const meant = nearest(given, valid);
  const suggestion = meant === undefined ? '' : text.errors.didYouMean(meant);
  return new UsageError(message(given, valid.join(', ')) + suggestion);
}

/** The language of `--lang`, refused if there is no such language. */
export function languageOf({ values, locale }: Arguments): Language {
  const given = values.lang ?? locale.language;
  const language = languages.find((candidate) => candidate === given);
  if (language !== undefined) return language;
  throw unknown(given, languages, locale, locale.text.errors.unknownLanguage);
}
