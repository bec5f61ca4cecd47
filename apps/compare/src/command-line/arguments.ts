import { parseArgs } from 'node:util';
import { type Language, languages } from '@semente/experiment';
import { type Locale, localeOf } from '../locale.ts';
import { UsageError } from '../usage-error.ts';
import { type Flag, flags } from './program-options.ts';
import { unknown } from './unknown.ts';

/** The arguments as they were typed; which options there are depends on the exercise. */
export interface Arguments {
  readonly locale: Locale;
  /** What is not an option, in order. */
  readonly words: readonly string[];
  readonly options: readonly GivenOption[];
}

export interface GivenOption {
  readonly name: string;
  /** As it was typed, with its dashes. */
  readonly typed: string;
  readonly value: string | undefined;
  /** Whether the value was typed with `=`. */
  readonly hasInlineValue: boolean;
}

/** The options of a command, checked: each is known and given once, with a value if it takes one. */
export interface Options {
  readonly flags: ReadonlySet<Flag>;
  readonly values: Readonly<Record<string, string>>;
}

/** Takes the line apart. Every option that is not a flag is taken to have a value. */
export function readArguments(argv: readonly string[]): Arguments {
  // `pnpm compare -- --seed 4` hands the separator on.
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  const tokens = tokensOf(args);
  const options = tokens.filter((token) => token.kind === 'option').map(givenOption);
  return {
    locale: localeOf(chosenLanguage(options) ?? 'en'),
    words: tokens.filter((token) => token.kind === 'positional').map((token) => token.value),
    options,
  };
}

function tokensOf(args: string[]) {
  const typed = args
    .map((arg) => arg.match(/^--([^=]+)/)?.[1])
    .filter((name) => name !== undefined);
  const valued = typed.filter((name) => !flags.some((flag) => flag === name));
  return parseArgs({
    args,
    options: {
      ...Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }])),
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    tokens: true,
  }).tokens;
}

type OptionToken = Extract<ReturnType<typeof tokensOf>[number], { kind: 'option' }>;

function givenOption({ name, rawName, value, inlineValue }: OptionToken): GivenOption {
  return { name, typed: rawName, value, hasInlineValue: inlineValue === true };
}

/** Found before anything else is read, so that every complaint is in the language asked for. */
function chosenLanguage(options: readonly GivenOption[]): Language | undefined {
  const given = options.find(({ name }) => name === 'lang')?.value;
  return languages.find((language) => language === given);
}

/**
 * The options of a line, if a command has all of them.
 *
 * @param examples the options that take a value, each with a value that would do.
 * @throws UsageError on an option or a value that cannot be meant.
 */
export function optionsOf(
  { options, locale }: Arguments,
  examples: Readonly<Record<string, string>>,
  knownFlags: readonly Flag[] = flags,
): Options {
  const { errors } = locale.text;
  const valued = Object.keys(examples);
  const known = [...valued, ...knownFlags].map((name) => `--${name}`);
  const chosen = new Set<Flag>();
  const values: Record<string, string> = {};
  for (const option of options) {
    const { name, typed } = option;
    const flag = knownFlags.find((candidate) => candidate === name);
    if (flag === undefined && !valued.includes(name)) {
      throw unknown(typed, known, locale, errors.unknownOption);
    }
    const isRepeated = Object.hasOwn(values, name) || (flag !== undefined && chosen.has(flag));
    if (isRepeated) throw new UsageError(errors.repeatedOption(`--${name}`));
    if (flag === undefined) values[name] = givenValue(option, examples[name], locale);
    else if (option.hasInlineValue) throw new UsageError(errors.needlessValue(typed));
    else chosen.add(flag);
  }
  return { flags: chosen, values };
}

function givenValue(
  { name, value, hasInlineValue }: GivenOption,
  example: string,
  { text }: Locale,
): string {
  const isNextOption = !hasInlineValue && /^-[^\d.]/.test(value ?? '');
  if (value === undefined || value === '' || isNextOption) {
    throw new UsageError(text.errors.missingValue(`--${name}`, `--${name} ${example}`));
  }
  return value;
}
