import { isRandom, type Random } from '@semente/random';
import { shown } from './shown.ts';

/** The most samples of a data set. Ten million of two features take 2 GB while they are made. */
export const MOST_SAMPLES = 10_000_000;

/** What `isPositive` wants, in words. */
export const POSITIVE_INTEGER: string = `a positive integer up to ${MOST_SAMPLES}`;

/** Refuses an option in one line that names the generator, the option, what fits and what was given. */
export function checkOption(
  generator: string,
  option: string,
  given: unknown,
  isFit: boolean,
  wanted: string,
): void {
  if (isFit) return;
  throw new RangeError(`${generator}: ${option} must be ${wanted}, given ${shown(given)}`);
}

export function checkNoise(generator: string, noise: number): void {
  checkOption(generator, 'noise', noise, isStandardDeviation(noise), 'a finite number, 0 or more');
}

/**
 * For callers whose types nobody checked: every data set needs its source of randomness. It comes
 * before the options are read, because they may be missing altogether.
 */
export function checkRandom(
  generator: string,
  options: { readonly random?: Random | undefined } | undefined,
): asserts options is { readonly random: Random } {
  const random: unknown = options?.random;
  const wanted = 'a source of random numbers, such as numpyRandom(1)';
  checkOption(generator, 'random', random, isRandom(random), wanted);
}

/** For callers whose types nobody checked, where every option has a default. */
export function checkOptions(name: string, options: unknown): void {
  const isRecord = typeof options === 'object' && options !== null && !Array.isArray(options);
  checkOption(name, 'options', options, isRecord, 'an object');
}

export function checkPositive(generator: string, option: string, count: number): void {
  checkOption(generator, option, count, isPositive(count), POSITIVE_INTEGER);
}

/** Rows of two features fit in any permitted number; of more features, fewer rows do. */
export function checkFeatures(
  generator: string,
  option: string,
  features: number,
  rows: number,
): void {
  checkPositive(generator, option, features);
  const largest = 2 * MOST_SAMPLES;
  const wanted = `so few that ${rows} rows of them are at most ${largest} numbers`;
  checkOption(generator, option, features, features * rows <= largest, wanted);
}

/** For generators whose samples come in no classes of their own. */
export function checkSampleCount(generator: string, samples: number): void {
  const isFit = isCount(samples) && samples <= MOST_SAMPLES;
  checkOption(generator, 'samples', samples, isFit, `a non-negative integer up to ${MOST_SAMPLES}`);
}

export function checkFinite(generator: string, option: string, value: number): void {
  checkOption(generator, option, value, Number.isFinite(value), 'a finite number');
}

export function checkFlag(generator: string, option: string, value: boolean): void {
  checkOption(generator, option, value, typeof value === 'boolean', 'true or false');
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
