import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, sourcesOf } from '../src/exercises/sources.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'semente-test-')));
  write('walk.ts', "import { stride } from './lib/stride.js';\nexport default stride;\n");
  write('lib/stride.ts', "import { sum } from '@semente/tensor';\nexport const stride = sum;\n");
  write('other.ts', 'export default 1;\n');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function digest(name = 'walk.ts'): string {
  return digestOf(join(folder, name));
}

describe('the files of an exercise', () => {
  it('are its own and those that it imports, but no packages', () => {
    expect(sourcesOf(join(folder, 'walk.ts'))).toEqual([
      join(folder, 'lib/stride.ts'),
      join(folder, 'walk.ts'),
    ]);
  });

  it('cannot be told where one is missing, which is named', () => {
    write('walk.ts', "import './nowhere.ts';\n");
    expect(() => digest()).toThrow('./nowhere.ts');
  });
});

describe('the digest of an exercise', () => {
  it('changes with each of its files, and with no other one', () => {
    const before = digest();
    write('other.ts', 'export default 2;\n');
    expect(digest()).toBe(before);
    write('lib/stride.ts', 'export const stride = 2;\n');
    const after = digest();
    expect(after).not.toBe(before);
    write('walk.ts', "export { stride as default } from './lib/stride.js';\n");
    expect(digest()).not.toBe(after);
  });

  it('is the same elsewhere, and with other ends of lines', () => {
    const before = digest('other.ts');
    write('lib/other.ts', 'export default 1;\r\n');
    expect(digest('lib/other.ts')).toBe(before);
  });
});
