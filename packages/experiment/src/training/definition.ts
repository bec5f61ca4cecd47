import type { Comparison, Condition, Finding, Metric, Variant, VariantRun } from '../exercise.ts';
import type { Localized } from '../localized.ts';
import type { Setting, SettingsSchema, Values } from '../setting.ts';
import type { CostReading, TrainingMeasurement } from './measurement.ts';
import type { Reference } from './reference.ts';
import type { Data, Training } from './training.ts';

/** What a training can be told at least: how long it is. */
export type CourseSchema = SettingsSchema & { readonly iterations: Setting<number> };

export interface TrainingVariant<Schema extends CourseSchema = CourseSchema> extends Variant {
  /** What the source printed for this variant under the exercise's defaults. */
  readonly reference?: Reference;
  /** A fresh model at its initial weights, with what trains it. */
  training(settings: Values<Schema>, seed: number, data: Data): Training;
}

/**
 * An exercise that trains a network on labelled points of the plane: all of `Exercise` that is its
 * own. How it is trained, measured and reported is the same for all such exercises.
 */
export interface TrainingDefinition<Schema extends CourseSchema> {
  readonly name: string;
  readonly title: Localized;
  readonly question: Localized;
  readonly seed: number;
  readonly settings: Schema;
  readonly variants: readonly TrainingVariant<Schema>[];
  readonly defaultVariants?: readonly string[];
  /** Costs are tabulated at iterations 0, `costEvery`, 2 · `costEvery`, … */
  readonly costEvery: number;
  /** The form of the cost that the references of the variants have; by default from probabilities. */
  readonly referenceCost?: Exclude<keyof CostReading, 'iteration'>;
  conditions(settings: Values<Schema>): readonly Condition[];
  data(settings: Values<Schema>): Data | Promise<Data>;
  /** What the results compare; by default the accuracies and the final cost. */
  readonly metrics?: readonly Metric<TrainingMeasurement>[];
  hasTrained(measurement: TrainingMeasurement, settings: Values<Schema>): boolean;
  comment(measurement: TrainingMeasurement, settings: Values<Schema>): Localized;
  findings(
    runs: readonly VariantRun<TrainingVariant<Schema>, TrainingMeasurement>[],
    settings: Values<Schema>,
  ): readonly Finding[];
}

/** Every run of a training exercise. */
export type TrainingComparison<Schema extends CourseSchema> = Comparison<
  Schema,
  TrainingVariant<Schema>,
  TrainingMeasurement
>;
