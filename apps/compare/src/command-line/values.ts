import { decimal, type Exercise, LARGEST_SEED } from '@semente/experiment';
import type { Locale } from '../locale.ts';
import type { Shard } from '../runs/shard.ts';
import { UsageError } from '../usage-error.ts';
import { unknown } from './unknown.ts';

/** The names of `--schemes`, if the exercise has all of them. */
export function variantsOf(given: string, exercise: Exercise, locale: Locale): readonly string[] {
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

/** Successive seeds, from that of `--seed` or the exercise's own. */
export function seedsFrom(
  given: string | undefined,
  count: number,
  exercise: Exercise,
  { text, format }: Locale,
): readonly number[] {
  const first = given === undefined ? exercise.seed : decimal(given);
  if (!Number.isInteger(first) || first < 0 || first > LARGEST_SEED) {
    throw new UsageError(text.errors.seed(String(given)));
  }
  if (first + count - 1 > LARGEST_SEED) {
    throw new UsageError(text.errors.tooManySeeds(format.count(count), String(first)));
  }
  return Array.from({ length: count }, (_, i) => first + i);
}

/** More than anyone has use for, and few enough to count. */
const MOST_SEEDS = 100_000;

export function numberOfSeeds(given: string | undefined, { text }: Locale): number {
  const count = given === undefined ? 1 : decimal(given);
  if (isCount(count) && count <= MOST_SEEDS) return count;
  throw new UsageError(text.errors.seeds(String(MOST_SEEDS), String(given)));
}

/** More threads than any machine has cores. */
const MOST_WORKERS = 1024;

export function workersOf(given: string | undefined, { text }: Locale): number | undefined {
  if (given === undefined) return undefined;
  const count = decimal(given);
  if (isCount(count) && count <= MOST_WORKERS) return count;
  throw new UsageError(text.errors.workers(String(MOST_WORKERS), given));
}

/** `2/3` is the second of three parts. */
export function shardOf(given: string | undefined, { text }: Locale): Shard | undefined {
  if (given === undefined) return undefined;
  const [part, of] = (given.match(/^(\d{1,9})\/(\d{1,9})$/) ?? []).slice(1).map(Number);
  if (part !== undefined && of !== undefined && part >= 1 && part <= of) return { part, of };
  throw new UsageError(text.errors.shard(given));
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
