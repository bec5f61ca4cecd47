import { describe, expect, it } from 'vitest';
import { cosine, sine } from '../src/angle.ts';
import reference from './angle-reference.json' with { type: 'json' };

const rows = reference.map(([angle = 0, sin = 0, cos = 0]) => ({ angle, sin, cos }));

describe('the sine and the cosine', () => {
  it('are the doubles nearest to the true values, for every recorded angle', () => {
    expect(rows.map(({ angle }) => sine(angle))).toEqual(rows.map(({ sin }) => sin));
    expect(rows.map(({ angle }) => cosine(angle))).toEqual(rows.map(({ cos }) => cos));
    expect(rows.length).toBeGreaterThan(1600);
  });

  it('are odd and even', () => {
    const angles = [0.3, 2, 5, 100];
    expect(angles.map((angle) => sine(-angle))).toEqual(angles.map((angle) => -sine(angle)));
    expect(angles.map((angle) => cosine(-angle))).toEqual(angles.map(cosine));
  });

  it('are exactly 0 and 1 at the angle 0', () => {
    expect(sine(0)).toBe(0);
    expect(cosine(0)).toBe(1);
  });
});
