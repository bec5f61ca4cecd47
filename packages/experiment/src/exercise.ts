import type { Optimizer, Sequential } from '@semente/nn';
import type { Tensor } from '@semente/tensor';
import type { Conditions, Finding, Localized, Reference, VariantResult } from './result.ts';

/**
 * A question about training, as an experiment: one set-up, trained in variants that differ in one
 * thing, and what the measurements are to show. A definition is one file in `exercises/`.
 */
export interface Exercise {
  readonly name: string;
  readonly title: Localized;
  readonly question: Localized;
  /** The datasets that fit; `data` knows them by these names. */
  readonly datasets: readonly string[];
  /** The conditions under which the exercise is told. */
  readonly defaults: Omit<Settings, 'variants'>;
  /** The conditions that no setting changes. */
  readonly fixed: Pick<Conditions, 'layers' | 'activation' | 'optimizer' | 'dtype' | 'costEvery'>;
  readonly variants: readonly Variant[];
  data(dataset: string): Data;
  /** A few words on one variant, chosen from its measurements. */
  comment(variant: Measured, settings: Settings): Localized;
  /** What the variants that were run confirm or refute. */
  findings(variants: readonly VariantResult[], settings: Settings): readonly Finding[];
}

/** What a caller may change. */
export interface Settings {
  /** Names of the variants to run, in this order. */
  readonly variants: readonly string[];
  readonly dataset: string;
  /** Updates of the parameters; with 0 the untrained models are measured. */
  readonly iterations: number;
  readonly learningRate: number;
  /** The seed of the initial weights, from 0 to 2³² − 1. */
  readonly seed: number;
}

/** Labelled points: `x` is `[samples, 2]`, `y` is `[samples]` with labels 0 and 1. */
export interface Samples {
  readonly x: Tensor;
  readonly y: Tensor;
}

export interface Data {
  readonly train: Samples;
  readonly test: Samples;
  /** The standard deviation of the noise on each coordinate. */
  readonly noise: number;
  /** The seeds that the points were drawn from. */
  readonly seeds: Conditions['dataSeeds'];
}

export interface Variant {
  readonly name: string;
  readonly title: Localized;
  /** The rule that sets this variant apart, in TeX. */
  readonly rule: string;
  /** What the source printed for this variant under the exercise's defaults. */
  readonly reference: Reference | null;
  /** A fresh model at its initial weights, with what trains it. */
  training(settings: Settings): Training;
}

export interface Training {
  /** Maps points `[samples, 2]` to logits `[samples, 1]`; the report measures its layers. */
  readonly model: Sequential;
  readonly optimizer: Optimizer;
  /** The scalar that each update is to make smaller. */
  readonly loss: (x: Tensor, y: Tensor) => Tensor;
}

/** All of a variant's result that its comment can be chosen from. */
export type Measured = Omit<VariantResult, 'comment'>;
