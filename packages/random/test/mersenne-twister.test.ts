import { describe, expect, it } from 'vitest';
import { mersenneTwister, mersenneTwisterFromWords } from '../src/mersenne-twister.ts';

describe('the Mersenne Twister', () => {
  it('gives the word the C++ standard asks of mt19937 (28.5.6): the 10000th is 4123659995', () => {
    const source = mersenneTwister(5489);
    for (let i = 1; i < 10_000; i++) source.next();
    expect(source.next()).toBe(4123659995);
  });

  it("gives the first words of the authors' mt19937ar.out for init_by_array", () => {
    const source = mersenneTwisterFromWords([0x123, 0x234, 0x345, 0x456]);
    const words = Array.from({ length: 5 }, () => source.next());
    expect(words).toEqual([1067595299, 955945823, 477289528, 4107218783, 4228976476]);
  });

  it('continues where a saved state left off', () => {
    const source = mersenneTwister(0);
    for (let i = 0; i < 1000; i++) source.next();
    const saved = source.save();
    const expected = Array.from({ length: 1000 }, () => source.next());
    const other = mersenneTwister(1);
    other.load(saved);
    expect(Array.from({ length: 1000 }, () => other.next())).toEqual(expected);
  });
});
