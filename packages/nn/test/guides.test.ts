import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

/*
 * The guides to this package, done as they say: their blocks are written into a copy of its sources, each
 * into the file that its first line names, and the tests among them run here.
 */

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** A block of a guide: `// FILE`, and what goes to the end of that file. */
const BLOCK = /^```ts\n\/\/ (?<file>\S+)\n(?<code>.*?)^```$/gms;

/** Follows a guide in a copy of the package, registers its tests, and names the files it touched. */
async function follow(guide: string): Promise<string[]> {
  const page = await readFile(join(packageFolder, '../../docs/guides', guide), 'utf8');
  const copy = await mkdtemp(join(packageFolder, 'reports/guide-'));
  const files: string[] = [];
  try {
    await cp(join(packageFolder, 'src'), join(copy, 'src'), { recursive: true });
    await mkdir(join(copy, 'test'));
    for (const { groups: { file = '', code = '' } = {} } of page.matchAll(BLOCK)) {
      await appendFile(join(copy, file), code);
      files.push(file);
    }
    for (const file of files.filter((name) => name.endsWith('.test.ts'))) {
      await import(/* @vite-ignore */ pathToFileURL(join(copy, file)).href);
    }
  } finally {
    await rm(copy, { recursive: true });
  }
  return files;
}

await mkdir(join(packageFolder, 'reports'), { recursive: true });

describe('the guide that adds an initializer', async () => {
  const files = await follow('add-an-initializer.md');

  it('takes one file and one line of export', () => {
    expect(files).toEqual([
      'src/initializers/signed-constant.ts',
      'src/initializers/index.ts',
      'test/signed-constant.test.ts',
    ]);
  });
});

describe('the guide that adds an optimizer', async () => {
  const files = await follow('add-an-optimizer.md');

  it('takes one file and one line of export', () => {
    expect(files).toEqual([
      'src/optimizers/adamax.ts',
      'src/index.ts',
      'test/adamax.test.ts',
      'test/outside.test.ts',
    ]);
  });
});
