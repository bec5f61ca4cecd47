import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservedNames } from '../src/command-line/program-options.ts';
import { builtInNames } from '../src/exercises/built-in.ts';
import { loadExercise } from '../src/exercises/load.ts';
import { localeOf } from '../src/locale.ts';

const en = localeOf('en');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file and loads it as an exercise. */
function load(name: string, source: string): Promise<unknown> {
  const path = join(folder, name);
  writeFileSync(path, source);
  return loadExercise(path, reservedNames, en);
}

describe('an exercise', () => {
  it.each(builtInNames())('%s comes with the program', async (name) => {
    const { exercise } = await loadExercise(name, reservedNames, en);
    expect(exercise.name).toBe(name);
  });

  it('is any file that exports one', async () => {
    const path = fileURLToPath(new URL('exercises/wander.ts', import.meta.url));
    const loaded = await loadExercise(path, reservedNames, en);
    expect(loaded).toMatchObject({ path, given: path, exercise: { name: 'wander' } });
  });
});

describe('a file that is no exercise is refused with its path and', () => {
  it.each([
    ['that it exports nothing', 'empty.mjs', 'export const x = 1;', /: there is no default export/],
    [
      'what it exports',
      'three.mjs',
      'export default 3;',
      /: the exercise must be an object, got 3/,
    ],
    [
      'the field that is wrong',
      'field.mjs',
      'export default { name: "field", title: "Field" };',
      /title must be a text in each language \(en, pt-BR\), got "Field"$/,
    ],
    [
      'the line that throws',
      'throws.mjs',
      '\n  throw new Error("no data");',
      /throws\.mjs:2:9: no data$/,
    ],
    ['what was thrown', 'odd.mjs', 'throw "nothing"', /: nothing$/],
    ['what it does not find', 'import.mjs', 'import "./nowhere.mjs";', /nowhere\.mjs/],
    ['what cannot be read', 'syntax.mjs', 'export default {', /\bparse\b/],
  ])('%s', async (_, name, source, message) => {
    const loading = load(name, source);
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.toThrow(join(folder, name));
    await expect(loading).rejects.not.toThrow(/\n/);
  });

  it('its name, if that is not the name of the exercise', async () => {
    const wander = new URL('exercises/wander.ts', import.meta.url).href;
    const { default: exercise } = await import(wander);
    expect(exercise.name).toBe('wander');
    Object.assign(globalThis, { exercise });
    await expect(load('stroll.mjs', 'export default globalThis.exercise;')).rejects.toThrow(
      `${join(folder, 'stroll.mjs')}: name must be "stroll", as its file is called, got "wander"`,
    );
  });
});

describe('a path', () => {
  it.each(['nowhere.ts', '.'])('of no file is refused: %s', async (name) => {
    const path = `${folder}/${name}`;
    await expect(loadExercise(path, reservedNames, en)).rejects.toThrow(
      `there is no file "${path}" to take an exercise from`,
    );
  });
});
