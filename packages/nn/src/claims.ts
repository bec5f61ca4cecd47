// What options must be, and how those are refused that are not.

import { isRandom } from '@semente/random';
import { Tensor } from '@semente/tensor';
import { shown } from './shown.ts';

/** What an option, or another argument, must be. */
export interface Claim {
  /** Completes “the option must be …”. */
  readonly wanted: string;
  holds(value: unknown): boolean;
}

export const isFiniteNumber: Claim = {
  wanted: 'a finite number',
  holds: (value) => Number.isFinite(value),
};

export const isPositive: Claim = {
  wanted: 'a positive number',
  holds: (value) => isAtLeastZero(value) && value > 0,
};

export const isNotNegative: Claim = {
  wanted: 'a finite number of at least 0',
  holds: isAtLeastZero,
};

export const isBelowOne: Claim = { wanted: 'a number in [0, 1)', holds: isDecayRate };

export const isShare: Claim = {
  wanted: 'a number in [0, 1]',
  holds: (value) => isAtLeastZero(value) && value <= 1,
};

export const areBelowOne: Claim = {
  wanted: 'two numbers in [0, 1)',
  holds: (value) => Array.isArray(value) && value.length === 2 && value.every(isDecayRate),
};

export const isCount: Claim = {
  wanted: 'a whole number above 0',
  holds: (value) => Number.isInteger(value) && Number(value) > 0,
};

export const isCountOrZero: Claim = {
  wanted: 'a whole number of at least 0',
  holds: (value) => Number.isInteger(value) && Number(value) >= 0,
};

export const isTruth: Claim = {
  wanted: 'true or false',
  holds: (value) => typeof value === 'boolean',
};

/** For callers whose types nobody checked: there is no global source to fall back on. */
export const isSource: Claim = {
  wanted: 'a random source, as in { random: seededRandom(1) }',
  holds: isRandom,
};

/** One of a few words. */
export function isOneOf(words: readonly string[]): Claim {
  return {
    wanted: `one of ${words.map(shown).join(', ')}`,
    holds: (value) => words.some((word) => word === value),
  };
}

function isAtLeastZero(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}

function isDecayRate(value: unknown): boolean {
  return isAtLeastZero(value) && value < 1;
}

/**
 * The given options and, for those left out, the defaults.
 *
 * @throws RangeError if they are not written as an object, one is unknown, or its claim does not hold.
 */
export function completeOptions<Options extends object>(
  who: string,
  given: Options | undefined,
  defaults: Partial<Options>,
  claims: Readonly<Record<keyof Options, Claim>>,
): Required<Options> {
  const complete = {
    ...defaults,
    ...requireOptions(who, given, Object.keys(claims)),
  } as Required<Options>;
  checkOptions(who, complete, claims);
  return complete;
}

/**
 * The given options, or none: where there are no defaults to fill in.
 *
 * @throws RangeError if they are not written as an object, or one has none of the names.
 */
export function requireOptions<Options extends object>(
  who: string,
  given: Options | undefined,
  names: readonly string[],
): Partial<Options> {
  if (typeof (given ?? {}) !== 'object' || Array.isArray(given) || given instanceof Tensor) {
    throw new RangeError(`${who}: options are written as { ${names[0]}: … }, got ${shown(given)}`);
  }
  const unknown = Object.keys(given ?? {}).find((name) => !names.includes(name));
  if (unknown === undefined) return given ?? {};
  throw new RangeError(`${who}: there is no option '${unknown}'; there are ${names.join(', ')}`);
}

/** Refuses what is not what it must be. */
export function checkOptions<Options extends object>(
  who: string,
  options: Options,
  claims: Readonly<Record<keyof Options, Claim>>,
): void {
  for (const name of Object.keys(claims) as (keyof Options & string)[]) {
    const { wanted, holds } = claims[name];
    const value: unknown = options[name];
    if (holds(value)) continue;
    throw new RangeError(`${who}: ${name} must be ${wanted}, got ${given(value)}`);
  }
}

function given(value: unknown): string {
  const isPair = Array.isArray(value) && value.length === 2;
  return isPair ? `[${value.map(shown).join(', ')}]` : shown(value);
}
