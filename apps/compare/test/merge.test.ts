import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import { mergedRuns, partsIn } from '../src/runs/merge.ts';
import { keysOf } from '../src/runs/prepare.ts';
import { isIn } from '../src/runs/shard.ts';
import { runStore } from '../src/runs/store.ts';
import { manifested } from './planned.ts';

const en = localeOf('en');
const manifest = manifested({ seeds: [1, 2] });
const keys = keysOf(manifest);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A folder with the runs at some places of the comparison; a run's measurement is its place. */
function part(name: string, places: readonly number[], changes: object = {}): string {
  const path = join(folder, name);
  const store = runStore(path);
  store.writeManifest({ ...manifest, shard: name, ...changes });
  for (const place of places) store.write(keys[place], String(place));
  return path;
}

function merged(...folders: readonly string[]): readonly string[] {
  return mergedRuns(partsIn(folders, en), en);
}

describe('parts', () => {
  it.each([1, 2, 3, 4, 5])('deal out every run once, whatever their number: %i', (of) => {
    const taken = Array.from({ length: of }, (_, i) =>
      keys.filter((_key, index) => isIn({ part: i + 1, of }, index)),
    );
    expect(taken.flat()).toHaveLength(keys.length);
    expect(new Set(taken.flat())).toEqual(new Set(keys));
    const sizes = taken.map((some) => some.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('are put together in the order of the comparison', () => {
    expect(merged(part('2', [1, 3]), part('1', [0, 2]))).toEqual(['0', '1', '2', '3']);
  });

  it('may have a run in common, which counts once', () => {
    expect(merged(part('1', [0, 1, 2]), part('2', [1, 2, 3]))).toEqual(['0', '1', '2', '3']);
  });

  it('are refused if a run that they have in common is not the same', () => {
    const [one, other] = [part('1', [0, 1, 2]), part('2', [3])];
    runStore(other).write(keys[2], '7');
    expect(() => merged(one, other)).toThrow(
      `long with seed 1 is in "${one}" and in "${other}", but not with the same measurement: one of them is wrong`,
    );
  });

  it('are refused if runs are missing, which are named', () => {
    expect(() => merged(part('1', [0]), part('2', [2]))).toThrow(
      'the comparison is not complete: short with seed 2; long with seed 2 missing (the parts are 1, 2)',
    );
  });

  it('are refused if one is of another comparison', () => {
    const [one, other] = [part('1', [0, 2]), part('2', [1, 3], { version: '0.0.9' })];
    expect(() => merged(one, other)).toThrow(/version is 0\.0\.9 there and 0\.1\.0 here$/);
  });

  it('are refused if one is of other seeds', () => {
    const [one, other] = [part('1', [0, 2]), part('2', [1, 3], { seeds: [1, 2, 3] })];
    expect(() => merged(one, other)).toThrow(/parts of comparisons with other schemes or seeds$/);
  });

  it('are refused if one is named twice, is damaged or has no runs', () => {
    const one = part('1', [0, 2]);
    expect(() => merged(one, `${one}/`)).toThrow(/is named more than once: name it once$/);
    expect(() => merged(one, join(folder, 'none'))).toThrow(/none" has no runs to merge$/);
    expect(() => merged(one, part('2', [1], { seeds: 'all' }))).toThrow(/does not say of what:/);
    mkdirSync(join(folder, '3/runs/comparison.json'), { recursive: true });
    expect(() => merged(one, join(folder, '3'))).toThrow(/does not say of what \(.*EISDIR.*\):/);
  });
});
