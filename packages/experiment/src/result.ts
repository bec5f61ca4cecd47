/**
 * What a run of an exercise gives: plain JSON, the same text for the same settings, everything a
 * report needs and nothing that depends on when or where it ran.
 */

export type Language = 'en' | 'pt-BR';

/**
 * A text in every language of a report. It may contain Markdown; formulas stand between `` $` `` and
 * `` `$ ``, where Markdown leaves TeX alone.
 */
export type Localized = Readonly<Record<Language, string>>;

/** JSON has no infinities, so they are written as words. `Number(value)` reads both forms back. */
export type JsonNumber = number | 'Infinity' | '-Infinity' | 'NaN';

/** An exercise with everything that one run of it measured. */
export interface ExperimentResult {
  readonly exercise: {
    readonly name: string;
    readonly title: Localized;
    readonly question: Localized;
  };
  readonly conditions: Conditions;
  readonly data: { readonly train: Points; readonly test: Points };
  readonly variants: readonly VariantResult[];
  /** What the exercise teaches, each confirmed or refuted by this run's own measurements. */
  readonly findings: readonly Finding[];
}

/** What all variants of a run have in common. */
export interface Conditions {
  readonly dataset: string;
  readonly trainSamples: number;
  readonly testSamples: number;
  /** The standard deviation of the noise on each coordinate. */
  readonly noise: number;
  /** The seeds that the points were drawn from. */
  readonly dataSeeds: { readonly train: number; readonly test: number };
  /** The number of units in each layer, the inputs first. */
  readonly layers: readonly number[];
  /** The nonlinearity of the hidden layers. */
  readonly activation: Localized;
  readonly optimizer: Localized;
  readonly dtype: 'float64' | 'float32';
  readonly iterations: number;
  readonly learningRate: number;
  /** The seed of the initial weights. */
  readonly seed: number;
  /** Costs are tabulated at iterations 0, `costEvery`, 2 · `costEvery`, … */
  readonly costEvery: number;
}

/** Labelled points: `x` is `[samples, 2]`, `y` holds one label, 0 or 1, for each. */
export interface Points {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

/** One variant: how its training went and what came out of it. */
export interface VariantResult {
  readonly name: string;
  readonly title: Localized;
  /** The rule that sets this variant apart, in TeX. */
  readonly rule: string;
  /**
   * The training loss, often enough to draw. The entry of iteration `i` was read before that
   * iteration's update, as in the notebook; the last entry was read after the last update.
   */
  readonly curve: readonly CurvePoint[];
  /** The cost in both of its forms every `costEvery` iterations, first of the untrained model. */
  readonly costs: readonly CostReading[];
  /** The training loss after the last update: the cost of the last entry of `curve`. */
  readonly finalCost: JsonNumber;
  /** The share of points whose predicted class is their label. */
  readonly accuracy: { readonly train: number; readonly test: number };
  /** The predicted class, 0 or 1, of every point. */
  readonly predictions: { readonly train: readonly number[]; readonly test: readonly number[] };
  readonly layers: {
    readonly before: readonly LayerMeasurement[];
    readonly after: readonly LayerMeasurement[];
  };
  readonly boundary: Boundary;
  /** A few words for a table of results, chosen from the measurements. */
  readonly comment: Localized;
  /** What the source of the exercise printed, if these conditions are its own; null otherwise. */
  readonly reference: Reference | null;
}

export interface CurvePoint {
  readonly iteration: number;
  readonly cost: JsonNumber;
}

export interface CostReading {
  readonly iteration: number;
  /** From the probabilities, as a textbook writes it: infinite once a wrong answer is certain. */
  readonly fromProbabilities: JsonNumber;
  /** From the logits, without taking the logarithm of a rounded probability. */
  readonly fromLogits: JsonNumber;
}

/** One layer with weights, seen through all training points. */
export interface LayerMeasurement {
  /** `layer 1` is the layer after the inputs. */
  readonly name: string;
  /** `[outFeatures, inFeatures]`; each row is one unit. */
  readonly weightShape: readonly [number, number];
  /** The numerical rank of the weights; `'NaN'` where a weight is not finite. */
  readonly weightRank: JsonNumber;
  /** How many of the layer's units differ from each other in a weight or the bias. */
  readonly distinctUnits: number;
  /** The layer's output after its nonlinearity; of the last layer, the probability of class 1. */
  readonly activation: Summary;
  /** The gradient of the loss with respect to the weights. */
  readonly weightGradient: Summary;
  /** The share of the activations that are exactly 0. */
  readonly shareOfZeros: number;
}

export interface Summary {
  readonly mean: JsonNumber;
  /** Of the values as they are, without a correction for the sample (NumPy's `std`). */
  readonly standardDeviation: JsonNumber;
  readonly rootMeanSquare: JsonNumber;
  /** Null where a value is not finite. */
  readonly histogram: Histogram | null;
}

export interface Histogram {
  /** One more than there are bins, ascending. Every bin but the last excludes its right edge. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The logit of class 1 at `rows` × `columns` points that span both ranges, ends included: one row
 * after another, from low y to high y. The boundary is where it is 0. Between the points a logit
 * can be interpolated; a probability cannot where it jumps from 0 to 1.
 */
export interface Boundary {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  readonly logits: readonly JsonNumber[];
}

/** What the source of an exercise printed, digit for digit. */
export interface Reference {
  readonly costs: readonly { readonly iteration: number; readonly printed: string }[];
  readonly accuracy: { readonly train: number; readonly test: number };
}

/** A statement that this run could have refuted. */
export interface Finding {
  readonly claim: Localized;
  readonly holds: boolean;
  /** The measurements that decided, with their numbers. */
  readonly evidence: Localized;
}
