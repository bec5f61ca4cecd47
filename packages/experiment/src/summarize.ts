import type { Comparison, Finding, Variant, VariantRun } from './exercise.ts';
import type { Plan } from './plan.ts';
import type { ExperimentResult, FindingResult, VariantResult } from './result.ts';
import type { Section } from './section.ts';
import type { SettingsSchema } from './setting.ts';
import { shareOf, statistics } from './statistics.ts';

/** The result of a plan, from the measurements of its jobs in the order of `jobsOf`. */
export function resultOf<Schema extends SettingsSchema, V extends Variant, M>(
  chosen: Plan<Schema, V, M>,
  measurements: readonly M[],
): ExperimentResult {
  const { exercise, settings, seeds } = chosen;
  const { name, title, question } = exercise;
  const compared = comparisonOf(chosen, measurements);
  const metrics = exercise.metrics(settings);
  return {
    exercise: { name, title, question },
    settings,
    seeds,
    metrics: metrics.map(({ name, title, format }) => ({ name, title, format })),
    variants: compared.variants.map(({ variant, measurements: runs }) =>
      variantResult(chosen, variant, runs),
    ),
    findings: judged(
      seeds.map((_, i) => {
        const runs: VariantRun<V, M>[] = compared.variants.map(({ variant, measurements: all }) => {
          return { variant, measurement: all[i] };
        });
        return exercise.findings(runs, settings);
      }),
    ),
  };
}

/** The body of the report on a plan's measurements, which are in the order of `jobsOf`. */
export async function sectionsOf<Schema extends SettingsSchema, V extends Variant, M>(
  chosen: Plan<Schema, V, M>,
  measurements: readonly M[],
): Promise<readonly Section[]> {
  return chosen.exercise.sections(comparisonOf(chosen, measurements));
}

function comparisonOf<Schema extends SettingsSchema, V extends Variant, M>(
  { settings, seeds, variants }: Plan<Schema, V, M>,
  measurements: readonly M[],
): Comparison<Schema, V, M> {
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
  { name, title, rule }: V,
  runs: readonly M[],
): VariantResult {
  const trained = runs.filter((run) => exercise.hasTrained?.(run, settings));
  const metrics = exercise
    .metrics(settings)
    .map((metric) => [metric.name, statistics(runs.map((run) => metric.of(run)))]);
  return {
    name,
    title,
    rule,
    comment: exercise.comment?.(runs[0], settings) ?? null,
    metrics: Object.fromEntries(metrics),
    trained: exercise.hasTrained === undefined ? null : shareOf(trained.length, runs.length),
    runs: runs.map((measurement, i) => ({ seed: seeds[i], measurement })),
  };
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
