import { seededRandom } from '@semente/random';
import { quantileSorted } from 'simple-statistics';
import { refuse } from './expect.ts';
import { isJsonNumber, type JsonNumber, jsonNumber } from './json-number.ts';
import type { Quartiles, Share, Statistics } from './result.ts';

/** Enough that the ends of a 95 % interval are each decided by 50 resamples. */
const RESAMPLES = 2_000;

/** The two-sided 95 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Median, quartiles and a bootstrap interval of one number over several runs, one or more, whatever
 * their order.
 *
 * @throws RangeError if there is no value, or one that is no number.
 *
 * @example
 * ```ts
 * statistics([0.3, 0.1, 0.2]).median; // 0.2
 * ```
 */
export function statistics(values: readonly JsonNumber[]): Statistics {
  const sorted = sortedNumbers(values);
  return { ...quartilesOf(sorted), interval: sorted.length < 2 ? null : medianInterval(sorted) };
}

/** Median and quartiles alone, where an interval would be computed in vain. */
export function quartiles(values: readonly JsonNumber[]): Quartiles {
  return quartilesOf(sortedNumbers(values));
}

/**
 * The share of runs in which something happened, with Wilson's score interval, which is right for
 * shares of 0 and 1 as well (Wilson 1927, Journal of the American Statistical Association 22).
 *
 * @throws RangeError unless `count` and `of` are whole numbers, `of` 1 or more and `count` at most `of`.
 *
 * @example
 * ```ts
 * shareOf(8, 10).interval; // [0.4901624715366418, 0.9433178485456248]
 * ```
 */
export function shareOf(count: number, of: number): Share {
  if (!Number.isInteger(of) || of < 1) refuse('of', 'a whole number, 1 or more', of);
  if (!Number.isInteger(count) || count < 0 || count > of) {
    refuse('count', `a whole number from 0 to ${of}`, count);
  }
  const share = count / of;
  const excess = (Z * Z) / of;
  const centre = (share + excess / 2) / (1 + excess);
  const spread = Math.sqrt(excess * (share * (1 - share) + excess / 4)) / (1 + excess);
  return { count, of, interval: [Math.max(0, centre - spread), Math.min(1, centre + spread)] };
}

function sortedNumbers(values: readonly JsonNumber[]): number[] {
  if (values.length === 0) refuse('values', 'one or more numbers', values);
  for (const [i, value] of values.entries()) {
    if (!isJsonNumber(value)) refuse(`values[${i}]`, 'a number, or the word for one', value);
  }
  return ascending(values);
}

function quartilesOf(sorted: number[]): Quartiles {
  const [lowerQuartile, median, upperQuartile] = [0.25, 0.5, 0.75].map((share) =>
    jsonNumber(quantile(sorted, share)),
  );
  return { median, lowerQuartile, upperQuartile };
}

/** The percentile bootstrap of the median (Efron & Tibshirani 1993, chapter 13), always the same. */
function medianInterval(sorted: number[]): readonly [JsonNumber, JsonNumber] {
  const random = seededRandom(0);
  const medians = Array.from({ length: RESAMPLES }, () =>
    quantile(ascending(sorted.map(() => sorted[random.integer(0, sorted.length)])), 0.5),
  );
  const sortedMedians = ascending(medians);
  return [jsonNumber(quantile(sortedMedians, 0.025)), jsonNumber(quantile(sortedMedians, 0.975))];
}

/** In ascending order, and NaN at the end: a run that has no number is worse than any. */
function ascending(values: readonly JsonNumber[]): number[] {
  return [...Float64Array.from(values, Number).sort()];
}

/**
 * Between two values that are not both finite there is none: the result is the one that is not
 * finite, and of two of them the larger.
 */
function quantile(sorted: number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const neighbours = [sorted[Math.ceil(position)], sorted[Math.floor(position)]];
  const beyond = neighbours.find((value) => !Number.isFinite(value));
  return beyond ?? quantileSorted(sorted, share);
}
