import { checkSamples } from './check-samples.ts';
import type { Data, Exercise, Samples, Settings } from './exercise.ts';
import type { Conditions, ExperimentResult, Points } from './result.ts';
import { resolveSettings, selectVariants } from './settings.ts';
import { runVariant } from './variant.ts';

/** How far a run has come, at each reading of a variant's curve. */
export interface Progress {
  readonly variant: string;
  readonly variantIndex: number;
  readonly variantCount: number;
  /** The number of updates made so far; equal to `iterations` in a variant's last report. */
  readonly iteration: number;
  readonly iterations: number;
  readonly cost: number;
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs the variants of an exercise under equal conditions and measures them. The same settings
 * give the same result, bit for bit, on every machine.
 *
 * @param settings what is to differ from the exercise's defaults; by default all variants run.
 * @throws RangeError if a setting or the exercise's data cannot be used, naming which and why.
 *
 * @example
 * ```ts
 * import { initialization, runExperiment } from '@semente/experiment';
 *
 * const result = runExperiment(initialization, { variants: ['he'], iterations: 2_000 });
 * console.log(result.variants[0].finalCost); // 0.6751286264523371
 * ```
 */
export function runExperiment(
  exercise: Exercise,
  settings: Partial<Settings> = {},
  { onProgress = () => {} }: RunOptions = {},
): ExperimentResult {
  const chosen = resolveSettings(exercise, settings);
  const selected = selectVariants(exercise, chosen.variants);
  const data = exercise.data(chosen.dataset);
  checkSamples('training data', data.train);
  checkSamples('test data', data.test);
  const variants = selected.map((variant, variantIndex) => {
    const place = { variant: variant.name, variantIndex, variantCount: selected.length };
    return runVariant(exercise, variant, chosen, data, (iteration, cost) => {
      onProgress({ ...place, iteration, iterations: chosen.iterations, cost });
    });
  });
  const { name, title, question } = exercise;
  return {
    exercise: { name, title, question },
    conditions: conditionsOf(exercise, chosen, data),
    data: { train: pointsOf(data.train), test: pointsOf(data.test) },
    variants,
    findings: exercise.findings(variants, chosen),
  };
}

function conditionsOf(exercise: Exercise, settings: Settings, data: Data): Conditions {
  const { variants: _, ...equalForAll } = settings;
  return {
    ...equalForAll,
    ...exercise.fixed,
    trainSamples: data.train.y.size,
    testSamples: data.test.y.size,
    noise: data.noise,
    dataSeeds: data.seeds,
  };
}

function pointsOf({ x, y }: Samples): Points {
  return { x: x.toArray() as number[][], y: y.toArray() as number[] };
}
