import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quartiles, shareOf, statistics } from '../src/index.ts';

describe('statistics of several runs', () => {
  it('are the run itself where there is one', () => {
    expect(statistics([0.25])).toEqual({
      median: 0.25,
      lowerQuartile: 0.25,
      upperQuartile: 0.25,
      interval: null,
    });
  });

  it('put median and quartiles between the extremes, in order', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, (values) => {
        const { median, lowerQuartile, upperQuartile, interval } = statistics(values);
        const [low, high] = interval as readonly [number, number];
        const ascending = [Math.min(...values), lowerQuartile, median, upperQuartile];
        expect(ascending.toSorted((a, b) => Number(a) - Number(b))).toEqual(ascending);
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 50 },
    );
  });

  it('count a diverged run as worse than any, and say so', () => {
    expect(statistics([1, 'NaN', 2]).median).toBe(2);
    expect(statistics(['NaN', 'NaN', 2]).median).toBe('NaN');
    expect(statistics(['Infinity', 'Infinity', 2]).median).toBe('Infinity');
  });

  // Quartiles as NumPy's `quantile` gives them; intervals from all equally likely resamples.
  it.each([
    [
      [3, 1],
      [1.5, 2, 2.5],
    ],
    [
      [0.3, 0.1, 0.2],
      [0.15000000000000002, 0.2, 0.25],
    ],
    [
      [1, 1, 1, 5],
      [1, 1, 2],
    ],
    [
      [5, 1, 4, 2, 3, 9, 7],
      [2.5, 4, 6],
    ],
    [
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ],
  ])('have NumPy’s quartiles of %j', (values, [lowerQuartile, median, upperQuartile]) => {
    expect(quartiles(values)).toEqual({ lowerQuartile, median, upperQuartile });
  });

  it.each([
    [
      [0.3, 0.1, 0.2],
      [0.1, 0.3],
    ],
    [
      [1, 1, 1, 5],
      [1, 5],
    ],
    [
      [1, 2, 3, 4, 5],
      [1, 5],
    ],
    [
      [5, 1, 4, 2, 3, 9, 7],
      [2, 7],
    ],
    [
      [0.1, 0.1, 0.1],
      [0.1, 0.1],
    ],
  ])('have the interval that all resamples of %j give', (values, interval) => {
    expect(statistics(values).interval).toEqual(interval);
  });

  // SciPy's `bootstrap` with 100,000 resamples.
  it('have the percentile interval of ten runs', () => {
    const values = [0.31, 0.28, 0.35, 0.27, 0.33, 0.9, 0.3, 0.29, 0.32, 0.34];
    expect(statistics(values).interval).toEqual([0.29, 0.34]);
    expect(statistics(values.toReversed())).toEqual(statistics(values));
  });

  it('are infinite where the runs are, and not a number where those are not', () => {
    expect(statistics(['Infinity', 'Infinity'])).toEqual({
      median: 'Infinity',
      lowerQuartile: 'Infinity',
      upperQuartile: 'Infinity',
      interval: ['Infinity', 'Infinity'],
    });
    expect(quartiles(['-Infinity', 1]).median).toBe('-Infinity');
    expect(quartiles([1, 'Infinity']).median).toBe('Infinity');
    expect(quartiles(['NaN', 'Infinity', 'NaN']).median).toBe('NaN');
    expect(quartiles([Number.NaN, 1, 2]).median).toBe(2);
  });

  it('give the same interval every time, which covers the median', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
    const first = statistics(values);
    expect(statistics(values)).toEqual(first);
    const [low, high] = first.interval as readonly [number, number];
    expect(low).toBeLessThan(Number(first.median));
    expect(high).toBeGreaterThan(Number(first.median));
  });
});

describe('statistics', () => {
  it('are of numbers, one or more', () => {
    const wrong = [undefined] as unknown as readonly number[];
    expect(() => statistics([])).toThrow(
      new RangeError('values must be one or more numbers, got an empty list'),
    );
    expect(() => quartiles([1, ...wrong])).toThrow(
      new RangeError('values[1] must be a number, or the word for one, got undefined'),
    );
  });
});

describe('a share of runs', () => {
  it.each([
    [3, 0, 'of must be a whole number, 1 or more, got 0'],
    [3, 2, 'count must be a whole number from 0 to 2, got 3'],
    [0.5, 2, 'count must be a whole number from 0 to 2, got 0.5'],
  ])('cannot be %s of %s', (count, of, message) => {
    expect(() => shareOf(count, of)).toThrow(new RangeError(message));
  });

  // SciPy's `binomtest(count, of).proportion_ci(0.95, 'wilson')`.
  it.each([
    [8, 10, [0.4901624715366418, 0.9433178485456248]],
    [0, 1, [0, 0.7934506856227626]],
    [1, 2, [0.09453120573423074, 0.9054687942657693]],
    [2, 3, [0.20765960080204782, 0.9385080552796038]],
    [17, 1_000, [0.01064068985681633, 0.027055958840229925]],
  ])('has Wilson’s interval: %i of %i', (count, of, [low, high]) => {
    const { interval, ...counted } = shareOf(count, of);
    expect(counted).toEqual({ count, of });
    expect(interval[0]).toBeCloseTo(low, 14);
    expect(interval[1]).toBeCloseTo(high, 14);
  });

  it('stays between 0 and 1 where all or none trained', () => {
    expect(shareOf(0, 5).interval[0]).toBe(0);
    expect(shareOf(5, 5).interval[1]).toBe(1);
    expect(shareOf(5, 5).interval[0]).toBeLessThan(0.6);
  });
});
