import { type Plan, plan } from '@semente/experiment';
import type { MergeCommand } from './command-line/command.ts';
import { reservedNames } from './command-line/program-options.ts';
import { loadExercise } from './exercises/load.ts';
import type { Locale } from './locale.ts';
import { reportPaths } from './report/files.ts';
import { refuseObstacles, report } from './report-step.ts';
import { type Manifest, manifestOf, originOf } from './runs/manifest.ts';
import { mergedRuns, partsIn } from './runs/merge.ts';
import { checkAgreement } from './runs/prepare.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes the report on a comparison that was run in parts.
 *
 * @throws UsageError if the parts are not exactly those of one comparison.
 */
export async function merge({ folders, out, format, locale }: MergeCommand): Promise<void> {
  const parts = partsIn(folders, locale);
  const [{ manifest, store }] = parts;
  const loaded = await loadExercise(manifest.exercise.given, reservedNames, locale);
  checkAgreement(store.folder, manifest, { ...manifest, ...originOf(loaded) }, locale);
  const chosen = planOf(loaded.exercise, manifest, store.folder, locale);
  checkAgreement(store.folder, manifest, manifestOf(chosen, loaded, undefined), locale);
  const measurements = mergedRuns(parts, locale).map((text): unknown => JSON.parse(text));
  refuseObstacles(out, reportPaths(format), locale);
  await report({ plan: chosen, measurements, locale, format }, loaded, out);
}

/**
 * The plan that was written down, as far as the exercise still knows its settings.
 *
 * @throws UsageError if it can be no plan of the exercise.
 */
function planOf(
  exercise: Plan['exercise'],
  { variants, seeds, settings }: Manifest,
  folder: string,
  { text }: Locale,
): Plan {
  const known = Object.entries(exercise.settings).filter(([name]) => Object.hasOwn(settings, name));
  const values = known.map(([name, setting]) => [name, setting.read(settings[name])]);
  try {
    return plan(exercise, { variants, seeds, settings: Object.fromEntries(values) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(text.errors.damagedManifest(folder, error.message));
  }
}
