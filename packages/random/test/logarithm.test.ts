import { describe, expect, it } from 'vitest';
import { logarithm } from '../src/logarithm.ts';
import reference from './logarithm-reference.json' with { type: 'json' };
import { unitInLastPlace } from './ulp.ts';

// Each row: an argument, the double nearest to its logarithm, and what that double leaves out.
const rows = reference.map(([x = 0, nearest = 0, rest = 0]) => ({ x, nearest, rest }));

describe('the logarithm', () => {
  it('is the double nearest to the true value, for every recorded argument', () => {
    const wrong = rows.filter(({ x, nearest }) => !Object.is(logarithm(x), nearest));
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(1800);
  });

  it('is at most half a unit in the last place off', () => {
    const errors = rows.map(({ x, nearest, rest }) => {
      const error = Math.abs(logarithm(x) - nearest - rest);
      return error / unitInLastPlace(nearest);
    });
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.5);
  });

  it('is exactly 0 at 1', () => {
    expect(logarithm(1)).toBe(0);
  });
});
