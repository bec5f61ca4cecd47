import { describe, expect, it } from 'vitest';
import { isRandom, numpyRandom, seededRandom } from '../src/index.ts';

describe('isRandom', () => {
  it('knows every source, also one that somebody else wrote', () => {
    const constant = { uniform: () => 0, normal: () => 0 };
    for (const source of [numpyRandom(1), seededRandom(1), constant]) {
      expect(isRandom(source)).toBe(true);
    }
  });

  it('is false for everything else', () => {
    const others = [undefined, null, 5, 'seed', Math.random, Math, {}, { uniform: 1, normal: 2 }];
    expect(others.map(isRandom)).toEqual(others.map(() => false));
    expect(isRandom({ uniform: () => 0 })).toBe(false);
  });
});
