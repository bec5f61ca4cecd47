import { expectList, refuse } from './expect.ts';
import type { Localized } from './localized.ts';

/** A kind of value, and how the command line writes one. */
export interface Kind<T> {
  /** What a value has to be, as it stands after "must be". */
  readonly expected: Localized;
  accepts(value: unknown): value is T;
  /** What a text of the command line stands for; it may still be something not accepted. */
  read(text: string): unknown;
  /** A value as the command line takes it. */
  write(value: T): string;
}

/** Something about an exercise that its user may change: on the command line, or in a program. */
export interface Setting<T> extends Kind<T> {
  readonly default: T;
  /** What it is, as help lists it. */
  readonly description: Localized;
}

export type SettingsSchema = Readonly<Record<string, Setting<unknown>>>;

/** The values of a schema's settings. */
export type Values<Schema extends SettingsSchema> = {
  readonly [Name in keyof Schema]: Schema[Name] extends Setting<infer T> ? T : never;
};

interface Described<T> {
  readonly default: T;
  readonly description: Localized;
}

/** Whole numbers, `least` or more. */
export function wholeNumbers({ least = 0 }: { readonly least?: number } = {}): Kind<number> {
  return {
    expected: {
      en: `a whole number, ${least} or more`,
      'pt-BR': `um número inteiro, ${least} ou mais`,
    },
    accepts: (value): value is number => Number.isSafeInteger(value) && (value as number) >= least,
    read: decimal,
    write: String,
  };
}

/** A whole number, `least` or more. */
export function wholeNumber({
  least = 0,
  ...setting
}: Described<number> & { readonly least?: number }): Setting<number> {
  return { ...setting, ...wholeNumbers({ least }) };
}

/** Finite numbers above 0. */
export const positiveNumbers: Kind<number> = {
  expected: { en: 'a finite number above 0', 'pt-BR': 'um número finito maior que 0' },
  accepts: (value): value is number => Number.isFinite(value) && (value as number) > 0,
  read: decimal,
  write: String,
};

/** A finite number above 0. */
export function positiveNumber(setting: Described<number>): Setting<number> {
  return { ...setting, ...positiveNumbers };
}

/** A probability of something that happens at least now and then: above 0, at most 1. */
export function probability(setting: Described<number>): Setting<number> {
  return {
    ...setting,
    expected: { en: 'a number above 0, at most 1', 'pt-BR': 'um número maior que 0, no máximo 1' },
    accepts: (value): value is number => typeof value === 'number' && value > 0 && value <= 1,
    read: decimal,
    write: String,
  };
}

/** A setting whose values are a few names. */
export interface ChoiceSetting<Name extends string> extends Setting<Name> {
  readonly names: readonly Name[];
}

/**
 * One of a few names.
 *
 * @throws RangeError if there is none.
 */
export function choice<const Name extends string>({
  of: names,
  ...setting
}: {
  readonly default: NoInfer<Name>;
  readonly of: readonly Name[];
  readonly description: Localized;
}): ChoiceSetting<Name> {
  if (expectList('of', names, 'a list of names').length === 0)
    refuse('of', 'one or more names', names);
  const list = names.join(', ');
  return {
    ...setting,
    names,
    expected: { en: `one of ${list}`, 'pt-BR': `um de ${list}` },
    accepts: (value): value is Name => names.some((name) => name === value),
    read: (text) => text,
    write: (name) => name,
  };
}

/** One or more values of a kind, all different; commas separate them. */
export function listOf<T>(kind: Kind<T>, setting: Described<readonly T[]>): Setting<readonly T[]> {
  return {
    ...setting,
    expected: {
      en: `one or more values without repetition, separated by commas, each ${kind.expected.en}`,
      'pt-BR': `um ou mais valores sem repetição, separados por vírgulas, cada um ${kind.expected['pt-BR']}`,
    },
    accepts: (values): values is readonly T[] =>
      Array.isArray(values) &&
      values.length > 0 &&
      new Set(values).size === values.length &&
      values.every((value) => kind.accepts(value)),
    read: (text) => text.split(',').map((part) => kind.read(part.trim())),
    write: (values) => values.map((value) => kind.write(value)).join(','),
  };
}

/** The number that a decimal numeral stands for; NaN for what `Number` would read as well (`''`, `0x10`). */
export function decimal(given: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(given) ? Number(given) : Number.NaN;
}
