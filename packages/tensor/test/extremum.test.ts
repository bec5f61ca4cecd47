import { describe, expect, it } from 'vitest';
import { clamp, grad, maximum, minimum, type Tensor, tensor } from '../src/index.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** The gradients of a sum with respect to every operand. */
function gradients(fn: (...xs: Tensor[]) => Tensor, ...operands: Tensor[]): unknown[] {
  return operands.map((operand, i) =>
    grad((x) => fn(...operands.with(i, x)).sum())(operand).toArray(),
  );
}

describe('maximum and minimum', () => {
  it('let NaN win', () => {
    const [a, b] = [tensor([nan, 1, nan]), tensor([1, nan, nan])];
    expect(maximum(a, b).toArray()).toEqual([nan, nan, nan]);
    expect(minimum(a, b).toArray()).toEqual([nan, nan, nan]);
  });

  it('order the zeros by their sign', () => {
    const [a, b] = [tensor([0, -0]), tensor([-0, 0])];
    expect(maximum(a, b).toArray()).toEqual([0, 0]);
    expect(minimum(a, b).toArray()).toEqual([-0, -0]);
  });

  it('take a number for either operand, of the other’s dtype', () => {
    const x = tensor([-1, 2], { dtype: 'float32' });
    expect(String(maximum(0.1, x))).toBe('float32 [2]');
    expect(maximum(0, x).toArray()).toEqual([0, 2]);
    expect(x.minimum(0).toArray()).toEqual([-1, 0]);
  });

  it('give each of two equal operands half of the gradient, as PyTorch does', () => {
    const [a, b] = [tensor([1, 2, 3, 0]), tensor([3, 2, 1, -0])];
    expect(gradients(maximum, a, b)).toEqual([
      [0, 0.5, 1, 0.5],
      [1, 0.5, 0, 0.5],
    ]);
    expect(gradients(minimum, a, b)).toEqual([
      [1, 0.5, 0, 0.5],
      [0, 0.5, 1, 0.5],
    ]);
  });
});

describe('clamp', () => {
  it('keeps what lies within the bounds, and NaN', () => {
    const x = tensor([-infinity, -1, 0.5, 2, infinity, nan]);
    expect(clamp(x, 0, 1).toArray()).toEqual([0, 0, 0.5, 1, 1, nan]);
    expect(clamp(x, -infinity, 1).toArray()).toEqual([-infinity, -1, 0.5, 1, 1, nan]);
  });

  it('takes tensors for bounds, of which the highest wins', () => {
    const low = tensor([[0], [2]]);
    expect(clamp(tensor([-1, 1.5, 4]), low, 3).toArray()).toEqual([
      [0, 1.5, 3],
      [2, 2, 3],
    ]);
    expect(clamp(tensor([1]), tensor([5]), tensor([4])).toArray()).toEqual([4]);
  });

  it('passes the gradient on within the bounds and at them, as PyTorch does', () => {
    const x = tensor([-1, 0, 0.5, 1, 2, nan]);
    const [low, high] = [tensor(0).broadcastTo([6]), tensor(1).broadcastTo([6])];
    expect(gradients(clamp as (...xs: Tensor[]) => Tensor, x, low, high)).toEqual([
      [0, 1, 1, 1, 0, 0],
      [1, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0],
    ]);
  });

  it('gives the gradient to the highest value where the bounds contradict each other', () => {
    const operands = [tensor([1]), tensor([5]), tensor([4])];
    expect(gradients(clamp as (...xs: Tensor[]) => Tensor, ...operands)).toEqual([[0], [0], [1]]);
  });

  it('refuses numbers that contradict each other, and bounds that are none', () => {
    const x = tensor([1, 2]);
    expect(() => clamp(x, 1, 0)).toThrow(
      'clamp: the lowest value must not be above the highest, got 1 and 0',
    );
    expect(() => clamp(x, nan, 0)).toThrow('got NaN and 0');
    expect(() => clamp(x, 0, undefined as unknown as number)).toThrow(
      'clamp: expected a tensor, got undefined',
    );
    expect(() => clamp(x, 0, tensor([1, 2, 3]))).toThrow('clamp: ');
  });
});
