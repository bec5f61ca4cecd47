import type { Metric } from '../exercise.ts';
import type { TrainingMeasurement } from './measurement.ts';

export const trainingMetrics: readonly Metric<TrainingMeasurement>[] = [
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
  {
    name: 'finalCost',
    title: { en: 'Final cost', 'pt-BR': 'Custo final' },
    format: 'decimal',
    of: ({ finalCost }) => finalCost,
  },
];
