import { tensor } from '@semente/tensor';
import type { RunContext } from '../exercise.ts';
import { jsonNumber } from '../json-number.ts';
import { type Boundary, gridOver } from '../measure/grid.ts';
import { accuracy, predictions } from '../measure/predictions.ts';
import { logits, probabilities, readCosts } from './evaluate.ts';
import { measureLayers } from './layers.ts';
import type { TrainingMeasurement } from './measurement.ts';
import { type Course, train } from './train.ts';
import type { Data, Training } from './training.ts';

/** Trains a model from its initial weights and measures it before, while and after. */
export function measureTraining(
  training: Training,
  data: Data,
  course: Course,
  context: RunContext,
): TrainingMeasurement {
  const before = measureLayers(training, data.train);
  return {
    ...train(training, data.train, course, context),
    ...classify(training, data),
    evaluatedCost: {
      train: readCosts(training.model, data.train).fromLogits,
      test: readCosts(training.model, data.test).fromLogits,
    },
    layers: { before, after: measureLayers(training, data.train) },
    boundary: boundaryOf(training, data),
  };
}

function classify(
  { model }: Training,
  { train, test }: Data,
): Pick<TrainingMeasurement, 'accuracy' | 'predictions'> {
  const predicted = {
    train: predictions(probabilities(model, train.x)),
    test: predictions(probabilities(model, test.x)),
  };
  return {
    predictions: predicted,
    accuracy: {
      train: accuracy(predicted.train, train.y.toTypedArray()),
      test: accuracy(predicted.test, test.y.toTypedArray()),
    },
  };
}

function boundaryOf({ model }: Training, { train, test }: Data): Boundary {
  const everyPoint = [train, test].flatMap(({ x }) => x.toArray() as number[][]);
  const { points, ...extent } = gridOver(everyPoint);
  const values = logits(model, tensor(points, { dtype: train.x.dtype })).toTypedArray();
  return { ...extent, logits: Array.from(values, jsonNumber) };
}
