import { describe, expect, it } from 'vitest';
import {
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  type Tensor,
  tensor,
} from '../src/index.ts';

const a = tensor([0, 0, 1, 1], { dtype: 'bool' });
const b = tensor([0, 1, 0, 1], { dtype: 'bool' });

describe('logic', () => {
  it('follows the truth tables', () => {
    expect(logicalAnd(a, b).toArray()).toEqual([0, 0, 0, 1]);
    expect(logicalOr(a, b).toArray()).toEqual([0, 1, 1, 1]);
    expect(logicalXor(a, b).toArray()).toEqual([0, 1, 1, 0]);
    expect(logicalNot(a).toArray()).toEqual([1, 1, 0, 0]);
  });

  it('gives bool tensors, whose shapes broadcast', () => {
    const table = logicalOr(a.reshape([4, 1]).squeeze(1), b.reshape([4, 1]));
    expect(String(table)).toBe('bool [4, 4]');
  });

  it('wants bool tensors, and says how to make them', () => {
    const numbers = tensor([1, 2, 3, 4]);
    expect(() => a.logicalAnd(numbers)).toThrow(
      'logicalAnd: the second operand must be a bool tensor, got float64 [4]; compare it, as in notEqual(x, 0)',
    );
    expect(() => numbers.logicalNot()).toThrow('logicalNot: the operand must be a bool tensor');
    expect(() => a.logicalXor(1 as unknown as Tensor)).toThrow(
      'logicalXor: expected a tensor, got 1',
    );
  });
});
