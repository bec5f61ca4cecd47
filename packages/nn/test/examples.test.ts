import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import * as nn from '../src/index.ts';

/*
 * What the documentation of this package shows: every example of a docstring, every block of the README,
 * and the guide that adds a layer, as one program. They run as they stand, and print what they say.
 */

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
await mkdir(join(packageFolder, 'reports'), { recursive: true });
const folder = await mkdtemp(join(packageFolder, 'reports/examples-'));
afterAll(() => rm(folder, { recursive: true }));

async function docstringsOf(file: string): Promise<[title: string, code: string][]> {
  const text = await readFile(join(packageFolder, 'src', file), 'utf8');
  const examples = [...text.matchAll(/^ \* ```ts\n(.*?)^ \* ```$/gms)];
  return examples.map(([, code], i) => [`${file}, ${i + 1}`, code.replaceAll(/^ \* ?/gm, '')]);
}

async function blocksOf(page: string): Promise<string[]> {
  const text = await readFile(join(packageFolder, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
}

/** What the lines of a program say that they print: behind `//`, there or on the lines below. */
function promisedBy(code: string): [line: number, text: string][] {
  const lines = code.split('\n');
  return lines.flatMap((line, i) => {
    if (!line.includes('console.log(')) return [];
    const [, comment] = line.split(/\/\/ /, 2);
    if (comment !== undefined) return [[i, comment]];
    const below = lines.slice(i + 1);
    const end = below.findIndex((other) => !other.startsWith('// '));
    const text = below.slice(0, end).map((other) => other.slice(3));
    return text.length === 0 ? [] : [[i, text.join('\n')]];
  });
}

/** Runs a program, and gives what each line printed first. */
async function printedBy(code: string, name: string): Promise<Map<number, string>> {
  const printed = new Map<number, string>();
  const log = vi.spyOn(console, 'log').mockImplementation((line: number, ...given: unknown[]) => {
    if (!printed.has(line)) printed.set(line, given.map(written).join(' '));
  });
  const numbered = code
    .replaceAll("'@semente/nn'", "'../../src/index.ts'")
    .split('\n')
    .map((line, i) => line.replace('console.log(', `console.log(${i}, `));
  const file = join(folder, `${name}.ts`);
  await writeFile(file, numbered.join('\n'));
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    log.mockRestore();
  }
  return printed;
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { breakLength: Number.POSITIVE_INFINITY });

/**
 * Compares without spaces, which are a matter of taste. A number may be cut off by `…`, and remarks may
 * follow behind a comma, a colon or a semicolon.
 */
function expectPromise(printed: string | undefined, promised: string): void {
  const [actual, expected] = [printed ?? 'nothing', promised].map((text) =>
    text.replaceAll(/\s/g, ''),
  );
  const [, digits] = /^([\d.]+)…/.exec(expected) ?? [];
  const isKept = digits === undefined ? expected.startsWith(actual) : actual.startsWith(digits);
  const rest = digits === undefined ? expected.slice(actual.length) : '';
  if (!isKept || !/^([,:;]|$)/.test(rest)) expect(printed).toBe(promised);
}

const sources = (await readdir(join(packageFolder, 'src'), { recursive: true })).toSorted();
const files = sources
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));
const docstrings = (await Promise.all(files.map(docstringsOf))).flat();
const readme = (await blocksOf('README.md')).map((code, i) => [`README, ${i + 1}`, code] as const);
const guide = (await blocksOf('../../docs/guides/add-a-layer.md')).join('\n');
const examples = [...docstrings, ...readme, ['add-a-layer', guide] as const];

describe('the example of', () => {
  it.each(examples.map(([title, code], i) => [title, code, i] as const))(
    '%s prints what it says',
    async (_, code, i) => {
      const printed = await printedBy(code, String(i));
      for (const [line, text] of promisedBy(code)) expectPromise(printed.get(line), text);
    },
  );
});

it('of every exported function there is an example, by one of its names', () => {
  const shown = docstrings.map(([, code]) => code).join();
  const all = Object.entries<unknown>(nn);
  const isShown = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(shown);
  const isMissing = (value: unknown): boolean =>
    !all.some(([name, other]) => other === value && isShown(name));
  expect(all.filter(([, value]) => isMissing(value)).map(([name]) => name)).toEqual([]);
});
