import type { Tensor } from '@semente/tensor';
import type { NumberStyle } from './format.ts';
import type { JsonNumber } from './json-number.ts';
import type { Localized } from './localized.ts';
import type { Section } from './section.ts';
import type { SettingsSchema, Values } from './setting.ts';

/**
 * A question about training, as an experiment: variants that differ in one thing, each measured
 * under equal conditions and under as many seeds as wanted, and what the measurements are to show.
 *
 * An exercise is one file in `exercises/` whose default export it is. What trains a network on
 * labelled points is quickest written with `trainingExercise`; anything that can be measured from a
 * seed can be an exercise.
 *
 * `Schema` says what its user may set, `V` what sets its variants apart, and `M` is what one run of
 * one variant gives: plain JSON, the same text on every machine.
 */
export interface Exercise<
  Schema extends SettingsSchema = SettingsSchema,
  V extends Variant = Variant,
  M = unknown,
> {
  /** What the command line knows it by, in kebab case: the name of its file. */
  readonly name: string;
  readonly title: Localized;
  readonly question: Localized;
  /** The seed under which the exercise is told, a whole number from 0 to 2³² − 1. */
  readonly seed: number;
  readonly settings: Schema;
  readonly variants: readonly V[];
  /** The names of the variants that run unless others are chosen; by default, all. */
  readonly defaultVariants?: readonly string[];
  /** Everything that a run depends on beside the variant and the seed, for the report. */
  conditions(settings: Values<Schema>): readonly Condition[];
  /** One run. It depends on its arguments alone: runs go in any order, on any machine. */
  measure(variant: V, settings: Values<Schema>, context: RunContext): M | Promise<M>;
  /** The numbers that the results compare, and that several seeds are summarized by. */
  metrics(settings: Values<Schema>): readonly Metric<M>[];
  /** Whether a run counts as trained; left out where nothing is trained. */
  hasTrained?(measurement: M, settings: Values<Schema>): boolean;
  /** A few words on one variant, chosen from its measurement alone. */
  comment?(measurement: M, settings: Values<Schema>): Localized;
  /** What the variants that were run confirm or refute, judged under one seed. */
  findings(runs: readonly VariantRun<V, M>[], settings: Values<Schema>): readonly Finding[];
  /** The body of the report: figures, tables and text from the measurements of all seeds. */
  sections(comparison: Comparison<Schema, V, M>): readonly Section[] | Promise<readonly Section[]>;
}

export interface Variant {
  /** What the command line knows it by. */
  readonly name: string;
  readonly title: Localized;
  /** The rule that sets this variant apart, in TeX. */
  readonly rule: string;
}

/** What a run is given beside its variant and its settings. */
export interface RunContext {
  /** Where everything random in the run comes from. */
  readonly seed: number;
  /** Compiles a training step; where the run is to be eager, gives it back. The bits are the same. */
  readonly compile: StepCompiler;
  /** To be told now and then: the share of the run that is done, and the cost if there is one. */
  readonly onProgress: (shareDone: number, cost?: number) => void;
}

export type StepCompiler = <Inputs extends readonly Tensor[]>(
  step: (...inputs: Inputs) => Tensor,
) => (...inputs: Inputs) => Tensor;

/** One line of the table of conditions. */
export interface Condition {
  readonly label: Localized;
  readonly value: Localized | string | number;
}

/** A number read from every run. */
export interface Metric<M> {
  /** Its key in `results.json`, in camel case. */
  readonly name: string;
  readonly title: Localized;
  readonly format: NumberStyle;
  of(measurement: M): JsonNumber;
}

/** A variant's run under the seed that is spoken of. */
export interface VariantRun<V, M> {
  readonly variant: V;
  readonly measurement: M;
}

/** A statement that a run could have refuted. */
export interface Finding {
  /** The same text under every seed. */
  readonly claim: Localized;
  readonly holds: boolean;
  /** The measurements that decided, with their numbers. */
  readonly evidence: Localized;
}

/** Every run of a comparison. */
export interface Comparison<Schema extends SettingsSchema, V, M> {
  readonly settings: Values<Schema>;
  /** The first one is the seed whose single runs a report shows. */
  readonly seeds: readonly number[];
  readonly variants: readonly VariantRuns<V, M>[];
}

export interface VariantRuns<V, M> {
  readonly variant: V;
  /** One for each seed, in the order of the seeds. */
  readonly measurements: readonly M[];
}
