import { describe, expect, it } from 'vitest';
import {
  compile,
  concat,
  grad,
  inspect,
  ones,
  pad,
  type Shape,
  slidingWindows,
  type Tensor,
} from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** The kernels that a function of tensors of these shapes becomes. */
function kernels(fn: (...xs: Tensor[]) => Tensor, ...shapes: Shape[]): string[] {
  const compiled = compile(fn);
  compiled(...shapes.map((shape) => ones(shape)));
  return inspect(compiled)[0].kernels.split('\n');
}

describe('parts of a tensor', () => {
  it('are written where they belong, with what is computed for them', () => {
    expect(kernels((a, b) => concat([a.add(1), b.tanh()], 1), [2, 3], [2, 4])).toEqual([
      '0: map [2, 3]  part of b1 = b0 + 1',
      '1: map [2, 4]  part of b1 = tanh(b2)',
    ]);
  });

  it('come after the background, if they leave any of it', () => {
    expect(kernels((a) => pad(a, [[0, 1], 0]), [2, 3])).toEqual([
      '0: map [3, 3]  b0 = 0',
      '1: map [2, 3]  part of b0 = b1',
    ]);
  });

  it('may be products and sums, which are computed before', () => {
    const fn = (a: Tensor, b: Tensor) => concat([a.matmul(b), a.sum(1, { keepDims: true })], 1);
    expect(kernels(fn, [2, 3], [3, 4]).map((line) => line.split(' ')[1])).toEqual([
      'product',
      'sum',
      'map',
      'map',
    ]);
  });

  it('may be empty, or all there is', () => {
    const fn = (a: Tensor, b: Tensor) => [
      concat([a, b]),
      concat([b, a, b]),
      concat([b]),
      pad(b, [[1, 1], 0]),
      pad(a, 0),
    ];
    const [a, b] = [randomTensor(1, [2, 3], 'float32'), randomTensor(1, [0, 3], 'float32')];
    expectSameBits(compile(fn)(a, b), fn(a, b));
  });

  it('may be truth values', () => {
    const fn = (a: Tensor) => concat([a.greater(0), a.less(1)], -1);
    const x = randomTensor(1, [3, 5], 'float64');
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('may make up a new value that the old one is read for', () => {
    const [compiled, eager] = [1, 2].map(() => randomTensor(7, [4, 6], 'float64'));
    const updates: ((w: Tensor) => Tensor)[] = [
      (w) => w.roll(1, 0),
      (w) => w.roll(-2, 1).add(w),
      (w) => concat([w.slice(0, { start: 2 }), w.slice(0, { end: 2 })]),
      (w) => concat([w.slice(0, { end: 2 }), w.slice(0, { start: 2 }).mul(2)]),
      (w) => pad(w.slice(1, { start: 1, end: -1 }).exp(), [0, 1], { value: -1 }),
    ];
    for (const update of updates) {
      compile(() => {
        compiled.assign(update(compiled));
        return [];
      })();
      eager.assign(update(eager));
      expectSameBits(compiled, eager);
    }
  });
});

describe('what windows add up', () => {
  it.each(['float64', 'float32'] as const)('is the same in compiled %s', (dtype) => {
    const windows = [
      { sizes: [3], stride: 1, dilation: 1 },
      { sizes: [2, 3], stride: [1, 2], dilation: 1 },
      { sizes: [3, 3], stride: 1, dilation: [2, 1] },
      { sizes: [1, 9], stride: 1, dilation: 1 },
      { sizes: [2, 2], stride: 3, dilation: 1 },
    ];
    for (const { sizes, ...options } of windows) {
      const weigh = (x: Tensor) => {
        const seen = slidingWindows(x, sizes, options);
        return seen
          .mul(randomTensor(3, seen.shape, dtype))
          .square()
          .sum();
      };
      const fn = (x: Tensor) => {
        const first = grad(weigh)(x);
        return [first, grad((y) => grad(weigh)(y).mul(y).sum())(x)];
      };
      const x = randomTensor(1, [2, 8, 9], dtype);
      expectSameBits(compile(fn)(x), fn(x));
    }
  });
});
