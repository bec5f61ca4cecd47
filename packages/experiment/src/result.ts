/**
 * What a comparison gives: plain JSON, the same text for the same choice, everything a report needs
 * and nothing that depends on when or where it ran.
 */
import type { NumberStyle } from './format.ts';
import type { JsonNumber } from './json-number.ts';
import type { Localized } from './localized.ts';

/** An exercise with everything that its runs measured. */
export interface ExperimentResult {
  readonly exercise: {
    readonly name: string;
    readonly title: Localized;
    readonly question: Localized;
  };
  /** Every setting with its value, defaults included. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The first is the one that comments and evidence speak of. */
  readonly seeds: readonly number[];
  readonly metrics: readonly MetricResult[];
  readonly variants: readonly VariantResult[];
  /** What the exercise teaches, each confirmed or refuted by these runs' own measurements. */
  readonly findings: readonly FindingResult[];
}

/** What a number of the results is and how it is written. */
export interface MetricResult {
  readonly name: string;
  readonly title: Localized;
  readonly format: NumberStyle;
}

export interface VariantResult {
  readonly name: string;
  readonly title: Localized;
  /** The rule that sets this variant apart, in TeX. */
  readonly rule: string;
  /** A few words for a table of results; null where the exercise says nothing. */
  readonly comment: Localized | null;
  /** Each metric over all seeds, by its name. */
  readonly metrics: Readonly<Record<string, Statistics>>;
  /** How many of the runs trained; null where nothing is trained. */
  readonly trained: Share | null;
  /** One for each seed, in the order of the seeds. */
  readonly runs: readonly { readonly seed: number; readonly measurement: unknown }[];
}

/**
 * Where a number lies over several runs: quantiles by linear interpolation, as in NumPy. A run in
 * which it is NaN counts as the largest.
 */
export interface Quartiles {
  readonly median: JsonNumber;
  readonly lowerQuartile: JsonNumber;
  readonly upperQuartile: JsonNumber;
}

export interface Statistics extends Quartiles {
  /**
   * A 95 % bootstrap confidence interval of the median; null for a single run. From fewer than six
   * runs no interval can be that certain: it then spans about all of them, and misses the median of
   * all possible runs once in two times from two runs, in four from three, in eight from four and in
   * sixteen from five.
   */
  readonly interval: readonly [JsonNumber, JsonNumber] | null;
}

/** How many of how many, with the 95 % confidence interval of the share. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly interval: readonly [number, number];
}

export interface FindingResult {
  readonly claim: Localized;
  /** Whether it holds under more than half of the seeds. */
  readonly holds: boolean;
  readonly seeds: { readonly confirmed: number; readonly of: number };
  /** The measurements that decided under the first seed that it was judged by. */
  readonly evidence: Localized;
}
