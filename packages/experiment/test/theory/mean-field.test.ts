import { describe, expect, it } from 'vitest';
import {
  chi,
  correlationDepth,
  criticalVariances,
  criticalWeightVariance,
  fixedCorrelation,
  fixedLength,
  gradientDepth,
  lengthDepth,
  nextLength,
  nextSignals,
  type Variances,
} from '../../src/theory/mean-field.ts';
import { type Nonlinearity, reluUnits, tanhUnits } from '../../src/theory/moments.ts';

function lengthOf(units: Nonlinearity, variances: Variances): number {
  const q = fixedLength(units, variances);
  if (q === null) throw new Error('lengths grow for ever');
  return q;
}

describe('fixedLength', () => {
  it('stays as it is', () => {
    for (const weight of [0.5, 1, 1.7, 3]) {
      const variances = { weight, bias: 0.05 };
      const q = lengthOf(tanhUnits, variances);
      expect(nextLength(tanhUnits, variances, q)).toBeCloseTo(q, 12);
    }
  });

  it('is σ_b² / (1 − σ_w² / 2) for rectified linear units, below σ_w² = 2', () => {
    expect(fixedLength(reluUnits, { weight: 1.5, bias: 0.05 })).toBeCloseTo(0.2, 12);
    expect(fixedLength(reluUnits, { weight: 2, bias: 0.05 })).toBeNull();
    expect(fixedLength(reluUnits, { weight: 2.1, bias: 0.05 })).toBeNull();
  });

  it('is 0 where signals die out', () => {
    expect(fixedLength(tanhUnits, { weight: 0.9, bias: 0 })).toBe(0);
    expect(fixedLength(reluUnits, { weight: 1.9, bias: 0 })).toBe(0);
  });
});

describe('the critical line', () => {
  it('has χ₁ = 1 and q* = q', () => {
    for (const q of [0.1, 0.5, 1]) {
      const variances = criticalVariances(tanhUnits, q);
      expect(fixedLength(tanhUnits, variances)).toBeCloseTo(q, 9);
      expect(chi(tanhUnits, variances, q)).toBeCloseTo(1, 12);
    }
  });

  it('begins for tanh at σ_w² = 1 and σ_b² = 0, and passes (1.76, 0.05)', () => {
    expect(criticalWeightVariance(tanhUnits, 0)).toBeCloseTo(1, 3);
    expect(criticalWeightVariance(tanhUnits, 0.05)).toBeCloseTo(1.761, 3);
  });

  it('is σ_w² = 2 for rectified linear units', () => {
    expect(chi(reluUnits, { weight: 2, bias: 0.05 }, 1)).toBe(1);
  });
});

describe('correlations', () => {
  it('go to 1 in order and to less in chaos, where they stay', () => {
    const [ordered, chaotic] = [
      { weight: 1.3, bias: 0.05 },
      { weight: 2.5, bias: 0.05 },
    ];
    expect(fixedCorrelation(tanhUnits, ordered, lengthOf(tanhUnits, ordered))).toBe(1);
    const q = lengthOf(tanhUnits, chaotic);
    const c = fixedCorrelation(tanhUnits, chaotic, q);
    expect(c).toBeCloseTo(0.4468, 3);
    const next = nextSignals(tanhUnits, chaotic, { length: q, correlation: c });
    expect(next.correlation).toBeCloseTo(c, 4);
  });

  it('are kept where signals are the same', () => {
    const next = nextSignals(reluUnits, { weight: 2, bias: 0 }, { length: 3, correlation: 1 });
    expect(next).toEqual({ length: 3, correlation: 1 });
    const apart = nextSignals(reluUnits, { weight: 2, bias: 0 }, { length: 3, correlation: 0 });
    expect(apart.correlation).toBeCloseTo(1 / Math.PI, 14);
  });
});

describe('depth scales', () => {
  /** By what the distance to the end of a sequence shrinks at last, taken from the sequence. */
  function shrinkage(values: readonly number[]): number {
    const [a, b, c] = values.slice(-3);
    return (c - b) / (b - a);
  }

  function iterate(variances: Variances, steps: number): { q: number[]; c: number[] } {
    let signals = { length: 1, correlation: 0.2 };
    const [q, c]: [number[], number[]] = [[], []];
    for (let i = 0; i < steps; i++) {
      signals = nextSignals(tanhUnits, variances, signals);
      q.push(signals.length);
      c.push(signals.correlation);
    }
    return { q, c };
  }

  it('say how fast lengths and correlations settle, in order', () => {
    const variances = { weight: 1.3, bias: 0.05 };
    const q = lengthOf(tanhUnits, variances);
    const { q: lengths } = iterate(variances, 18);
    expect(shrinkage(lengths)).toBeCloseTo(Math.exp(-1 / lengthDepth(tanhUnits, variances, q)), 3);
    const { c } = iterate(variances, 60);
    expect(shrinkage(c)).toBeCloseTo(Math.exp(-1 / correlationDepth(tanhUnits, variances, q)), 3);
  });

  it('say how fast correlations settle in chaos, and diverge between', () => {
    const variances = { weight: 2.5, bias: 0.05 };
    const q = lengthOf(tanhUnits, variances);
    const { c } = iterate(variances, 60);
    expect(shrinkage(c)).toBeCloseTo(Math.exp(-1 / correlationDepth(tanhUnits, variances, q)), 2);
    const near = { weight: criticalWeightVariance(tanhUnits, 0.05), bias: 0.05 };
    expect(correlationDepth(tanhUnits, near, lengthOf(tanhUnits, near))).toBeGreaterThan(1e4);
  });

  it('count the layers in which gradients shrink or grow', () => {
    expect(gradientDepth(reluUnits, { weight: 1, bias: 0 }, 1)).toBeCloseTo(1 / Math.LN2, 14);
    expect(gradientDepth(reluUnits, { weight: 4, bias: 0 }, 1)).toBeCloseTo(1 / Math.LN2, 14);
    expect(gradientDepth(reluUnits, { weight: 2, bias: 0 }, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
