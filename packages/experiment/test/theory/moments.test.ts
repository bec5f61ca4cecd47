import { describe, expect, it } from 'vitest';
import { reluUnits, tanhUnits } from '../../src/theory/moments.ts';

describe('tanhUnits', () => {
  it('have the means that mpmath integrates in 20 digits', () => {
    expect(tanhUnits.square(0.5)).toBeCloseTo(0.27367630793674, 9);
    expect(tanhUnits.squaredSlope(0.5)).toBeCloseTo(0.592425793371796, 9);
    expect(tanhUnits.curvature(0.5)).toBeCloseTo(-0.2677957973829294, 9);
    expect(tanhUnits.square(2)).toBeCloseTo(0.5199757456639486, 5);
    expect(tanhUnits.squaredSlope(2)).toBeCloseTo(0.3495082977466028, 5);
    expect(tanhUnits.curvature(2)).toBeCloseTo(-0.2610319131788971, 5);
  });

  it('have the means of products that mpmath integrates in two dimensions', () => {
    expect(tanhUnits.product(0.5, 0.5)).toBeCloseTo(0.133014630644, 7);
    expect(tanhUnits.slopeProduct(0.5, 0.5)).toBeCloseTo(0.541336491764, 7);
    expect(tanhUnits.product(2, -0.3)).toBeCloseTo(-0.139407941542, 4);
    expect(tanhUnits.slopeProduct(2, -0.3)).toBeCloseTo(0.236285162885, 4);
  });

  it('are a line where signals are small', () => {
    expect(tanhUnits.square(1e-8) / 1e-8).toBeCloseTo(1, 6);
    expect(tanhUnits.squaredSlope(1e-8)).toBeCloseTo(1, 6);
  });
});

describe('reluUnits', () => {
  it('are silent in half of all cases', () => {
    expect(reluUnits.square(3)).toBe(1.5);
    expect(reluUnits.squaredSlope(3)).toBe(0.5);
  });

  it('multiply as the arc-cosine kernels of Cho and Saul say', () => {
    // θ = 60°: (sin θ + (π − θ) cos θ) / 2π, and (π − θ) / 2π.
    expect(reluUnits.product(2, 0.5)).toBeCloseTo(2 * (Math.sqrt(3) / (4 * Math.PI) + 1 / 6), 14);
    expect(reluUnits.slopeProduct(2, 0.5)).toBeCloseTo(1 / 3, 14);
    expect(reluUnits.slopeProduct(2, -0.5)).toBeCloseTo(1 / 6, 14);
    expect(reluUnits.product(1, 0)).toBeCloseTo(1 / (2 * Math.PI), 15);
  });

  it('agree with their squares where both signals are the same, and with 0 where opposite', () => {
    expect(reluUnits.product(3, 1)).toBe(reluUnits.square(3));
    expect(reluUnits.product(3, -1)).toBeCloseTo(0, 15);
  });
});
