import { seededRandom } from '@semente/random';
import type { RunContext } from '../exercise.ts';
import type { ChaosMeasurement, ChaosSettings, ChaosVariant } from './chaos.ts';
import { measurePropagation } from './propagation.ts';
import { depthScales, fixedPointOf, predictedPropagation } from './theory.ts';
import { digitTask, digitTrainer } from './trained-accuracy.ts';

/** The correlation of the two inputs that are sent through the networks. */
const FIRST_CORRELATION = 0;

/** How many networks the propagation is averaged over. */
const NETWORKS = 5;

/** The share of a run that goes before the trainings. */
const PROPAGATION_SHARE = 0.1;

/** One activation function: theory, signals in random networks, and trained networks. */
export function measureChaos(
  variant: ChaosVariant,
  settings: ChaosSettings,
  context: RunContext,
): ChaosMeasurement {
  return {
    critical: variant.critical(settings.biasVariance),
    propagations: propagations(variant, settings, context),
    depthScales: depthScales(
      variant.units,
      rangeOf(settings.weightVariances),
      settings.biasVariance,
    ),
    training: trainings(variant, settings, context),
  };
}

function propagations(
  { units, critical }: ChaosVariant,
  { weightVariances, biasVariance: bias, width, layers }: ChaosSettings,
  { seed, onProgress }: RunContext,
): ChaosMeasurement['propagations'] {
  const all = ascending(new Set([...weightVariances, critical(bias)]));
  return all.map((weight, i) => {
    onProgress((PROPAGATION_SHARE * i) / all.length);
    const variances = { weight, bias };
    const networks = { networks: NETWORKS, width, depth: layers, correlation: FIRST_CORRELATION };
    const random = seededRandom(`${seed}, propagation ${weight}`);
    return {
      weightVariance: weight,
      fixedPoint: fixedPointOf(units, variances),
      theory: predictedPropagation(units, variances, layers, FIRST_CORRELATION),
      measured: measurePropagation(units.apply, variances, networks, random),
    };
  });
}

function trainings(
  { units }: ChaosVariant,
  settings: ChaosSettings,
  { seed, compile, onProgress }: RunContext,
): ChaosMeasurement['training'] {
  const { biasVariance: bias, trainedWidth: width, steps, learningRate } = settings;
  const weightVariances = ascending(settings.weightVariances);
  const depths = ascending(settings.depths);
  const layersInAll = depths.reduce((sum, depth) => sum + depth, 0) * weightVariances.length;
  const task = digitTask();
  let layersDone = 0;
  const accuracy = depths.map((depth) => {
    const random = seededRandom(`${seed}, depth ${depth}`);
    const shape = { depth, width, steps, learningRate };
    const trainer = digitTrainer(units.apply, task, shape, { compile, random });
    return weightVariances.map((weight) => {
      onProgress(PROPAGATION_SHARE + ((1 - PROPAGATION_SHARE) * layersDone) / layersInAll);
      layersDone += depth;
      return trainer.train({ weight, bias });
    });
  });
  return { weightVariances, depths, accuracy };
}

function ascending(values: Iterable<number>): number[] {
  return [...values].toSorted((a, b) => a - b);
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
