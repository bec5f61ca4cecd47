import {
  checkComment,
  checkFindings,
  checkHasTrained,
  metricsOf,
  readMetric,
} from './check-answers.ts';
import { checkSections } from './check-sections.ts';
import type { Comparison, Exercise, Finding, Metric, Variant, VariantRun } from './exercise.ts';
import { expectList } from './expect.ts';
import { jobsOf, type Plan } from './plan.ts';
import type { ExperimentResult, FindingResult, Share, VariantResult } from './result.ts';
import type { Section } from './section.ts';
import type { SettingsSchema, Values } from './setting.ts';
import { shareOf, statistics } from './statistics.ts';

/**
 * The result of a plan, from the measurements of its jobs in the order of `jobsOf`.
 *
 * @throws RangeError if there is not one measurement for each job, or if what the exercise says of them
 * cannot be used.
 */
export function resultOf<Schema extends SettingsSchema, V extends Variant, M>(
  chosen: Plan<Schema, V, M>,
  measurements: readonly M[],
): ExperimentResult {
  const { exercise, settings, seeds } = chosen;
  const { name, title, question } = exercise;
  const compared = comparisonOf(chosen, measurements);
  const metrics = metricsOf(exercise, settings);
  return {
    exercise: { name, title, question },
    settings,
    seeds,
    metrics: metrics.map(({ name, title, format }) => ({ name, title, format })),
    variants: compared.variants.map(({ variant, measurements: runs }) =>
      variantResult(chosen, metrics, variant, runs),
    ),
    findings: judged(
      seeds.map((_, i) => {
        const runs: VariantRun<V, M>[] = compared.variants.map(({ variant, measurements: all }) => {
          return { variant, measurement: all[i] };
        });
        return checkFindings(exercise.findings(runs, settings));
      }),
    ),
  };
}

/**
 * The body of the report on a plan's measurements, which are in the order of `jobsOf`.
 *
 * @throws RangeError if there is not one measurement for each job, or if a part of the body is not as
 * it must be, naming its field.
 */
export async function sectionsOf<Schema extends SettingsSchema, V extends Variant, M>(
  chosen: Plan<Schema, V, M>,
  measurements: readonly M[],
): Promise<readonly Section[]> {
  return checkSections(await chosen.exercise.sections(comparisonOf(chosen, measurements)));
}

function comparisonOf<Schema extends SettingsSchema, V extends Variant, M>(
  chosen: Plan<Schema, V, M>,
  measurements: readonly M[],
): Comparison<Schema, V, M> {
  const { settings, seeds, variants } = chosen;
  const wanted = jobsOf(chosen).length;
  if (expectList('measurements', measurements).length !== wanted) {
    throw new RangeError(
      `there must be a measurement for each of the ${wanted} runs, got ${measurements.length}`,
    );
  }
  const count = seeds.length;
  return {
    settings,
    seeds,
    variants: variants.map((variant, i) => {
      return { variant, measurements: measurements.slice(i * count, (i + 1) * count) };
    }),
  };
}

function variantResult<Schema extends SettingsSchema, V extends Variant, M>(
  { exercise, settings, seeds }: Plan<Schema, V, M>,
  metrics: readonly Metric<M>[],
  { name, title, rule }: V,
  runs: readonly M[],
): VariantResult {
  const summaries = metrics.map((metric) => [
    metric.name,
    statistics(runs.map((run) => readMetric(metric, run))),
  ]);
  return {
    name,
    title,
    rule,
    comment: exercise.comment ? checkComment(exercise.comment(runs[0], settings)) : null,
    metrics: Object.fromEntries(summaries),
    trained: trainedShare(exercise, settings, runs),
    runs: runs.map((measurement, i) => ({ seed: seeds[i], measurement })),
  };
}

function trainedShare<Schema extends SettingsSchema, M>(
  exercise: Pick<Exercise<Schema, never, M>, 'hasTrained'>,
  settings: Values<Schema>,
  runs: readonly M[],
): Share | null {
  if (exercise.hasTrained === undefined) return null;
  let count = 0;
  for (const run of runs) if (checkHasTrained(exercise.hasTrained(run, settings))) count += 1;
  return shareOf(count, runs.length);
}

/** Each claim once, with the number of seeds under which it holds. */
function judged(perSeed: readonly (readonly Finding[])[]): FindingResult[] {
  const all = perSeed.flat();
  const claims = new Set(all.map(({ claim }) => claim.en));
  return [...claims].map((text) => {
    const same = all.filter(({ claim }) => claim.en === text);
    const [{ claim, evidence }] = same;
    const confirmed = same.filter(({ holds }) => holds).length;
    const seeds = { confirmed, of: same.length };
    return { claim, holds: 2 * confirmed > same.length, seeds, evidence };
  });
}
