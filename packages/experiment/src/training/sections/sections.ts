import type { Comparison } from '../../exercise.ts';
import type { Section } from '../../section.ts';
import type { TrainingMeasurement } from '../measurement.ts';
import type { Data } from '../training.ts';
import type { CourseSchema, TrainingDefinition, TrainingVariant } from '../training-exercise.ts';

/** Every run of a training exercise. */
export type TrainingComparison<Schema extends CourseSchema> = Comparison<
  Schema,
  TrainingVariant<Schema>,
  TrainingMeasurement
>;

/** The body of the report on a training: its figures first, then what they show in numbers. */
export function trainingSections<Schema extends CourseSchema>(
  _definition: TrainingDefinition<Schema>,
  _comparison: TrainingComparison<Schema>,
  _data: Data,
): readonly Section[] {
  return [];
}
