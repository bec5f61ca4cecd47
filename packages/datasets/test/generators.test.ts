import { numpyRandom, type Random, seededRandom } from '@semente/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobs, circles, type Dataset, moons, spirals } from '../src/index.ts';

/** The samples as texts in alphabetical order, so that data sets compare whatever their order. */
function unordered({ x, y }: Dataset): string[] {
  const labels = y.toTypedArray();
  const rows = x.toArray() as number[][];
  return rows.map((row, index) => `${labels[index]}: ${row}`).sort();
}

function classSizes({ y }: Dataset): number[] {
  const sizes: number[] = [];
  for (const label of y.toTypedArray()) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

const generators = [
  { name: 'circles', generate: circles },
  { name: 'moons', generate: moons },
  { name: 'blobs', generate: blobs },
  { name: 'spirals', generate: spirals },
];

describe.each(generators)('$name', ({ name, generate }) => {
  it('gives 100 samples with two features, and their labels, all float64', () => {
    const { x, y } = generate({ random: numpyRandom(1) });
    expect([x.shape, x.dtype]).toEqual([[100, 2], 'float64']);
    expect([y.shape, y.dtype]).toEqual([[100], 'float64']);
  });

  it('gives the same data for the same state of any source', () => {
    const data = (random: Random): unknown => {
      const { x, y } = generate({ random });
      return [x.toArray(), y.toArray()];
    };
    expect(data(seededRandom('a'))).toEqual(data(seededRandom('a')));
    expect(data(seededRandom('a'))).not.toEqual(data(seededRandom('b')));
  });

  it('only reorders the samples when it shuffles', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 1000 }), (samples, seed) => {
        const data = (shuffle: boolean): Dataset =>
          generate({ samples, shuffle, random: numpyRandom(seed) });
        expect(unordered(data(true))).toEqual(unordered(data(false)));
      }),
    );
  });

  it('gives the samples class by class when it does not shuffle', () => {
    const { y } = generate({ samples: 9, shuffle: false, random: numpyRandom(1) });
    const labels = [...y.toTypedArray()];
    expect(labels).toEqual(labels.toSorted((a, b) => a - b));
  });

  it.each([-1, 2.5, Number.NaN])('refuses %s samples', (samples) => {
    expect(() => generate({ samples, random: numpyRandom(1) })).toThrow(
      `${name}: samples must be a non-negative integer, or a `,
    );
    expect(() => generate({ samples, random: numpyRandom(1) })).toThrow(`given ${samples}`);
  });

  it.each([1e7 + 1, 1e12, [1e7, 1], Array.from({ length: 100 }, () => 1e6)])(
    'refuses %o samples, more than memory may hold, before it makes one',
    (samples) => {
      const options = { samples, random: numpyRandom(1) } as { random: Random };
      expect(() => generate(options)).toThrow(`${name}: samples must be a non-negative integer`);
    },
  );

  it.each([
    [null, 'null'],
    ['3', "'3'"],
    [{}, 'an object'],
  ])('refuses %o samples, which are no number', (samples, shown) => {
    const options = { samples, random: numpyRandom(1) } as never;
    expect(() => generate(options)).toThrow(`at most 10000000 in all, given ${shown}`);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [5, '5'],
    ['1', "'1'"],
    [Math.random, 'a function'],
    [{}, 'an object'],
  ])('refuses %o as the source of randomness', (random, shown) => {
    expect(() => generate({ random } as never)).toThrow(
      `${name}: random must be a source of random numbers, such as numpyRandom(1), given ${shown}`,
    );
  });

  it.each([0, 'no', null])('refuses %o as shuffle', (shuffle) => {
    expect(() => generate({ shuffle, random: numpyRandom(1) } as never)).toThrow(
      `${name}: shuffle must be true or false, given`,
    );
  });

  it.each([undefined, null, 5])('refuses %o in place of its options', (options) => {
    expect(() => generate(options as never)).toThrow(
      `${name}: random must be a source of random numbers, such as numpyRandom(1), given undefined`,
    );
  });
});

describe.each([
  { name: 'circles', generate: circles },
  { name: 'moons', generate: moons },
  { name: 'spirals', generate: spirals },
])('$name with noise', ({ name, generate }) => {
  it('lie around the curve with the standard deviation asked for', () => {
    const data = (noise: number): ArrayLike<number> =>
      generate({ samples: 2000, noise, shuffle: false, random: numpyRandom(1) }).x.toTypedArray();
    const exact = data(0);
    const squares = Array.from(data(0.25), (value, index) => (value - (exact[index] ?? 0)) ** 2);
    const variance = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expect(Math.sqrt(variance)).toBeGreaterThan(0.24);
    expect(Math.sqrt(variance)).toBeLessThan(0.26);
  });

  it('draw nothing where there is neither noise nor an order to draw', () => {
    const random = numpyRandom(1);
    generate({ shuffle: false, random });
    expect(random.state).toEqual(numpyRandom(1).state);
  });

  it.each([
    [-0.1, '-0.1'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [null, 'null'],
    ['0.1', "'0.1'"],
  ])('refuse the noise %o', (noise, shown) => {
    expect(() => generate({ noise, random: numpyRandom(1) } as never)).toThrow(
      `${name}: noise must be a finite number, 0 or more, given ${shown}`,
    );
  });
});

describe('circles', () => {
  it('have the radii 1 and factor', () => {
    const { x, y } = circles({ samples: 51, factor: 0.3, random: numpyRandom(1) });
    const labels = y.toTypedArray();
    for (const [index, [a = 0, b = 0]] of (x.toArray() as number[][]).entries()) {
      expect(Math.hypot(a, b)).toBeCloseTo(labels[index] === 0 ? 1 : 0.3, 14);
    }
  });

  it('give the odd sample to the inner circle, or as many to each as a pair says', () => {
    const random = numpyRandom(1);
    expect(classSizes(circles({ samples: 51, random }))).toEqual([25, 26]);
    expect(classSizes(circles({ samples: [7, 3], random }))).toEqual([7, 3]);
  });

  it.each([
    [1, '1'],
    [-0.1, '-0.1'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    ['0.5', "'0.5'"],
  ])('refuse the factor %o', (factor, shown) => {
    expect(() => circles({ factor, random: numpyRandom(1) } as never)).toThrow(
      `circles: factor must be at least 0 and less than 1, given ${shown}`,
    );
  });

  it('refuse a pair that is none', () => {
    const samples = [1, 2, 3] as unknown as [number, number];
    expect(() => circles({ samples, random: numpyRandom(1) })).toThrow(
      'circles: samples must be a non-negative integer, or a pair of them, at most 10000000 in all, given [1,2,3]',
    );
  });
});

describe('blobs', () => {
  it('give the samples left over to the first blobs', () => {
    expect(classSizes(blobs({ samples: 11, centers: 4, random: numpyRandom(1) }))).toEqual([
      3, 3, 3, 2,
    ]);
  });

  it('lie exactly on their centres where the standard deviation is 0', () => {
    const options = { samples: 4, standardDeviation: 0, shuffle: false, random: numpyRandom(1) };
    const centers = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    expect(blobs({ ...options, centers }).x.toArray()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [4, 5, 6],
      [4, 5, 6],
    ]);
  });

  it('say in one line which option does not fit', () => {
    const random = numpyRandom(1);
    const cases: [() => unknown, string][] = [
      [() => blobs({ centers: 0, random }), 'blobs: centers must be a positive integer'],
      [
        () => blobs({ centers: [], random }),
        'blobs: centers must be a positive integer up to 10000000, or a list',
      ],
      [() => blobs({ centers: [[1, 2], [3]], random }), 'equally long lists of finite numbers'],
      [() => blobs({ centers: [[Number.NaN]], random }), 'given [[NaN]]'],
      [() => blobs({ features: 0, random }), 'must be a positive integer up to 10000000, given 0'],
      [() => blobs({ centerBox: [1, 0], random }), 'blobs: centerBox must be two finite numbers'],
      [() => blobs({ standardDeviation: -1, random }), 'blobs: standardDeviation must be a finite'],
      [() => blobs({ standardDeviation: [1, 1], random }), 'or a list of 3 of them, given [1,1]'],
      [
        () => blobs({ samples: [1, 2], centers: 3, random }),
        'at most 10000000 in all, given [1,2]',
      ],
    ];
    for (const [attempt, message] of cases) expect(attempt).toThrow(message);
  });

  it.each([
    ['centers', '3', "given '3'"],
    ['centers', null, 'given null'],
    ['centers', [null, [1]], 'given [null,[1]]'],
    ['centers', [[1], ['2']], "given [[1],['2']]"],
    ['centers', 1e9, 'given 1000000000'],
    ['features', '2', "given '2'"],
    ['features', 1e12, 'given 1000000000000'],
    ['centerBox', 5, 'given 5'],
    ['centerBox', null, 'given null'],
    ['centerBox', ['1', '2'], "given ['1','2']"],
    ['centerBox', [0, 1, 2], 'given [0,1,2]'],
    ['centerBox', [-1e308, 1e308], 'given [-1e+308,1e+308]'],
    ['standardDeviation', null, 'given null'],
    ['standardDeviation', '1', "given '1'"],
    ['standardDeviation', [1, '2', 3], "given [1,'2',3]"],
  ])('refuse as %s what is none: %o', (option, value, given) => {
    const options = { [option]: value, random: numpyRandom(1) } as never;
    expect(() => blobs(options)).toThrow(RangeError);
    expect(() => blobs(options)).toThrow(`blobs: ${option} must be`);
    expect(() => blobs(options)).toThrow(given);
  });

  it('refuse samples and features that are together more than memory may hold', () => {
    const random = numpyRandom(1);
    const message =
      'blobs: features must be so few that 1000000 rows of them are at most 20000000 numbers, given 21';
    expect(() => blobs({ samples: 1e6, features: 21, random })).toThrow(message);
    const center = Array.from({ length: 21 }, () => 0);
    expect(() => blobs({ samples: 1e6, centers: [center], random })).toThrow(message);
    expect(() => blobs({ samples: 1, centers: 1e7, features: 3, random })).toThrow('10000000 rows');
  });

  it('name a long list by its length', () => {
    const centers = Array.from({ length: 1000 }, () => []);
    expect(() => blobs({ centers, random: numpyRandom(1) })).toThrow('given a list of 1000');
  });
});

describe('spirals', () => {
  const arms = 3;
  const turns = 2;
  const { x, y } = spirals({ samples: 30, arms, turns, shuffle: false, random: numpyRandom(1) });
  const rows = x.toArray() as number[][];

  it('follow the formula: radius t = i/n, angle 2π·(turns·t + arm/arms)', () => {
    rows.forEach(([a = 0, b = 0], index) => {
      const arm = Math.floor(index / 10);
      const t = ((index % 10) + 1) / 10;
      const angle = 2 * Math.PI * (turns * t + arm / arms);
      expect(a).toBeCloseTo(t * Math.cos(angle), 14);
      expect(b).toBeCloseTo(t * Math.sin(angle), 14);
    });
    expect(classSizes({ x, y })).toEqual([10, 10, 10]);
  });

  it('keep their numbers from version to version', () => {
    expect(rows.slice(0, 2)).toEqual([
      [0.030901699437494747, 0.09510565162951536],
      [-0.16180339887498948, 0.11755705045849466],
    ]);
  });

  it('give the samples left over to the first arms', () => {
    expect(classSizes(spirals({ samples: 7, arms: 3, random: numpyRandom(1) }))).toEqual([3, 2, 2]);
  });

  it('say in one line which option does not fit', () => {
    const random = numpyRandom(1);
    expect(() => spirals({ arms: 0, random })).toThrow('spirals: arms must be a positive integer');
    expect(() => spirals({ turns: -1, random })).toThrow('spirals: turns must be a number from 0');
    expect(() => spirals({ samples: [1], random })).toThrow('or a list of 2 of them, at');
  });

  it.each([
    ['arms', 1e9, 'a positive integer up to 10000000, given 1000000000'],
    ['arms', '2', "a positive integer up to 10000000, given '2'"],
    ['turns', null, 'a number from 0 to 1000, given null'],
    ['turns', '1', "a number from 0 to 1000, given '1'"],
  ])('refuse as %s what is none: %o', (option, value, wanted) => {
    const options = { [option]: value, random: numpyRandom(1) } as never;
    expect(() => spirals(options)).toThrow(`spirals: ${option} must be ${wanted}`);
  });
});
