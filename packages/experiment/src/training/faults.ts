import type { Localized } from '../localized.ts';
import type { LayerMeasurement, TrainingMeasurement } from './measurement.ts';

export function hiddenLayers(layers: readonly LayerMeasurement[]): readonly LayerMeasurement[] {
  return layers.slice(0, -1);
}

/** Units that start alike and stay alike: each hidden layer has one unit, many times over. */
export function isSymmetric({ layers: { before, after } }: TrainingMeasurement): boolean {
  return [before, after].flatMap(hiddenLayers).every(({ distinctUnits }) => distinctUnits === 1);
}

export const symmetric: Localized = {
  en: 'fails to break symmetry: the units of each hidden layer stay equal',
  'pt-BR': 'não quebra a simetria: as unidades de cada camada oculta continuam iguais',
};

/** A hidden layer that is silent after training, whatever the network is given. */
export function isDead({ layers: { after } }: TrainingMeasurement): boolean {
  return hiddenLayers(after).some(({ shareOfZeros }) => shareOfZeros === 1);
}

export const dead: Localized = {
  en: 'dies: a hidden layer gives 0 for every point, and no gradient gets past it',
  'pt-BR': 'morre: uma camada oculta dá 0 em todos os pontos, e nenhum gradiente passa por ela',
};
