import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Choice } from '@semente/experiment';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localeOf } from '../src/locale.ts';
import type { Manifest } from '../src/runs/manifest.ts';
import { prepare } from '../src/runs/prepare.ts';
import { type RunStore, runStore } from '../src/runs/store.ts';
import { manifested } from './planned.ts';

const en = localeOf('en');
const short = { variant: 'short', seed: 7 };
const long = { variant: 'long', seed: 7 };

let store: RunStore;
let out = '';

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'semente-test-'));
  store = runStore(out);
});

afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

/** A comparison of two runs, of which one is finished. */
function interrupt(choice: Choice = {}): Manifest {
  const manifest = manifested(choice);
  prepare(store, manifest, 'refuse', en);
  store.write(short, '1');
  return manifest;
}

describe('a folder', () => {
  it('with the runs of an unfinished comparison is not started afresh', () => {
    interrupt();
    expect(() => prepare(store, manifested(), 'refuse', en)).toThrow(
      `"${store.folder}" has 1 of the 2 runs of an unfinished comparison: go on with --resume, throw them away with --fresh, or choose another folder with --out`,
    );
    expect(store.read(short)).toBe('1');
  });

  it('with the runs of an unfinished comparison is started afresh if that is said', () => {
    interrupt({ settings: { steps: 5 } });
    prepare(store, manifested(), 'discard', en);
    expect(store.read(short)).toBeUndefined();
    expect(store.manifest()).toEqual(manifested());
  });

  it('with all runs of a comparison is started afresh', () => {
    interrupt();
    store.write(long, '2');
    prepare(store, manifested(), 'refuse', en);
    expect(store.read(short)).toBeUndefined();
  });

  it('without any run is started afresh', () => {
    prepare(store, manifested(), 'refuse', en);
    prepare(store, manifested({ seeds: [1] }), 'refuse', en);
    expect(store.manifest()?.valueOf()).toMatchObject({ seeds: [1] });
  });

  it('can be resumed where there is nothing yet', () => {
    prepare(store, manifested(), 'resume', en);
    expect(store.manifest()).toEqual(manifested());
  });

  it('keeps its runs when the same comparison is resumed', () => {
    prepare(store, interrupt(), 'resume', en);
    expect(store.read(short)).toBe('1');
  });

  it('keeps its runs when it is resumed with other variants and seeds', () => {
    interrupt();
    const more = manifested({ variants: ['long', 'short'], seeds: [6, 7, 8] });
    prepare(store, more, 'resume', en);
    expect(store.read(short)).toBe('1');
    expect(store.manifest()).toEqual(more);
  });
});

describe('runs are not mixed with those of', () => {
  const manifest = manifested();
  const { exercise } = manifest;

  it.each<[string, Manifest, string]>([
    ['another version', { ...manifest, version: '0.0.9' }, 'version is 0.1.0 there and 0.0.9 here'],
    [
      'another exercise',
      { ...manifest, exercise: { ...exercise, name: 'stroll' } },
      'exercise is wander there and stroll here',
    ],
    [
      'another file',
      { ...manifest, exercise: { ...exercise, sha256: '' } },
      'the file of the exercise, or one that it imports, has changed since',
    ],
    [
      'other settings',
      manifested({ settings: { steps: 5, startFrom: 'far' } }),
      'steps is 40 there and 5 here; startFrom is zero there and far here',
    ],
    [
      'a setting that the exercise did not have',
      { ...manifest, settings: { ...manifest.settings, noise: '1' } },
      'noise is – there and 1 here',
    ],
  ])('%s', (_, wanted, difference) => {
    interrupt();
    const before = store.manifest();
    expect(() => prepare(store, wanted, 'resume', en)).toThrow(
      `the runs in "${store.folder}" are of another comparison, and are not mixed with this one: ${difference}`,
    );
    expect(store.manifest()).toEqual(before);
    expect(store.read(short)).toBe('1');
  });

  it('who knows what', () => {
    interrupt();
    writeFileSync(join(out, 'runs/comparison.json'), '{');
    expect(() => prepare(store, manifest, 'resume', en)).toThrow(/does not say of what/);
    expect(() => prepare(store, manifest, 'refuse', en)).toThrow(/does not say of what/);
    expect(store.read(short)).toBe('1');
  });
});
