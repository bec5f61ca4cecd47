import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { leftovers } from './leftovers.ts';
import type { ReportFile } from './report-file.ts';
import { holdingSignals } from './signals.ts';

/** Why a report could not be written, and the path that is in its way. */
export type Obstacle =
  | { readonly kind: 'not a folder' | 'is a folder'; readonly path: string }
  | { readonly kind: 'not writable'; readonly path: string; readonly code: string };

/**
 * What would keep a report's files from being written, if anything does; a path that ends in `/` is
 * a folder for files that are not known yet. Nothing is left behind: folders that are missing are
 * made for the trial only.
 */
export function obstacleTo(folder: string, paths: readonly string[]): Obstacle | undefined {
  const files = paths.filter((path) => !path.endsWith('/')).map((path) => join(folder, path));
  const folders = paths.filter((path) => path.endsWith('/')).map((path) => join(folder, path, '.'));
  for (const parent of new Set([folder, ...folders, ...files.map((file) => dirname(file))])) {
    const existing = nearestExisting(parent);
    if (!isFolder(existing)) return { kind: 'not a folder', path: existing };
    for (const path of [existing, parent]) {
      const code = writeRefusal(path, existing);
      if (code !== undefined) return { kind: 'not writable', path, code };
    }
  }
  const taken = files.find((file) => isFolder(file));
  return taken === undefined ? undefined : { kind: 'is a folder', path: taken };
}

/**
 * Writes all files of a report or none: each under a temporary name beside its own, and only when
 * all are there are they renamed, in the order given. Then what an earlier report has left of other
 * measurements is removed, lest it be taken for a part of this one. An interrupt waits until all of
 * that is done.
 */
export async function writeReport(folder: string, files: readonly ReportFile[]): Promise<void> {
  await holdingSignals(() => {
    const staged: { readonly temporary: string; readonly final: string }[] = [];
    try {
      for (const { path, content } of files) {
        const final = join(folder, path);
        const temporary = join(dirname(final), `.${basename(final)}.${process.pid}.tmp`);
        mkdirSync(dirname(final), { recursive: true });
        staged.push({ temporary, final });
        writeFileSync(temporary, content);
      }
      for (const { temporary, final } of staged) renameSync(temporary, final);
      for (const path of leftovers(folder, files)) rmSync(path, { force: true });
    } finally {
      for (const { temporary } of staged) rmSync(temporary, { force: true });
    }
  });
}

function nearestExisting(path: string): string {
  const parent = dirname(path);
  return found(lstatSync, path) !== undefined || parent === path ? path : nearestExisting(parent);
}

function isFolder(path: string): boolean {
  return found(statSync, path)?.isDirectory() ?? false;
}

/** What is at a path, or undefined where nothing is or can be (below a file, for one). */
function found(stat: (path: string) => Stats, path: string): Stats | undefined {
  try {
    return stat(path);
  } catch {
    return undefined;
  }
}

/**
 * The system's error code if a folder, or anything in it, cannot be made below an existing one.
 * Only trying tells for certain.
 */
function writeRefusal(folder: string, existing: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(join(folder, '.semente-')));
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    removeEmpty(folder, existing);
  }
}

/** Removes a folder and those above it, below `existing`, as far as they are there and empty. */
function removeEmpty(folder: string, existing: string): void {
  for (let path = folder; path !== existing; path = dirname(path)) {
    try {
      rmdirSync(path);
    } catch {
      // It was never made, or someone has put something into it.
    }
  }
}
