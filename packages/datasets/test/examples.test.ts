import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import * as files from '../src/files/index.ts';
import { DataFileError } from '../src/files/index.ts';
import * as main from '../src/index.ts';

/*
 * Every example of the README and of the docstrings is run, and what it prints is compared with the
 * comment behind it, which may say more after that.
 */

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const reports = join(packageFolder, 'reports');
await mkdir(reports, { recursive: true });
const folder = await mkdtemp(join(reports, 'examples-'));
afterAll(() => rm(folder, { recursive: true }));

interface Example {
  readonly file: string;
  readonly code: string;
}

/** The blocks of code in a page, or in a source's comments. */
async function examplesOf(file: string): Promise<Example[]> {
  const text = await readFile(join(packageFolder, file), 'utf8');
  const page = text.replaceAll(/^ \* ?/gm, '');
  const blocks = [...page.matchAll(/^```ts\n(?<code>.*?)^```$/gms)];
  return blocks.map(({ groups: { code = '' } = {} }) => ({ file, code }));
}

const sources = await readdir(join(packageFolder, 'src'), { recursive: true });
const modules = sources.filter((file) => file.endsWith('.ts')).sort();
const README = 'README.md';
const pages = [README, ...modules.map((file) => `src/${file}`)];
const examples = (await Promise.all(pages.map(examplesOf))).flat();

/** A value as the comments write it. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** Runs a program, and gives what each of its lines printed first. */
async function printedBy(lines: readonly string[], name: string): Promise<Map<number, string>> {
  const printed = new Map<number, string>();
  const spy = vi.spyOn(console, 'log').mockImplementation((line: number, ...values: unknown[]) => {
    if (!printed.has(line)) printed.set(line, values.map(shown).join(' '));
  });
  const numbered = lines.map((line, index) => line.replace('console.log(', `$&${index}, `));
  const file = join(folder, `${name}.ts`);
  await writeFile(file, `${numbered.join('\n')}\nexport {};\n`);
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    spy.mockRestore();
  }
  return printed;
}

describe('an example', () => {
  // The files that such a program reads are not here.
  const runnable = examples.filter(({ code }) => !code.includes('node:fs'));

  it.each(runnable.map((example, index) => ({ ...example, index })))(
    '$index, in $file, runs and prints what it says',
    async ({ code, index }) => {
      const lines = code.split('\n');
      const printed = await printedBy(lines, `example-${index}`);
      const compared = [...printed].flatMap(([line, text]) => {
        const [, comment] = lines[line].split('); // ');
        return comment === undefined ? [] : [{ text, comment: comment.slice(0, text.length) }];
      });
      expect(compared.map(({ comment }) => comment)).toEqual(compared.map(({ text }) => text));
    },
  );

  it('shows every function that the package exports', () => {
    const functions = Object.values({ ...main, ...files }).filter(
      (value) => value instanceof Function,
    );
    const names = functions.map(({ name }) => name).filter((name) => name !== DataFileError.name);
    const inSources = examples.filter(({ file }) => file !== README).map(({ code }) => code);
    const isShown = (name: string): boolean => inSources.some((code) => code.includes(`${name}(`));
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => !isShown(name))).toEqual([]);
  });
});
