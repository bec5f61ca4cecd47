import { describe, expect, it } from 'vitest';
import { numpyRandom, type Random } from '../src/index.ts';
import reference from './numpy-reference.json' with { type: 'json' };
import { unitInLastPlace } from './ulp.ts';

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

function shuffled(random: Random, length: number): number[] {
  const items = Array.from({ length }, (_, index) => index);
  random.shuffle(items);
  return items;
}

describe.each(reference.seeds)('numpyRandom($seed), against np.random.seed($seed)', (numpy) => {
  it('gives the same uniform numbers', () => {
    const random = numpyRandom(numpy.seed);
    expect(times(numpy.uniforms.length, () => random.uniform())).toEqual(numpy.uniforms);
  });

  it.each(numpy.integers)('gives the same integers between $bounds', ({ bounds, values }) => {
    const random = numpyRandom(numpy.seed);
    const [low = 0, high = 0] = bounds;
    expect(times(values.length, () => random.integer(low, high))).toEqual(values);
  });

  it('gives the same word after a million words', () => {
    const random = numpyRandom(numpy.seed);
    for (let i = 0; i < 1_000_000; i++) random.integer(0, 2 ** 32);
    expect(random.integer(0, 2 ** 32)).toBe(numpy.wordAfterMillion);
  });

  it('gives the same permutations', () => {
    for (const permutation of numpy.permutations) {
      expect(numpyRandom(numpy.seed).permutation(permutation.length)).toEqual(permutation);
    }
  });

  it('shuffles a list into the same order', () => {
    for (const items of numpy.shuffles) {
      expect(shuffled(numpyRandom(numpy.seed), items.length)).toEqual(items);
    }
  });
});

describe('the normal numbers', () => {
  // NumPy takes the logarithm of the C library, which is not always correctly rounded.
  it('equal those of NumPy in 7998 of 8000 cases, and differ by one unit in the last place else', () => {
    const distances = reference.seeds.flatMap(({ seed, normals }) => {
      const random = numpyRandom(seed);
      return normals.map((value) => Math.abs(random.normal() - value) / unitInLastPlace(value));
    });
    const exact = distances.filter((distance) => distance === 0).length;
    expect({ exact, of: distances.length }).toEqual({ exact: 7998, of: 8000 });
    expect(Math.max(...distances)).toBe(1);
  });

  it('are exact where the course notebook starts: the first 81 after np.random.seed(3)', () => {
    const normals = reference.seeds.find(({ seed }) => seed === 3)?.normals.slice(0, 81);
    const random = numpyRandom(3);
    expect(times(81, () => random.normal())).toEqual(normals);
  });
});

/** Makes a recorded call. A shuffle is recorded as the order it gives to 0, 1, …, length − 1. */
function call(random: Random, method: string, [first = 0, second = 0]: number[]): unknown {
  switch (method) {
    case 'uniform':
      return random.uniform(first, second);
    case 'normal':
      return random.normal(first, second);
    case 'integer':
      return random.integer(first, second);
    case 'permutation':
      return random.permutation(first);
    default:
      return shuffled(random, first);
  }
}

describe('calls of every kind in any order', () => {
  it.each(reference.seeds)('continue exactly as np.random.seed($seed) does', ({ seed, mixed }) => {
    const random = numpyRandom(seed);
    for (const { method, given, result } of mixed) {
      expect(call(random, method, given)).toEqual(result);
    }
  });
});

describe('the state of NumPy', () => {
  const { key, position, cachedNormal, normals, uniforms } = reference.saved;

  it('is taken up as np.random.get_state() gives it', () => {
    const random = numpyRandom(0);
    random.restore({ algorithm: 'mt19937', words: [...key, position], cachedNormal });
    expect(times(normals.length, () => random.normal())).toEqual(normals);
    expect(times(uniforms.length, () => random.uniform())).toEqual(uniforms);
  });

  it('is reached from the same seed by the same draws', () => {
    const random = numpyRandom(3);
    for (let i = 0; i < 1001; i++) random.normal();
    expect(random.state).toEqual({ algorithm: 'mt19937', words: [...key, position], cachedNormal });
  });
});

describe('the seed', () => {
  it.each([-1, 2 ** 32, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('cannot be %s', (seed) => {
    expect(() => numpyRandom(seed)).toThrow(
      `numpyRandom(${seed}): the seed must be an integer from 0 to 4294967295`,
    );
  });
});

describe('a seed that is no number', () => {
  it.each([
    ['3', "'3'"],
    [3n, '3n'],
    [[3], 'a list of 1'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('does not read like one: %o', (seed, shown) => {
    expect(() => numpyRandom(seed as never)).toThrow(
      `numpyRandom(${shown}): the seed must be an integer from 0 to 4294967295`,
    );
  });
});

describe('a key of zeros', () => {
  const restore = (words: number[], seed = 1): unknown => {
    const random = numpyRandom(seed);
    random.restore({ algorithm: 'mt19937', words, cachedNormal: null });
    return random.normal();
  };
  const zeros = Array.from({ length: 625 }, () => 0);

  it.each([0, 300, 624])('is refused, since it would never give a normal number (at %d)', (at) => {
    expect(() => restore(zeros.with(624, at))).toThrow(
      "random.restore: a 'mt19937' key of zeros gives nothing but zeros; give a state that was saved",
    );
  });

  it('is refused also where only bits are set that the recurrence never reads', () => {
    expect(() => restore(zeros.with(0, 0x7fffffff))).toThrow('gives nothing but zeros');
  });

  it('leaves the source as it was', () => {
    const random = numpyRandom(1);
    const bad = { algorithm: 'mt19937', words: zeros, cachedNormal: 1 };
    expect(() => random.restore(bad)).toThrow(RangeError);
    expect(random.state).toEqual(numpyRandom(1).state);
  });

  it('is one only if no bit is set that counts', () => {
    expect(restore(zeros.with(0, 0x80000000))).toBeTypeOf('number');
    expect(restore(zeros.with(623, 1))).toBeTypeOf('number');
  });
});

describe('a split', () => {
  it('seeds a child with eight words of its parent, as np.random.RandomState([word, …]) is', () => {
    const { words, uniforms } = reference.child;
    const parent = numpyRandom(3);
    const [child] = parent.split(1);
    expect(times(uniforms.length, () => child?.uniform())).toEqual(uniforms);
    const again = numpyRandom(3);
    expect(times(8, () => again.integer(0, 2 ** 32))).toEqual(words);
    expect(parent.state).toEqual(again.state);
  });
});
