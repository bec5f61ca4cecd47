import type { Exercise, RunContext } from '../exercise.ts';
import type { Values } from '../setting.ts';
import { checkDefinition } from './check-definition.ts';
import { checkSamples } from './check-samples.ts';
import type { CourseSchema, TrainingDefinition, TrainingVariant } from './definition.ts';
import { measureTraining } from './measure.ts';
import type { TrainingMeasurement } from './measurement.ts';
import { trainingMetrics } from './metrics.ts';
import { trainingSections } from './sections/sections.ts';

/** What a definition makes. */
export type TrainingExercise<Schema extends CourseSchema> = Exercise<
  Schema,
  TrainingVariant<Schema>,
  TrainingMeasurement
>;

/**
 * Makes an exercise of the definition of a training.
 *
 * @throws RangeError if a field of the definition cannot be, and when it runs, if the data cannot be
 * trained on.
 */
export function trainingExercise<Schema extends CourseSchema>(
  definition: TrainingDefinition<Schema>,
): TrainingExercise<Schema> {
  checkDefinition(definition);
  const { costEvery, metrics = trainingMetrics } = definition;
  return {
    ...definition,
    metrics: () => metrics,
    async measure(variant, settings, context: RunContext) {
      const data = await definition.data(settings);
      checkSamples('training data', data.train);
      checkSamples('test data', data.test);
      const course = { iterations: iterationsOf(settings), costEvery };
      const training = variant.training(settings, context.seed, data);
      return measureTraining(training, data, course, context);
    },
    sections: async (comparison) =>
      trainingSections(definition, comparison, await definition.data(comparison.settings)),
  };
}

function iterationsOf<Schema extends CourseSchema>(settings: Values<Schema>): number {
  return (settings as Values<CourseSchema>).iterations;
}
