import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logAxis } from '../src/figures/log-axis.ts';

describe('a logarithmic axis', () => {
  it('carries 1, 2, 5 on a short range and powers of ten on a long one', () => {
    expect(logAxis([0.05, 1]).ticks).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
    expect(logAxis([0.5, 3000]).ticks).toEqual([1, 10, 100, 1000]);
  });

  it('is at least a decade long', () => {
    const [low, high] = logAxis([0.69, 0.69]).domain;
    expect(high / low).toBeGreaterThanOrEqual(10);
  });

  it('ignores what has no logarithm', () => {
    expect(logAxis([0, -1, Number.NaN, Infinity, 2])).toEqual(logAxis([2]));
    expect(logAxis([]).domain).toEqual([0.1, 1]);
  });

  it('has room for every value and some ticks, but not too many', () => {
    const costs = fc.array(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(costs, (values) => {
        const { domain, ticks } = logAxis(values);
        expect(Math.min(...values)).toBeGreaterThan(domain[0]);
        expect(Math.max(...values)).toBeLessThan(domain[1]);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
