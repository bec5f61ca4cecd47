import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a file is written until it is whole; the name of one that was given up is used again. */
function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}

/** Writes a file that is there wholly or not at all, whenever the program or the power ends. */
export function writeAtomically(path: string, content: string): void {
  const temporary = temporaryPath(path);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeToDisk(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  // Windows cannot open a folder, and has no need to.
  if (process.platform !== 'win32') syncFolder(dirname(path));
}

function writeToDisk(path: string, content: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only then does the name last, too. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
