import { brokenPromises, docstringExamples, pageExamples } from '@semente/documentation';
import { describe, expect, it } from 'vitest';
import * as files from '../src/files/index.ts';
import * as main from '../src/index.ts';

/*
 * Every example of the docstrings and of the README runs as it stands, and prints what it says.
 */

const packageFolder = new URL('../', import.meta.url);
const imports = {
  '@semente/tensor': 'src/index.ts',
  '@semente/tensor/files': 'src/files/index.ts',
};
const docstrings = await docstringExamples(new URL('src/', packageFolder));
const readme = await pageExamples(new URL('README.md', packageFolder));

describe('the example of', () => {
  it.each([...docstrings, ...readme])('$title prints what it says', async (example) => {
    expect(await brokenPromises(example, { packageFolder, imports })).toEqual([]);
  });
});

it('of every exported function there is an example', () => {
  const shown = docstrings.map(({ code }) => code).join();
  const names = Object.keys({ ...main, ...files }).filter((name) => name !== 'TensorError');
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
});
