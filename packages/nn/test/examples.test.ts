import { brokenPromises, docstringExamples, pageExamples } from '@semente/documentation';
import { describe, expect, it } from 'vitest';
import * as nn from '../src/index.ts';

/*
 * What the documentation of this package shows: every example of a docstring, every block of the README
 * and of the guide to compile, and the guide that adds a layer, as one program. They run as they stand, and print what they say.
 */

const packageFolder = new URL('../', import.meta.url);
const imports = { '@semente/nn': 'src/index.ts' };
const docstrings = await docstringExamples(new URL('src/', packageFolder));
const readme = await pageExamples(new URL('README.md', packageFolder));
const steps = await pageExamples(new URL('../../docs/guides/add-a-layer.md', packageFolder));
const compiling = await pageExamples(new URL('../../docs/guides/compile-a-step.md', packageFolder));
const guide = { title: 'add-a-layer.md', code: steps.map(({ code }) => code).join('\n') };

describe('the example of', () => {
  it.each([...docstrings, ...readme, ...compiling, guide])(
    '$title prints what it says',
    async (example) => {
      expect(await brokenPromises(example, { packageFolder, imports })).toEqual([]);
    },
  );
});

it('of every exported function there is an example, by one of its names', () => {
  const shown = docstrings.map(({ code }) => code).join();
  const all = Object.entries<unknown>(nn);
  const isShown = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(shown);
  const isMissing = (value: unknown): boolean =>
    !all.some(([name, other]) => other === value && isShown(name));
  expect(all.filter(([, value]) => isMissing(value)).map(([name]) => name)).toEqual([]);
});
