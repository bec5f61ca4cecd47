import { tensor } from '@semente/tensor';
import { logits, probabilities } from './evaluate.ts';
import type { Data, Exercise, Measured, Settings, Training, Variant } from './exercise.ts';
import { jsonNumber } from './json-number.ts';
import { measureLayers } from './layers.ts';
import { gridOver } from './measure/grid.ts';
import { accuracy, predictions } from './measure/predictions.ts';
import type { Boundary, VariantResult } from './result.ts';
import { areDefaults } from './settings.ts';
import { train } from './train.ts';

/** Trains one variant from its initial weights and measures it before, while and after. */
export function runVariant(
  exercise: Exercise,
  variant: Variant,
  settings: Settings,
  data: Data,
  onReading: (iteration: number, cost: number) => void,
): VariantResult {
  const training = variant.training(settings);
  const { iterations } = settings;
  const { costEvery } = exercise.fixed;
  const before = measureLayers(training, data.train);
  const course = train(training, data.train, { iterations, costEvery }, onReading);
  const { name, title, rule, reference } = variant;
  const measured: Measured = {
    name,
    title,
    rule,
    ...course,
    ...classify(training, data),
    layers: { before, after: measureLayers(training, data.train) },
    boundary: boundaryOf(training, data),
    reference: areDefaults(exercise, settings) ? reference : null,
  };
  return { ...measured, comment: exercise.comment(measured, settings) };
}

function classify(
  { model }: Training,
  { train, test }: Data,
): Pick<VariantResult, 'accuracy' | 'predictions'> {
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
