import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numpyRandom, type Random, seededRandom } from '../src/index.ts';

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const words = (random: Random, count: number): number[] =>
  times(count, () => random.integer(0, 2 ** 32));
const ascending = (length: number): number[] => times(length, () => 0).map((_, index) => index);
const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** The statistic that follows a χ² distribution with `counts.length − 1` degrees of freedom. */
function chiSquared(counts: number[]): number {
  const expected = mean(counts);
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function histogram(binCount: number, values: number[]): number[] {
  const counts = times(binCount, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const engines = [
  { name: 'numpyRandom', make: (seed: number): Random => numpyRandom(seed) },
  { name: 'seededRandom', make: (seed: number): Random => seededRandom(seed) },
];

describe.each(engines)('$name', ({ make }) => {
  it('gives equal streams for equal seeds and other streams for other seeds', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        expect(words(make(a), 5)).toEqual(words(make(a), 5));
        if (a !== b) expect(words(make(a), 5)).not.toEqual(words(make(b), 5));
      }),
    );
  });

  it('takes 0 for a seed like any other', () => {
    expect(words(make(0), 5)).toEqual(words(make(0), 5));
    expect(new Set(words(make(0), 5)).size).toBe(5);
  });

  it('draws uniform numbers from the interval', () => {
    const bound = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(seeds, bound, bound, (seed, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const value = make(seed).uniform(low, high);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('draws integers from the half-open interval, up to the widest', () => {
    const bound = fc.oneof(fc.integer(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 }));
    fc.assert(
      fc.property(seeds, bound, bound, (seed, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b) + 1];
        const value = make(seed).integer(low, high);
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThan(high);
      }),
    );
  });

  it('draws every integer of a small interval equally often', () => {
    const random = make(1);
    const counts = histogram(
      10,
      times(100_000, () => random.integer(0, 10)),
    );
    expect(chiSquared(counts)).toBeLessThan(27.9); // the 99.9 % point for 9 degrees of freedom
  });

  it('spreads uniform numbers evenly', () => {
    const random = make(2);
    const counts = histogram(
      100,
      times(100_000, () => Math.floor(random.uniform() * 100)),
    );
    expect(chiSquared(counts)).toBeLessThan(148.3); // the 99.9 % point for 99 degrees of freedom
  });

  it('draws normal numbers with the mean, standard deviation and tails asked for', () => {
    const random = make(3);
    const count = 20_000;
    const values = times(count, () => random.normal(5, 2)).map((value) => (value - 5) / 2);
    const moment = (power: number): number => mean(values.map((value) => value ** power));
    // Four standard errors of each moment of the standard normal distribution.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
  });

  it('draws neighbouring numbers that do not correlate', () => {
    const random = make(4);
    const values = times(20_000, () => random.normal());
    const products = values.slice(1).map((value, i) => value * (values[i] ?? 0));
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(products.length));
  });

  it('permutes: every integer below the length is there once', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 300 }), (seed, length) => {
        const sorted = make(seed)
          .permutation(length)
          .sort((a, b) => a - b);
        expect(sorted).toEqual(ascending(length));
      }),
    );
  });

  it('draws all orders of three items equally often', () => {
    const random = make(5);
    const orders = ['012', '021', '102', '120', '201', '210'];
    const drawn = times(60_000, () => orders.indexOf(random.permutation(3).join('')));
    expect(chiSquared(histogram(6, drawn))).toBeLessThan(20.5); // 99.9 %, 5 degrees of freedom
  });

  it('shuffles in place, in the order that permutation gives', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.string()), (seed, items) => {
        const shuffled = [...items];
        make(seed).shuffle(shuffled);
        const order = make(seed).permutation(items.length);
        expect(shuffled).toEqual(order.map((index) => items[index]));
      }),
    );
  });

  it('continues identically from a state that went through JSON, cached normal included', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 700 }), fc.nat({ max: 3 }), (seed, uniforms, normals) => {
        const random = make(seed);
        for (let i = 0; i < uniforms; i++) random.uniform();
        for (let i = 0; i < normals; i++) random.normal();
        const other = make(seed + 1 > 0xffffffff ? 0 : seed + 1);
        other.restore(JSON.parse(JSON.stringify(random.state)));
        const draw = (source: Random): number[] => [
          source.normal(),
          source.uniform(),
          source.normal(),
          source.integer(0, 1000),
          ...words(source, 700),
        ];
        expect(draw(other)).toEqual(draw(random));
        expect(other.state).toEqual(random.state);
      }),
      { numRuns: 30 },
    );
  });

  it('gives snapshots: a saved state does not change as drawing goes on', () => {
    const random = make(6);
    const { state } = random;
    const before = JSON.stringify(state);
    words(random, 1000);
    expect(JSON.stringify(state)).toBe(before);
  });

  it('splits into streams that differ from each other and from the parent', () => {
    const parent = make(7);
    const streams = [...parent.split(20), parent].map((random) => words(random, 5).join(' '));
    expect(new Set(streams).size).toBe(21);
  });

  it('splits into streams that do not correlate', () => {
    const [first, second] = make(8).split(2);
    const count = 20_000;
    const products = times(count, () => (first?.normal() ?? 0) * (second?.normal() ?? 0));
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(count));
  });

  it('splits reproducibly: the children depend on the state at the call alone', () => {
    const parent = make(9);
    parent.normal();
    const twin = make(0);
    twin.restore(parent.state);
    const children = parent.split(3);
    words(parent, 100);
    expect(children.map(({ state }) => state)).toEqual(twin.split(3).map(({ state }) => state));
  });

  it('splits into the same first children, however many are asked for', () => {
    const states = (count: number): unknown[] =>
      make(10)
        .split(count)
        .map(({ state }) => state);
    expect(states(5).slice(0, 2)).toEqual(states(2));
  });

  it('gives other children at the next split', () => {
    const parent = make(11);
    expect(parent.split(1)[0]?.state).not.toEqual(parent.split(1)[0]?.state);
  });

  it('says in one line what a method cannot do', () => {
    const random = make(0);
    const cases: [() => unknown, string][] = [
      [() => random.uniform(1, 0), 'random.uniform(1, 0): the bounds must be finite'],
      [() => random.uniform(0, Number.NaN), 'random.uniform(0, NaN): the bounds must be finite'],
      [() => random.uniform(-1e308, 1e308), 'and their difference finite'],
      [() => random.normal(0, -1), 'random.normal(0, -1): the mean must be a finite number'],
      [() => random.normal(Number.NaN), 'random.normal(NaN, 1): the mean must be a finite number'],
      [() => random.integer(5, 5), 'random.integer(5, 5): low and high must be integers'],
      [() => random.integer(0, 1.5), 'random.integer(0, 1.5): low and high must be integers'],
      [() => random.integer(-1, 2 ** 53), 'at most 2^53 apart'],
      [() => random.integer(0, 2 ** 54), 'within ±2^53'],
      [() => random.permutation(-1), 'random.permutation(-1): give a non-negative integer'],
      [() => random.split(0.5), 'random.split(0.5): give a non-negative integer'],
      [() => random.shuffle(5 as never), 'random.shuffle(5): give an array'],
      [() => random.shuffle('abc' as never), "random.shuffle('abc'): give an array"],
      [() => random.shuffle(undefined as never), 'random.shuffle(undefined): give an array'],
    ];
    for (const [attempt, message] of cases) expect(attempt).toThrow(message);
  });

  it('shows a text as a text where a number would fit', () => {
    const random = make(0);
    const text = '3' as never;
    const cases: [() => unknown, string][] = [
      [() => random.uniform(text, 4), "random.uniform('3', 4): "],
      [() => random.uniform(0, text), "random.uniform(0, '3'): "],
      [() => random.normal(0, text), "random.normal(0, '3'): "],
      [() => random.integer(0, text), "random.integer(0, '3'): "],
      [() => random.permutation(text), "random.permutation('3'): "],
      [() => random.split(text), "random.split('3'): "],
    ];
    for (const [attempt, message] of cases) expect(attempt).toThrow(message);
  });

  it('draws nothing for what it refuses', () => {
    const random = make(0);
    expect(() => random.shuffle(5 as never)).toThrow(RangeError);
    expect(() => random.uniform(0, '3' as never)).toThrow(RangeError);
    expect(random.state).toEqual(make(0).state);
  });

  it.each([null, undefined, 5, 'text'])('refuses to restore %o', (state) => {
    const shown = typeof state === 'string' ? `'${state}'` : state;
    expect(() => make(0).restore(state as never)).toThrow(
      `random.restore(${shown}): give a state that was saved`,
    );
  });

  it('says of a state what is damaged', () => {
    const random = make(12);
    const { state } = random;
    const { length } = state.words;
    const cases: [object, string][] = [
      [{}, 'the state was saved by undefined, this source is'],
      [{ algorithm: state.algorithm }, `are a list of ${length} integers from 0 to 4294967295`],
      [{ algorithm: state.algorithm }, 'these are damaged (they are undefined)'],
      [{ ...state, words: 'words' }, "these are damaged (they are 'words')"],
      [{ ...state, words: state.words.slice(1) }, `(they are a list of ${length - 1})`],
      [{ ...state, cachedNormal: '1' }, "must be null or a finite number, given '1'"],
    ];
    for (const [damaged, message] of cases) {
      expect(() => random.restore(damaged as never)).toThrow(message);
    }
  });

  it('refuses a damaged state and stays as it was', () => {
    const random = make(12);
    const { state } = random;
    const [, ...rest] = state.words;
    const damaged = [
      { ...state, algorithm: 'dice' },
      { ...state, words: rest },
      { ...state, words: [0.5, ...rest] },
      { ...state, words: [-1, ...rest] },
      { ...state, cachedNormal: Number.NaN },
    ];
    for (const bad of damaged) expect(() => random.restore(bad)).toThrow('random.restore: ');
    expect(random.state).toEqual(state);
  });
});

describe('a state', () => {
  it('restores only into a source of its own algorithm', () => {
    expect(() => numpyRandom(1).restore(seededRandom(1).state)).toThrow(
      "random.restore: the state was saved by 'xor4096', this source is 'mt19937'",
    );
  });
});
