import type { Locale } from '../locale.ts';
import { UsageError } from '../usage-error.ts';
import { type Difference, differences, type Manifest } from './manifest.ts';
import type { RunKey, RunStore } from './store.ts';

/**
 * Makes a folder ready for the runs of a comparison.
 *
 * Runs of the same comparison stay if it is to be resumed. Otherwise the folder starts afresh; runs
 * of an unfinished comparison, however, are only thrown away if that is said.
 *
 * @throws UsageError if the folder has runs that may neither be used nor thrown away.
 */
export function prepare(
  store: RunStore,
  manifest: Manifest,
  earlierRuns: 'refuse' | 'resume' | 'discard',
  locale: Locale,
): void {
  const stored = earlierRuns === 'discard' ? undefined : manifestIn(store, locale);
  if (earlierRuns === 'resume' && stored !== undefined) {
    checkAgreement(store.folder, stored, manifest, locale);
  } else {
    if (earlierRuns === 'refuse') refuseUnfinished(store, stored, locale);
    store.clear();
  }
  store.writeManifest(manifest);
}

/**
 * What the runs of a folder belong to; undefined where there are none.
 *
 * @throws UsageError if it cannot be read, or does not say.
 */
export function manifestIn(store: RunStore, { text }: Locale): Manifest | undefined {
  const manifest = store.manifest();
  if (manifest === undefined || 'format' in manifest) return manifest;
  throw new UsageError(text.errors.damagedManifest(store.folder, manifest.damage));
}

/** @throws UsageError saying in what the runs of a folder differ from those that are wanted. */
export function checkAgreement(
  folder: string,
  stored: Manifest,
  wanted: Manifest,
  locale: Locale,
): void {
  const found = differences(stored, wanted);
  if (found.length === 0) return;
  const list = found.map((difference) => differenceText(difference, locale));
  throw new UsageError(locale.text.errors.otherComparison(folder, list.join('; ')));
}

/** Every run of the comparison that a manifest tells of. */
export function keysOf({ variants, seeds }: Manifest): readonly RunKey[] {
  return variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed })));
}

function refuseUnfinished(
  store: RunStore,
  stored: Manifest | undefined,
  { text, format }: Locale,
): void {
  if (stored === undefined) return;
  const keys = keysOf(stored);
  const done = keys.filter((key) => store.read(key) !== undefined).length;
  if (done === 0 || done === keys.length) return;
  const counts = [format.count(done), format.count(keys.length)] as const;
  throw new UsageError(text.errors.unfinished(store.folder, ...counts));
}

function differenceText({ condition, stored, wanted }: Difference, { text }: Locale): string {
  const { conditions, difference, otherFile } = text.runs;
  if (condition === 'file') return otherFile;
  const name = typeof condition === 'object' ? condition.setting : conditions[condition];
  return difference(name, stored, wanted);
}
