import { describe, expect, it } from 'vitest';
import {
  compile,
  elu,
  grad,
  leakyRelu,
  relu,
  silu,
  softsign,
  type Tensor,
  tensor,
} from '../src/index.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** The first or second derivative at each of the numbers. */
function derivative(fn: (x: Tensor) => Tensor, order: 1 | 2, numbers: readonly number[]): unknown {
  const first = grad((x) => fn(x).sum());
  const wanted = order === 1 ? first : grad((x) => first(x).sum());
  return wanted(tensor(numbers)).toArray();
}

describe('relu', () => {
  it('lets zeros of either sign and NaN through, as PyTorch does, compiled or not', () => {
    const x = tensor([-infinity, -2, -0, 0, 3, infinity, nan]);
    const expected = [0, 0, -0, 0, 3, infinity, nan];
    expect(relu(x).toArray()).toEqual(expected);
    expect(compile(relu)(x).toArray()).toEqual(expected);
  });
});

describe('leakyRelu', () => {
  it('has the slope 1 above 0 and another below', () => {
    const x = tensor([-2, -0, 0, 3, -infinity, nan]);
    expect(leakyRelu(x, { negativeSlope: 0.5 }).toArray()).toEqual([-1, -0, 0, 3, -infinity, nan]);
    expect(leakyRelu(tensor([-1])).toArray()).toEqual([-0.01]);
  });

  it('takes the derivative from below at 0, as PyTorch does', () => {
    expect(derivative(leakyRelu, 1, [-1, 0, 1])).toEqual([0.01, 0.01, 1]);
  });

  it('wants a number for the slope', () => {
    const wrong = { negativeSlope: '0.1' } as unknown as { negativeSlope: number };
    expect(() => leakyRelu(tensor([1]), wrong)).toThrow(
      "leakyRelu: the negative slope must be a number, got '0.1'",
    );
  });
});

describe('elu', () => {
  it('ends in −alpha, and keeps its digits near 0', () => {
    expect(elu(tensor([-infinity, -1e-20, -0, 0, 5, infinity, nan])).toArray()).toEqual([
      -1,
      -1e-20,
      -0,
      0,
      5,
      infinity,
      nan,
    ]);
    expect(elu(tensor([-1000]), { alpha: 3 }).toArray()).toEqual([-3]);
  });

  it('takes the derivative from below at 0, as PyTorch does, and keeps its digits far below', () => {
    expect(derivative((x) => elu(x, { alpha: 2 }), 1, [-1000, 0, 1, 1000])).toEqual([0, 2, 1, 1]);
    // e^−40, where e^x − 1 is −1.
    expect(derivative(elu, 1, [-40])).toEqual([4.248354255291589e-18]);
    expect(derivative(elu, 2, [-40, 40])).toEqual([4.248354255291589e-18, 0]);
  });

  it('wants a number for alpha', () => {
    const wrong = { alpha: null } as unknown as { alpha: number };
    expect(() => elu(tensor([1]), wrong)).toThrow('elu: alpha must be a number, got null');
  });
});

describe('silu', () => {
  it('ends in 0 and in its argument', () => {
    expect(silu(tensor([-infinity, -1000, -0, 0, 1000, infinity, nan])).toArray()).toEqual([
      -0,
      -0,
      -0,
      0,
      1000,
      infinity,
      nan,
    ]);
  });

  it('has derivatives that keep their digits where they are small, and never are 0 · ∞', () => {
    // (1 + x) e^x and (2 + x) e^x, to the nearest doubles.
    expect(derivative(silu, 1, [-40])).toEqual([-1.6568581595637197e-16]);
    expect(derivative(silu, 2, [-40])).toEqual([-1.6143746170108038e-16]);
    expect(derivative(silu, 2, [40])).toEqual([-1.6143746170108038e-16]);
    expect(derivative(silu, 1, [-infinity, -1e300, 1e300, infinity])).toEqual([-0, -0, 1, 1]);
  });
});

describe('softsign', () => {
  it('ends in ±1', () => {
    const x = tensor([-infinity, -1e300, -1, -0, 0, 1, 1e300, infinity, nan]);
    expect(softsign(x).toArray()).toEqual([-1, -1, -0.5, -0, 0, 0.5, 1, 1, nan]);
  });

  it('has derivatives that keep their digits where they are small', () => {
    expect(derivative(softsign, 1, [-1023, 0, 2 ** 60])).toEqual([2 ** -20, 1, 2 ** -120]);
    expect(derivative(softsign, 2, [-(2 ** 60), 0, 2 ** 60])).toEqual([
      2 ** -179,
      -0,
      -(2 ** -179),
    ]);
  });
});
