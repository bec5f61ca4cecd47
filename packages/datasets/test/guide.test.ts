import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

/*
 * The guide “Add a data set”, done as it says: its blocks are written into a copy of this package's
 * sources, each into the file that its first line names, and the test among them runs here.
 */

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const guide = join(packageFolder, '../../docs/guides/add-a-dataset.md');

/** A block of the guide: `// FILE`, and what goes to the end of that file. */
const BLOCK = /^```ts\n\/\/ (?<file>\S+)\n(?<code>.*?)^```$/gms;

const reports = join(packageFolder, 'reports');
await mkdir(reports, { recursive: true });
const copy = await mkdtemp(join(reports, 'guide-'));
const files: string[] = [];
try {
  await cp(join(packageFolder, 'src'), join(copy, 'src'), { recursive: true });
  await mkdir(join(copy, 'test'));
  const page = await readFile(guide, 'utf8');
  for (const { groups: { file = '', code = '' } = {} } of page.matchAll(BLOCK)) {
    await appendFile(join(copy, file), code);
    files.push(file);
  }
  await import(/* @vite-ignore */ pathToFileURL(join(copy, 'test/double-helix.test.ts')).href);
} finally {
  await rm(copy, { recursive: true });
}

it('takes one file and one line of export', () => {
  expect(files).toEqual(['src/double-helix.ts', 'src/index.ts', 'test/double-helix.test.ts']);
});
