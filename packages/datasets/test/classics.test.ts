import { numpyRandom, type Random, seededRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../src/index.ts';
import * as datasets from '../src/index.ts';

const names = [
  'checkerboard',
  'classification',
  'flower',
  'friedman1',
  'gaussianQuantiles',
  'hastie',
  'parity',
  'regression',
  'sCurve',
  'sineWave',
  'swissRoll',
  'xor',
] as const;
type Name = (typeof names)[number];

const { checkerboard, flower, gaussianQuantiles, parity, sineWave, xor } = datasets;
const generators = { ...datasets };

function make(name: Name, options: object): Dataset {
  return generators[name]({ random: numpyRandom(1), ...options });
}

describe.each(names)('%s', (name) => {
  it('gives as many samples as it is asked for, with a label or target each, all float64', () => {
    const { x, y } = make(name, { samples: 31 });
    expect([x.rank, x.shape[0], x.dtype]).toEqual([2, 31, 'float64']);
    expect([y.shape, y.dtype]).toEqual([[31], 'float64']);
  });

  it('gives the same data for the same state of any source', () => {
    const data = (random: Random): unknown => {
      const { x, y } = make(name, { samples: 20, random });
      return [x.toArray(), y.toArray()];
    };
    expect(data(seededRandom('a'))).toEqual(data(seededRandom('a')));
    expect(data(seededRandom('a'))).not.toEqual(data(seededRandom('b')));
  });

  it.each([-1, 2.5, Number.NaN, null, '3', {}, 1e7 + 1])('refuses %o samples', (samples) => {
    expect(() => make(name, { samples })).toThrow(RangeError);
    expect(() => make(name, { samples })).toThrow(`${name}: samples must be a non-negative`);
  });

  it.each([undefined, null, 5, Math.random])('refuses %o as the source of randomness', (random) => {
    expect(() => make(name, { random })).toThrow(`${name}: random must be a source of random`);
    expect(() => generators[name](undefined as never)).toThrow(`${name}: random must be`);
  });
});

describe.each([
  'checkerboard',
  'flower',
  'friedman1',
  'regression',
  'sCurve',
  'sineWave',
  'swissRoll',
  'xor',
] as const)('%s with noise', (name) => {
  it.each([-0.1, Number.NaN, Number.POSITIVE_INFINITY, null, '0.1'])(
    'refuses the noise %o',
    (noise) => {
      expect(() => make(name, { noise })).toThrow(`${name}: noise must be a finite number, 0 or`);
    },
  );
});

describe.each([
  ['classification', 'features', 0, 'a positive integer'],
  ['classification', 'features', 3, 'at least 4, the informative, redundant and repeated ones'],
  ['classification', 'features', 1e6, 'so few that 100 rows of them'],
  ['classification', 'informative', 0, 'a positive integer'],
  ['classification', 'informative', 1, 'so many that 2 to that power is at least the 4 clusters'],
  ['classification', 'redundant', -1, 'a non-negative integer'],
  ['classification', 'repeated', '1', 'a non-negative integer'],
  ['classification', 'classes', 0, 'a positive integer'],
  ['classification', 'clustersPerClass', 1e6, 'so few that there are at most 100000 clusters'],
  ['classification', 'weights', [0.5, 0.6], 'a list of 2 shares from 0 to 1 (or one less)'],
  ['classification', 'weights', [0.5, 0.2, 0.1], 'a list of 2 shares'],
  ['classification', 'weights', [-0.5], 'a list of 2 shares'],
  ['classification', 'weights', 0.5, 'a list of 2 shares'],
  ['classification', 'flipY', 1.5, 'a number from 0 to 1'],
  ['classification', 'classSeparation', Number.NaN, 'a finite number'],
  ['classification', 'hypercube', 1, 'true or false'],
  ['classification', 'shuffle', 'no', 'true or false'],
  ['classification', 'shift', [1, 2], "a finite number, a list of 20 of them, or 'random'"],
  ['classification', 'scale', 'any', "a finite number, a list of 20 of them, or 'random'"],
  ['regression', 'features', 0, 'a positive integer'],
  ['regression', 'informative', -1, 'a non-negative integer'],
  ['regression', 'targets', 0, 'a positive integer'],
  ['regression', 'bias', null, 'a finite number'],
  ['regression', 'effectiveRank', 0, 'a positive integer'],
  ['regression', 'tailStrength', 2, 'a number from 0 to 1'],
  ['regression', 'shuffle', 0, 'true or false'],
  ['hastie', 'samples', 2_000_001, 'at most 2000000'],
  ['gaussianQuantiles', 'samples', 2, 'at least 3'],
  ['gaussianQuantiles', 'features', 0, 'a positive integer'],
  ['gaussianQuantiles', 'classes', 0, 'a positive integer'],
  ['gaussianQuantiles', 'mean', [], 'a list of finite numbers'],
  ['gaussianQuantiles', 'mean', 3, 'a list of finite numbers'],
  ['gaussianQuantiles', 'variance', -1, 'a finite number, 0 or more'],
  ['gaussianQuantiles', 'shuffle', 1, 'true or false'],
  ['swissRoll', 'hole', 1, 'true or false'],
  ['friedman1', 'features', 4, 'at least 5'],
  ['flower', 'frequency', 0.5, 'a positive integer'],
  ['flower', 'shuffle', 1, 'true or false'],
  ['flower', 'noise', 1e308, 'at most 1000, since it turns angles, too'],
  ['xor', 'samples', [1, 2], 'a non-negative integer, or a list of 4 of them'],
  ['xor', 'shuffle', 1, 'true or false'],
  ['checkerboard', 'squares', 0, 'a positive integer'],
  ['sineWave', 'periods', 0, 'a number above 0, up to 1000'],
  ['sineWave', 'shuffle', 1, 'true or false'],
  ['parity', 'bits', 21, 'an integer from 1 to 20'],
  ['parity', 'shuffle', 1, 'true or false'],
] as const)('%s with the %s %o', (name, option, value, wanted) => {
  it(`is refused: ${wanted}`, () => {
    const message = `${name}: ${option} must be ${wanted}`;
    expect(() => make(name, { [option]: value })).toThrow(RangeError);
    expect(() => make(name, { [option]: value })).toThrow(message);
  });
});

describe('the course classics', () => {
  it('xor is its truth table, where there are four samples without noise', () => {
    const { x, y } = xor({ samples: 4, shuffle: false, random: numpyRandom(1) });
    const rows = x.toArray() as number[][];
    expect(rows.map(([a, b]) => a ^ b)).toEqual(y.toArray());
    expect(new Set(rows.map(String)).size).toBe(4);
  });

  it('parity holds every pattern once, and the label of each', () => {
    const { x, y } = parity({ bits: 5, random: numpyRandom(1) });
    const rows = x.toArray() as number[][];
    expect(new Set(rows.map(String)).size).toBe(32);
    expect(rows.map((row) => row.filter((bit) => bit === 1).length % 2)).toEqual(y.toArray());
    expect(parity({ bits: 2, shuffle: false, random: numpyRandom(1) }).x.toArray()).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  it('parity draws patterns where a number of samples is given', () => {
    const { x, y } = parity({ bits: 20, samples: 50, random: numpyRandom(1) });
    const rows = x.toArray() as number[][];
    expect(new Set(rows.map(String)).size).toBe(50);
    expect(rows.map((row) => row.filter((bit) => bit === 1).length % 2)).toEqual(y.toArray());
  });

  it('parity refuses more bits than memory may hold', () => {
    expect(() => parity({ bits: 3, samples: 1e7, random: numpyRandom(1) })).toThrow(
      'parity: bits must be so few that 10000000 rows of them are at most 20000000 numbers, given 3',
    );
  });

  it('a checkerboard gives each point the colour of its field', () => {
    const { x, y } = checkerboard({ samples: 300, squares: 3, random: numpyRandom(1) });
    const field = (coordinate: number): number => Math.floor(((coordinate + 1) / 2) * 3);
    const rows = x.toArray() as number[][];
    expect(rows.map(([a, b]) => (field(a) + field(b)) % 2)).toEqual(y.toArray());
    expect(new Set(rows.map(([a, b]) => 3 * field(a) + field(b))).size).toBe(9);
  });

  it('a sine wave is the sine of its x, from −π to π for one period', () => {
    const { x, y } = sineWave({ samples: 101, shuffle: false, random: numpyRandom(1) });
    const places = [...x.toTypedArray()];
    expect([places[0], places[100]]).toEqual([-Math.PI, Math.PI]);
    expect(places[25]).toBeCloseTo(-Math.PI / 2, 14);
    y.toTypedArray().forEach((target, i) => {
      expect(target).toBeCloseTo(Math.sin(places[i]), 14);
    });
  });

  it('a sine wave has its noise on the targets alone', () => {
    const wave = (noise: number): Dataset =>
      sineWave({ samples: 2000, noise, shuffle: false, random: numpyRandom(1) });
    expect(wave(0.5).x.toArray()).toEqual(wave(0).x.toArray());
    const squares = wave(0.5).y.sub(wave(0).y).square().mean().item();
    expect(Math.sqrt(squares)).toBeGreaterThan(0.48);
    expect(Math.sqrt(squares)).toBeLessThan(0.52);
  });

  it('the flower without noise lies on its rose', () => {
    const { x } = flower({ samples: 51, frequency: 3, noise: 0, random: numpyRandom(1) });
    for (const [a, b] of x.toArray() as number[][]) {
      const angle = Math.atan2(a, b);
      const radius = Math.hypot(a, b);
      expect(Math.abs(4 * Math.sin(3 * angle))).toBeCloseTo(radius, 12);
    }
  });

  it('classes of gaussianQuantiles are shells, one around the other', () => {
    const data = gaussianQuantiles({ samples: 61, shuffle: false, random: numpyRandom(1) });
    const distances = [...data.x.square().sum(1).toTypedArray()];
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    const labels = data.y.toArray() as number[];
    expect([0, 1, 2].map((k) => labels.filter((label) => label === k).length)).toEqual([
      20, 20, 21,
    ]);
  });
});
