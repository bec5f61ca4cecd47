import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf, statistics } from '../src/index.ts';

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

  it('give the same interval every time, which covers the median', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
    const first = statistics(values);
    expect(statistics(values)).toEqual(first);
    const [low, high] = first.interval as readonly [number, number];
    expect(low).toBeLessThan(Number(first.median));
    expect(high).toBeGreaterThan(Number(first.median));
  });
});

describe('a share of runs', () => {
  // Wilson's interval for 8 of 10, as statsmodels' proportion_confint gives it.
  it('has Wilson’s interval', () => {
    const { count, of, interval } = shareOf(8, 10);
    expect([count, of]).toEqual([8, 10]);
    expect(interval[0]).toBeCloseTo(0.4901625, 6);
    expect(interval[1]).toBeCloseTo(0.9433178, 6);
  });

  it('stays between 0 and 1 where all or none trained', () => {
    expect(shareOf(0, 5).interval[0]).toBe(0);
    expect(shareOf(5, 5).interval[1]).toBe(1);
    expect(shareOf(5, 5).interval[0]).toBeLessThan(0.6);
  });
});
