import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../src/index.ts';

describe('seededRandom', () => {
  it('draws the words of the xor4096 engine of seedrandom', () => {
    const engine = seedrandom.xor4096('hello.');
    const random = seededRandom('hello.');
    for (let i = 0; i < 1000; i++) expect(random.integer(0, 2 ** 32)).toBe(engine.int32() >>> 0);
  });

  it('keeps its streams from version to version', () => {
    const random = seededRandom('hello.');
    const drawn = [random.uniform(), random.normal(), random.normal(), random.integer(0, 1000)];
    expect(drawn).toEqual([0.979852579801043, 0.011798625695777698, 0.26883405542108296, 267]);
    expect(random.split(1)[0]?.uniform()).toBe(0.7411157340039283);
  });

  it('reads a seed as text, so that 1 and "1" are the same seed', () => {
    expect(seededRandom(1).state).toEqual(seededRandom('1').state);
    expect(seededRandom(-0).state).toEqual(seededRandom(0).state);
    expect(seededRandom(0.5).state).toEqual(seededRandom('0.5').state);
  });

  it.each<unknown>([undefined, null, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %s',
    (seed) => {
      expect(() => seededRandom(seed as number)).toThrow(
        `seededRandom(${String(seed)}): the seed must be a finite number or a text`,
      );
    },
  );

  it('refuses an empty text, which is a seed somebody forgot', () => {
    expect(() => seededRandom('')).toThrow("seededRandom(''): the seed must be a finite number");
  });

  it('leaves Math.random alone', () => {
    const before = Math.random;
    seededRandom(1).uniform();
    expect(Math.random).toBe(before);
  });
});
