import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { isObject, type Manifest, parsed, parseManifest } from './manifest.ts';

/** What tells a run from the others of its comparison. */
export interface RunKey {
  readonly variant: string;
  readonly seed: number;
}

/** The finished runs of one comparison, in a folder: a file for each, and one that says of what. */
export interface RunStore {
  readonly folder: string;
  /** Undefined where no comparison is. */
  manifest(): Manifest | Damaged | undefined;
  writeManifest(manifest: Manifest): void;
  /** The JSON text of a run's measurement; undefined where there is none, or not as it was written. */
  read(key: RunKey): string | undefined;
  write(key: RunKey, measurement: string): void;
  /** Forgets every run. */
  clear(): void;
}

/** Why a manifest cannot be read; null if it can, but is none. */
export interface Damaged {
  readonly damage: string | null;
}

const manifestName = 'comparison.json';

/** The runs in the folder of a report. */
export function runStore(out: string): RunStore {
  const folder = join(out, 'runs');
  const pathOf = ({ variant, seed }: RunKey): string => join(folder, `${variant}-${seed}.json`);
  return {
    folder,
    manifest() {
      try {
        const text = readFileSync(join(folder, manifestName), 'utf8');
        return parseManifest(text) ?? { damage: null };
      } catch (error) {
        return isMissing(error) ? undefined : { damage: (error as Error).message };
      }
    },
    writeManifest(manifest) {
      writeAtomically(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    },
    read(key) {
      const run = runAt(pathOf(key));
      if (!isObject(run) || run.variant !== key.variant || run.seed !== key.seed) return undefined;
      const measurement: string | undefined = JSON.stringify(run.measurement);
      const isWhole = measurement !== undefined && run.sha256 === digestOf(measurement);
      return isWhole ? measurement : undefined;
    },
    write({ variant, seed }, measurement) {
      const sha256 = digestOf(measurement);
      const key = JSON.stringify({ variant, seed, sha256 }).slice(0, -1);
      writeAtomically(pathOf({ variant, seed }), `${key},"measurement":${measurement}}\n`);
    },
    clear() {
      for (const name of filesIn(folder)) {
        const isOurs = name === manifestName || /^\.?.+-\d+\.json(\.tmp)?$/.test(name);
        if (isOurs) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

/** Tells a measurement from one that was damaged: a single digit would change the results unseen. */
function digestOf(measurement: string): string {
  return createHash('sha256').update(measurement).digest('hex');
}

/** What cannot be read is not there: it is run again, and storing it tells what is in the way. */
function runAt(path: string): unknown {
  try {
    return parsed(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return isObject(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
