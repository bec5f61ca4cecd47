import { numberFormats } from '../format.ts';
import type { Localized } from '../localized.ts';
import type { TrainingMeasurement } from './measurement.ts';

/** The classes count as separated from this share of right answers on, in training and in test. */
export const SEPARATED = 0.9;

export function separates({ accuracy }: TrainingMeasurement): boolean {
  return accuracy.train >= SEPARATED && accuracy.test >= SEPARATED;
}

/**
 * A few words on how a training went.
 *
 * @param fault what is wrong with the network, where something is that explains its failure.
 */
export function outcome(
  measurement: TrainingMeasurement,
  iterations: number,
  fault: Localized | null = null,
): Localized {
  const { curve, finalCost } = measurement;
  if (iterations === 0) {
    return {
      en: 'not trained: measured at its initial weights',
      'pt-BR': 'não treinado: medido com os pesos iniciais',
    };
  }
  if (typeof finalCost !== 'number') {
    return {
      en: 'diverges: the cost is no longer a finite number',
      'pt-BR': 'diverge: o custo deixou de ser um número finito',
    };
  }
  if (fault !== null) return fault;
  if (separates(measurement)) return { en: 'separates the classes', 'pt-BR': 'separa as classes' };
  const [english, portuguese] = [numberFormats.en, numberFormats['pt-BR']];
  if (finalCost < Number(curve[0].cost)) {
    return {
      en: `slow: the cost is still ${english.decimal(finalCost)} at iteration ${english.count(iterations)}`,
      'pt-BR': `lento: o custo ainda é ${portuguese.decimal(finalCost)} na iteração ${portuguese.count(iterations)}`,
    };
  }
  return {
    en: `does not learn: the cost is ${english.decimal(finalCost)} at iteration ${english.count(iterations)}, no less than at the start`,
    'pt-BR': `não aprende: o custo é ${portuguese.decimal(finalCost)} na iteração ${portuguese.count(iterations)}, não menos que no início`,
  };
}
