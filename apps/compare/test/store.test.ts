import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStore } from '../src/runs/store.ts';
import { manifested } from './planned.ts';

const he = { variant: 'he', seed: 3 };
const measurement = '{"cost":"Infinity","curve":[0.1,5e-324]}';

let out = '';

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'semente-test-'));
});

afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

describe('stored runs', () => {
  it('come back as they were', () => {
    const store = runStore(out);
    store.write(he, measurement);
    expect(runStore(out).read(he)).toBe(measurement);
    expect(runStore(out).read({ variant: 'he', seed: 4 })).toBeUndefined();
  });

  it('are files that say whose they are, with nothing beside them', () => {
    runStore(out).write(he, measurement);
    expect(readdirSync(join(out, 'runs'))).toEqual(['he-3.json']);
    expect(JSON.parse(readFileSync(join(out, 'runs/he-3.json'), 'utf8'))).toEqual({
      ...he,
      sha256: createHash('sha256').update(measurement).digest('hex'),
      measurement: JSON.parse(measurement),
    });
  });

  it.each([
    ['cut off', '{"variant":"he","seed":3,"measu'],
    ['of another seed', '{"variant":"he","seed":4,"measurement":1}'],
    ['without a measurement', '{"variant":"he","seed":3}'],
    ['no object', 'null'],
    ['empty', ''],
  ])('do not count if a file is %s', (_, text) => {
    mkdirSync(join(out, 'runs'));
    writeFileSync(join(out, 'runs/he-3.json'), text);
    expect(runStore(out).read(he)).toBeUndefined();
  });

  it('do not count if a single digit is not as it was written', () => {
    const store = runStore(out);
    store.write(he, measurement);
    const path = join(out, 'runs/he-3.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('0.1', '0.2'));
    expect(store.read(he)).toBeUndefined();
  });

  it('do not count if something else has their name', () => {
    mkdirSync(join(out, 'runs/he-3.json'), { recursive: true });
    expect(runStore(out).read(he)).toBeUndefined();
  });

  it('are not there yet while a file is being written', () => {
    mkdirSync(join(out, 'runs'));
    writeFileSync(join(out, 'runs/.he-3.json.tmp'), '{"variant":"he",');
    expect(runStore(out).read(he)).toBeUndefined();
    runStore(out).write(he, measurement);
    expect(readdirSync(join(out, 'runs'))).toEqual(['he-3.json']);
  });

  it('stay when another one cannot be stored, and nothing is left of that', () => {
    const store = runStore(out);
    store.write(he, measurement);
    mkdirSync(join(out, 'runs/he-4.json'));
    expect(() => store.write({ variant: 'he', seed: 4 }, measurement)).toThrow(/he-4\.json/);
    expect(store.read(he)).toBe(measurement);
    expect(readdirSync(join(out, 'runs')).sort()).toEqual(['he-3.json', 'he-4.json']);
  });

  it('are forgotten with their manifest, and nobody else’s files', () => {
    const store = runStore(out);
    store.writeManifest(manifested());
    store.write(he, measurement);
    writeFileSync(join(out, 'runs/.he-4.json.tmp'), '');
    writeFileSync(join(out, 'runs/notes.txt'), 'mine');
    store.clear();
    expect(readdirSync(join(out, 'runs'))).toEqual(['notes.txt']);
    expect(store.manifest()).toBeUndefined();
  });
});

describe('the manifest', () => {
  it('comes back as it was', () => {
    runStore(out).writeManifest(manifested());
    expect(runStore(out).manifest()).toEqual(manifested());
  });

  it('is none in a folder that has none, or is none', () => {
    expect(runStore(out).manifest()).toBeUndefined();
    writeFileSync(join(out, 'file'), '');
    expect(runStore(join(out, 'file')).manifest()).toBeUndefined();
  });

  it.each([
    '{"format":1',
    '{}',
    '[]',
    '7',
    '{"format":1,"seeds":[1]}',
    withSeeds(-1),
    withSeeds('1'),
  ])('is damaged if its text is %s', (text) => {
    mkdirSync(join(out, 'runs'));
    writeFileSync(join(out, 'runs/comparison.json'), text);
    expect(runStore(out).manifest()).toEqual({ damage: null });
  });

  it('is damaged if it cannot be read, and says why', () => {
    mkdirSync(join(out, 'runs/comparison.json'), { recursive: true });
    expect(runStore(out).manifest()).toEqual({ damage: expect.stringContaining('EISDIR') });
  });
});

function withSeeds(...seeds: readonly unknown[]): string {
  return JSON.stringify({ ...manifested(), seeds });
}
