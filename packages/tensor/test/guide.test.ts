import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

/*
 * The guide “Add an operation”, done as it says: its blocks are written into a copy of this package's
 * sources, each into the file that its first line names, and the tests among them run here.
 */

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const guide = join(packageFolder, '../../docs/guides/add-an-operation.md');

/** A block of the guide: `// FILE`, and what goes to the end of that file. */
const BLOCK = /^```ts\n\/\/ (?<file>\S+)\n(?<code>.*?)^```$/gms;

async function blocks(): Promise<{ file: string; code: string }[]> {
  const text = await readFile(guide, 'utf8');
  return [...text.matchAll(BLOCK)].map(({ groups: { file = '', code = '' } = {} }) => ({
    file,
    code,
  }));
}

/** Does what the guide says in a copy of the package, and registers the tests found there. */
async function follow(copy: string): Promise<string[]> {
  await cp(join(packageFolder, 'src'), join(copy, 'src'), { recursive: true });
  const steps = await blocks();
  for (const { file, code } of steps) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await appendFile(join(copy, file), code);
  }
  const files = steps.map(({ file }) => file);
  for (const file of files.filter((name) => name.endsWith('.test.ts'))) {
    await import(/* @vite-ignore */ pathToFileURL(join(copy, file)).href);
  }
  return files;
}

async function followAndTidyUp(copy: string): Promise<string[]> {
  try {
    return await follow(copy);
  } finally {
    await rm(copy, { recursive: true });
  }
}

await mkdir(join(packageFolder, 'reports'), { recursive: true });
const copy = await mkdtemp(join(packageFolder, 'reports/guide-'));
const files = await followAndTidyUp(copy);

it('takes one file and one line of export', () => {
  expect(files.filter((file) => file.startsWith('src/'))).toEqual([
    'src/operations/x-log-y.ts',
    'src/operations/index.ts',
  ]);
});
