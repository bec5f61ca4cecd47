import type { Metric } from '../exercise.ts';
import { jsonNumber } from '../json-number.ts';
import type { TrainingMeasurement } from './measurement.ts';

const accuracies: readonly Metric<TrainingMeasurement>[] = [
  {
    name: 'trainAccuracy',
    title: { en: 'Train accuracy', 'pt-BR': 'Acurácia no treino' },
    format: 'percent',
    of: ({ accuracy }) => accuracy.train,
  },
  {
    name: 'testAccuracy',
    title: { en: 'Test accuracy', 'pt-BR': 'Acurácia no teste' },
    format: 'percent',
    of: ({ accuracy }) => accuracy.test,
  },
];

/** How far the training got. */
export const trainingMetrics: readonly Metric<TrainingMeasurement>[] = [
  ...accuracies,
  {
    name: 'finalCost',
    title: { en: 'Final cost', 'pt-BR': 'Custo final' },
    format: 'decimal',
    of: ({ finalCost }) => finalCost,
  },
];

/**
 * How a network does on the points it has seen and on others. The loss that it was trained on is not
 * among the numbers: regularizers make it incomparable.
 */
export const generalizationMetrics: readonly Metric<TrainingMeasurement>[] = [
  ...accuracies,
  {
    name: 'trainCost',
    title: { en: 'Train cost', 'pt-BR': 'Custo no treino' },
    format: 'decimal',
    of: ({ evaluatedCost }) => evaluatedCost.train,
  },
  {
    name: 'testCost',
    title: { en: 'Test cost', 'pt-BR': 'Custo no teste' },
    format: 'decimal',
    of: ({ evaluatedCost }) => evaluatedCost.test,
  },
  {
    name: 'weightNorm',
    title: { en: 'Norm of the weights', 'pt-BR': 'Norma dos pesos' },
    format: 'decimal',
    of: (measurement) => jsonNumber(weightNorm(measurement)),
  },
];

/** √Σ w² over the weights of all layers after training. */
export function weightNorm({ layers: { after } }: TrainingMeasurement): number {
  const squares = after.map(({ weight, weightShape: [rows, columns] }) => {
    const size = Number(weight.rootMeanSquare);
    return size * size * rows * columns;
  });
  return Math.sqrt(squares.reduce((total, square) => total + square));
}
