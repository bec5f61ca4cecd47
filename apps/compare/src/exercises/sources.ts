import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { UsageError } from '../usage-error.ts';
import { mistake } from './mistake.ts';

/**
 * The files that an exercise is made of: its own and those that it imports, packages excepted. Files
 * that it reads are not among them.
 *
 * @throws UsageError if one of them cannot be read, or is no program.
 */
export function sourcesOf(path: string): readonly string[] {
  const file = realpathSync(path);
  return inputsOf(file).map((input) => join(dirname(file), input));
}

/**
 * A fingerprint of the files that an exercise is made of, wherever they stand. A version control
 * system may have changed the ends of their lines, which mean nothing.
 *
 * @throws UsageError if one of them cannot be read, or is no program.
 */
export function digestOf(path: string): string {
  const file = realpathSync(path);
  const hash = createHash('sha256');
  for (const input of inputsOf(file)) {
    const text = readFileSync(join(dirname(file), input), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${JSON.stringify([input, text])}\n`);
  }
  return hash.digest('hex');
}

/** Relative to the folder of the file, with `/`, in the order of their names. */
function inputsOf(file: string): readonly string[] {
  try {
    const { metafile } = buildSync({
      entryPoints: [file],
      absWorkingDir: dirname(file),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    return Object.keys(metafile.inputs).sort();
  } catch (error) {
    throw new UsageError(mistake(error, file));
  }
}
