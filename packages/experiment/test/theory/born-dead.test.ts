import { describe, expect, it } from 'vitest';
import { deathBounds, symmetricUpperBound } from '../../src/theory/born-dead.ts';

/** The paper's closed form of the lower bound; its L counts the output layer as well. */
function closedLowerBound(width: number, depth: number): number {
  const [n, exponent] = [width, depth - 1];
  const a1 = 1 - 1 / 2 ** n;
  const a2 = 1 - 1 / 2 ** (n - 1) - (n - 1) / 4 ** n;
  const weight = ((1 - 2 ** (1 - n)) * (1 - 2 ** -n)) / (1 + (n - 1) * 2 ** -n);
  return 1 - a1 ** exponent + weight * (a2 ** exponent - a1 ** exponent);
}

describe('deathBounds', () => {
  it('say that one hidden layer never dies', () => {
    for (const width of [1, 2, 7]) {
      expect(deathBounds(width, 1)).toEqual({ lower: 0, upper: 0 });
    }
  });

  it('are one and the same for layers of one unit, half of which die each time', () => {
    expect(deathBounds(1, 5)).toEqual({ lower: 1 - 1 / 16, upper: 1 - 1 / 16 });
  });

  it('start below from the exact share of two layers, counted over all signs', () => {
    // Of two units, both weights of the first layer have the same sign in half of all draws: one
    // signal is left, and dies with 1/4. Else both are left, at right angles, and die with 1/16.
    expect(deathBounds(2, 2).lower).toBe(0.5 * 0.25 + 0.5 * 0.0625);
  });

  it('are below what the paper writes in closed form', () => {
    for (const width of [2, 3, 5, 10]) {
      for (const depth of [1, 2, 3, 10, 50]) {
        const { lower } = deathBounds(width, depth);
        expect(lower).toBeCloseTo(closedLowerBound(width, depth), 13);
      }
    }
  });

  it('lie in order, rise with depth and fall with width', () => {
    for (const width of [2, 3, 4, 8]) {
      for (const depth of [2, 3, 10, 40]) {
        const { lower, upper } = deathBounds(width, depth);
        const [deeper, wider] = [deathBounds(width, depth + 1), deathBounds(width + 1, depth)];
        expect(lower).toBeLessThan(upper);
        expect(upper).toBeLessThan(symmetricUpperBound(width, depth));
        expect(deeper.lower).toBeGreaterThan(lower);
        expect(wider.lower).toBeLessThan(lower);
        expect(wider.upper).toBeLessThan(upper);
      }
    }
  });
});

describe('symmetricUpperBound', () => {
  it('gives every hidden layer the chance that all of its units are silent', () => {
    expect(symmetricUpperBound(2, 1)).toBe(1 / 4);
    expect(symmetricUpperBound(3, 2)).toBe(1 - (7 / 8) ** 2);
  });
});
