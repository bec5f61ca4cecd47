import { grad, tensor, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { l2Penalty } from '../src/index.ts';

describe('l2Penalty', () => {
  it('is λ / (2m) times the sum of all squares', () => {
    const weights = [
      tensor([
        [1, -2],
        [3, 0],
      ]),
      tensor([2]),
    ];
    expect(l2Penalty(weights, 0.7, { samples: 9 }).item()).toBe((0.7 / 18) * 18);
  });

  it('has the gradient λ w / m', () => {
    const gradient = grad((w) => l2Penalty([w], 3, { samples: 6 }))(tensor([1, -4]));
    expect(gradient.toArray()).toEqual([0.5, -2]);
  });

  it('keeps float32', () => {
    const weights = [tensor([1, 2], { dtype: 'float32' })];
    expect(String(l2Penalty(weights, 0.1, { samples: 2 }))).toBe('float32 []');
  });

  it('refuses nothing to penalize, and what is no tensor', () => {
    expect(() => l2Penalty([], 1, { samples: 1 })).toThrow(
      'l2Penalty: expected a list of tensors to penalize, got an array of 0',
    );
    expect(() => l2Penalty([1] as never, 1, { samples: 1 })).toThrow('l2Penalty: expected a list');
    expect(() => l2Penalty(zeros([2]) as never, 1, { samples: 1 })).toThrow('got float64 [2]');
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the lambda %d', (lambda) => {
    expect(() => l2Penalty([zeros([1])], lambda, { samples: 1 })).toThrow(
      `l2Penalty: lambda must be a finite number of at least 0, got ${lambda}`,
    );
  });

  it.each([0, 1.5, undefined])('refuses %d samples', (samples) => {
    expect(() => l2Penalty([zeros([1])], 1, { samples: samples as number })).toThrow(
      `l2Penalty: samples must be a whole number above 0, got ${samples}`,
    );
  });
});
