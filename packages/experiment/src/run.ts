import { compile } from '@semente/tensor';
import { checkAnswers } from './check-answers.ts';
import { onlyKeys } from './choose.ts';
import type { Exercise, StepCompiler, Variant } from './exercise.ts';
import { expectFunction, refuse } from './expect.ts';
import { checkPlainJson } from './plain-json.ts';
import { type Choice, type Job, jobsOf, type Plan, plan } from './plan.ts';
import type { ExperimentResult } from './result.ts';
import type { SettingsSchema } from './setting.ts';
import { resultOf } from './summarize.ts';

/** How far a run has come. */
export interface Progress {
  readonly variant: string;
  readonly seed: number;
  readonly shareDone: number;
  /** Where the exercise has one. */
  readonly cost?: number;
}

export interface RunOptions {
  /** Whether training steps run compiled, as one function; the results are the same, bit for bit. */
  readonly isCompiled?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs the variants of an exercise under equal conditions and measures them. The same choice gives
 * the same result, bit for bit, on every machine.
 *
 * @param choice what is to differ from the exercise's defaults.
 * @throws RangeError if a choice, an option, or what the exercise has or gives cannot be used, naming
 * which and why.
 *
 * @example
 * ```ts
 * import { runExperiment } from '@semente/experiment';
 * import initialization from '@semente/experiment/exercises/initialization';
 *
 * const { variants } = await runExperiment(initialization, {
 *   variants: ['he'],
 *   settings: { iterations: 2_000 },
 * });
 * console.log(variants[0].metrics.finalCost.median); // 0.6751286264523371
 * ```
 */
export async function runExperiment<Schema extends SettingsSchema, V extends Variant, M>(
  exercise: Exercise<Schema, V, M>,
  choice: Choice<Schema> = {},
  options: RunOptions = {},
): Promise<ExperimentResult> {
  const chosen = plan(exercise, choice);
  checkOptions(options);
  const measurements: M[] = [];
  for (const job of jobsOf(chosen)) measurements.push(await runJob(chosen, job, options));
  return resultOf(chosen, measurements);
}

/**
 * One run of a plan. Whoever distributes the runs of a comparison calls it where each is to go.
 *
 * @throws RangeError if the measurement is not plain JSON, naming the place in it, or if what the
 * exercise says of it cannot be used.
 */
export async function runJob<Schema extends SettingsSchema, V extends Variant, M>(
  { exercise, settings }: Pick<Plan<Schema, V, M>, 'exercise' | 'settings'>,
  { variant, seed }: Job<V>,
  options: RunOptions = {},
): Promise<M> {
  checkOptions(options);
  const { isCompiled = true, onProgress = () => {} } = options;
  const place = { variant: variant.name, seed };
  const eager: StepCompiler = (step) => step;
  const measurement = await exercise.measure(variant, settings, {
    seed,
    compile: isCompiled ? compile : eager,
    onProgress: (shareDone, cost) =>
      onProgress({ ...place, shareDone, ...(cost !== undefined && { cost }) }),
  });
  checkPlainJson(measurement);
  checkAnswers(exercise, settings, measurement);
  return measurement;
}

function checkOptions(options: RunOptions): void {
  onlyKeys('option', options, ['isCompiled', 'onProgress']);
  const { isCompiled = true, onProgress = () => {} } = options;
  if (typeof isCompiled !== 'boolean') refuse('isCompiled', 'true or false', isCompiled);
  expectFunction('onProgress', onProgress);
}
