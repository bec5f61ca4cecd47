import { seededRandom } from '@semente/random';
import { median, quantile } from 'simple-statistics';
import { type JsonNumber, jsonNumber } from './json-number.ts';
import type { Share, Statistics } from './result.ts';

/** Enough that the ends of a 95 % interval are each decided by 50 resamples. */
const RESAMPLES = 2_000;

/** The two-sided 95 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** Median, quartiles and a bootstrap interval of one metric over the runs of a variant. */
export function statistics(values: readonly JsonNumber[]): Statistics {
  const ranked = values.map(asRank);
  const [lowerQuartile, upperQuartile] = quantile(ranked, [0.25, 0.75]);
  return {
    median: shown(median(ranked), values),
    lowerQuartile: shown(lowerQuartile, values),
    upperQuartile: shown(upperQuartile, values),
    interval: values.length < 2 ? null : bootstrapInterval(ranked, values),
  };
}

/**
 * The share of runs in which something happened, with Wilson's score interval, which is right for
 * shares of 0 and 1 as well (Wilson 1927, Journal of the American Statistical Association 22).
 */
export function shareOf(count: number, of: number): Share {
  const share = count / of;
  const weight = 1 / (1 + Z ** 2 / of);
  const centre = weight * (share + Z ** 2 / (2 * of));
  const spread = weight * Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { count, of, interval: [Math.max(0, centre - spread), Math.min(1, centre + spread)] };
}

/** The percentile bootstrap of the median (Efron & Tibshirani 1993, chapter 13), always the same. */
function bootstrapInterval(
  ranked: readonly number[],
  values: readonly JsonNumber[],
): readonly [JsonNumber, JsonNumber] {
  const random = seededRandom(0);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ranked.map(() => ranked[random.integer(0, ranked.length)])),
  );
  const [low, high] = quantile(medians, [0.025, 0.975]);
  return [shown(low, values), shown(high, values)];
}

/** A diverged run has no number; it counts as worse than any. */
function asRank(value: JsonNumber): number {
  return value === 'NaN' ? Number.POSITIVE_INFINITY : Number(value);
}

/** Infinity stands for NaN where no run was infinite, and may come from averaging two ranks. */
function shown(rank: number, values: readonly JsonNumber[]): JsonNumber {
  const isInfinite = rank === Number.POSITIVE_INFINITY;
  return isInfinite && !values.includes('Infinity') ? 'NaN' : jsonNumber(rank);
}
