import { resolve } from 'node:path';
import type { Locale } from '../locale.ts';
import { UsageError } from '../usage-error.ts';
import type { Manifest } from './manifest.ts';
import { checkAgreement, keysOf, manifestIn } from './prepare.ts';
import { type RunKey, type RunStore, runStore } from './store.ts';

/** A folder with what its manifest says. */
export interface Part {
  readonly folder: string;
  readonly store: RunStore;
  readonly manifest: Manifest;
}

/**
 * The parts of one comparison.
 *
 * @throws UsageError if a folder has no runs, is named twice or belongs to another comparison than
 * the first one.
 */
export function partsIn(
  folders: readonly string[],
  locale: Locale,
): readonly [Part, ...(readonly Part[])] {
  const { errors } = locale.text;
  const paths = folders.map((folder) => resolve(folder));
  const [first, ...others] = folders.map((folder, i) => {
    if (paths.indexOf(paths[i]) < i) throw new UsageError(errors.repeatedFolder(folder));
    return partIn(folder, locale);
  });
  for (const { store, manifest } of others) {
    checkAgreement(store.folder, manifest, first.manifest, locale);
    if (String(keyTexts(manifest)) !== String(keyTexts(first.manifest))) {
      throw new UsageError(errors.otherRuns(store.folder, first.store.folder));
    }
  }
  return [first, ...others];
}

function partIn(folder: string, locale: Locale): Part {
  const store = runStore(folder);
  const manifest = manifestIn(store, locale);
  if (manifest === undefined) throw new UsageError(locale.text.errors.noRuns(folder));
  return { folder, store, manifest };
}

/**
 * The JSON texts of all measurements of a comparison, each run once, in the order of `jobsOf`.
 *
 * @throws UsageError if runs are missing, or if a run that is in two parts is not the same.
 */
export function mergedRuns(
  parts: readonly [Part, ...(readonly Part[])],
  locale: Locale,
): readonly string[] {
  const { errors } = locale.text;
  const keys = keysOf(parts[0].manifest);
  const found = keys.map((key) => runIn(parts, key, locale));
  const missing = keys.filter((_, i) => found[i] === undefined);
  if (missing.length > 0) {
    const shards = parts.map(({ manifest }) => manifest.shard).filter((shard) => shard !== null);
    const names = missing.map((key) => locale.text.runs.name(key.variant, key.seed));
    throw new UsageError(errors.missingRuns(shortened(names), shards.join(', ')));
  }
  return found.filter((text) => text !== undefined);
}

function runIn(parts: readonly Part[], key: RunKey, { text }: Locale): string | undefined {
  const copies = parts
    .map(({ folder, store }) => ({ folder, measurement: store.read(key) }))
    .filter(({ measurement }) => measurement !== undefined);
  const [first, ...others] = copies;
  const other = others.find(({ measurement }) => measurement !== first.measurement);
  if (other !== undefined) {
    const name = text.runs.name(key.variant, key.seed);
    throw new UsageError(text.errors.unequalRuns(name, first.folder, other.folder));
  }
  return first?.measurement;
}

function keyTexts(manifest: Manifest): readonly string[] {
  return keysOf(manifest).map(({ variant, seed }) => `${variant} ${seed}`);
}

/** As many names as a line has room for. */
function shortened(names: readonly string[]): string {
  return names.length <= 5
    ? names.join('; ')
    : `${names.slice(0, 5).join('; ')}; … (${names.length})`;
}
