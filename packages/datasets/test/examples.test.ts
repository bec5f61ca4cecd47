import { brokenPromises, docstringExamples, pageExamples } from '@semente/documentation';
import { describe, expect, it } from 'vitest';
import * as files from '../src/files/index.ts';
import { DataFileError } from '../src/files/index.ts';
import * as main from '../src/index.ts';

/*
 * Every example of the README and of the docstrings runs as it stands, and prints what it says.
 */

const packageFolder = new URL('../', import.meta.url);
const imports = {
  '@semente/datasets': 'src/index.ts',
  '@semente/datasets/files': 'src/files/index.ts',
};
const docstrings = await docstringExamples(new URL('src/', packageFolder));
const readme = await pageExamples(new URL('README.md', packageFolder));

describe('an example', () => {
  // The files that such a program reads are not here.
  const runnable = [...docstrings, ...readme].filter(({ code }) => !code.includes('node:fs'));

  it.each(runnable)('of $title runs and prints what it says', async (example) => {
    expect(await brokenPromises(example, { packageFolder, imports })).toEqual([]);
  });

  it('shows every function that the package exports', () => {
    const functions = Object.values({ ...main, ...files }).filter(
      (value) => value instanceof Function,
    );
    const names = functions.map(({ name }) => name).filter((name) => name !== DataFileError.name);
    const isShown = (name: string): boolean =>
      docstrings.some(({ code }) => code.includes(`${name}(`));
    expect(names.length).toBeGreaterThan(25);
    expect(names.filter((name) => !isShown(name))).toEqual([]);
  });
});
