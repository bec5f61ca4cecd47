import { isRandom, type Random } from '@semente/random';
import { shown } from './shown.ts';

/** The most samples of a data set. Ten million of two features take 2 GB while they are made. */
export const MOST_SAMPLES = 10_000_000;

/** What `isPositive` wants, in words. */
export const POSITIVE_INTEGER: string = `a positive integer up to ${MOST_SAMPLES}`;

/** Refuses an option in one line that names the function, the option, what fits and what was given. */
export function checkOption(
  caller: string,
  option: string,
  given: unknown,
  isFit: boolean,
  wanted: string,
): void {
  if (isFit) return;
  throw new RangeError(`${caller}: ${option} must be ${wanted}, given ${shown(given)}`);
}

export function checkNoise(caller: string, noise: number): void {
  checkOption(caller, 'noise', noise, isStandardDeviation(noise), 'a finite number, 0 or more');
}

/**
 * For callers whose types nobody checked: every data set needs its source of randomness. It comes
 * before the options are read, because they may be missing altogether.
 */
export function checkRandom(
  caller: string,
  options: { readonly random?: Random | undefined } | undefined,
): asserts options is { readonly random: Random } {
  const random: unknown = options?.random;
  const wanted = 'a source of random numbers, such as numpyRandom(1)';
  checkOption(caller, 'random', random, isRandom(random), wanted);
}

/** For callers whose types nobody checked, where every option has a default. */
export function checkOptions(caller: string, options: unknown): void {
  const isRecord = typeof options === 'object' && options !== null && !Array.isArray(options);
  checkOption(caller, 'options', options, isRecord, 'an object');
}

export function checkPositive(caller: string, option: string, count: number): void {
  checkOption(caller, option, count, isPositive(count), POSITIVE_INTEGER);
}

/** Rows of two features fit in any permitted number; of more features, fewer rows do. */
export function checkFeatures(
  caller: string,
  option: string,
  features: number,
  rows: number,
): void {
  checkPositive(caller, option, features);
  const largest = 2 * MOST_SAMPLES;
  const wanted = `so few that ${rows} rows of them are at most ${largest} numbers`;
  checkOption(caller, option, features, features * rows <= largest, wanted);
}

/** For generators whose samples come in no classes of their own. */
export function checkSampleCount(caller: string, samples: number): void {
  const isFit = isCount(samples) && samples <= MOST_SAMPLES;
  checkOption(caller, 'samples', samples, isFit, `a non-negative integer up to ${MOST_SAMPLES}`);
}

export function checkFinite(caller: string, option: string, value: number): void {
  checkOption(caller, option, value, Number.isFinite(value), 'a finite number');
}

export function checkFlag(caller: string, option: string, value: boolean): void {
  checkOption(caller, option, value, typeof value === 'boolean', 'true or false');
}

/** A share of a whole. */
export function isShare(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) >= 0 && Number(value) <= 1;
}

export function isStandardDeviation(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** Whether there can be as many classes or features as this. */
export function isPositive(value: unknown): boolean {
  return isCount(value) && Number(value) > 0 && Number(value) <= MOST_SAMPLES;
}

export function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
