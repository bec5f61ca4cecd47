import { describe, expect, it } from 'vitest';
import { allocate } from '../src/dtype.ts';
import { compile, type DType, type Tensor, tensor } from '../src/index.ts';
import { pairwiseSum } from '../src/kernels/pairwise-sum.ts';
import { numbers, randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

const lengths = [
  ...Array.from({ length: 301 }, (_, n) => n),
  ...Array.from({ length: 101 }, (_, i) => 1000 + i),
];

describe.each<DType>(['float64', 'float32'])('a compiled sum of %s', (dtype) => {
  it('adds rows of every length in pairwise order', () => {
    const rows = lengths.map((n) => randomTensor(n, [n], dtype));
    const sums = compile((...xs: Tensor[]) => xs.map((x) => x.sum()))(...rows);
    const expected = rows.map((row) =>
      pairwiseSum(row.toTypedArray(), 0, row.size, allocate(dtype, 8)),
    );
    expect(sums.map((sum) => sum.item())).toEqual(expected);
  });

  it('adds what is computed on the way in the same order', () => {
    const fn = (...xs: Tensor[]) => xs.map((x) => x.mul(x).add(0.1).sum());
    const rows = lengths.filter((n) => n % 10 < 2).map((n) => randomTensor(n, [n], dtype));
    expectSameBits(compile(fn)(...rows), fn(...rows));
  });

  it.each([
    ['the last axis', [-1]],
    ['the first axis', [0]],
    ['both', [0, 1]],
  ] as const)('adds over %s of matrices and of transposed ones', (_, axes) => {
    const fn = (...xs: Tensor[]) => xs.flatMap((x) => [x.sum(axes), x.transpose().sum(axes)]);
    const matrices = lengths
      .filter((n) => n % 32 < 2)
      .flatMap((n) => [randomTensor(n, [n, 3], dtype), randomTensor(n, [3, n], dtype)]);
    expectSameBits(compile(fn)(...matrices), fn(...matrices));
  });

  it('keeps −0 of a single element, and gives +0 for none', () => {
    const fn = compile((one: Tensor, none: Tensor) => [one.sum(), none.sum(), none.sum(0)]);
    const sums = fn(tensor([-0], { dtype }), tensor([], { shape: [0, 2], dtype }));
    expect(sums.map((sum) => sum.toArray())).toEqual([-0, 0, [0, 0]]);
  });

  it('leaves room on the stack, however many maps there are beside it', () => {
    const x = randomTensor(1, [1_000_000], dtype);
    const fn = (y: Tensor) => [y.sin().sin().mean(), y.mul(2).sin().sin(), y.mul(3).sin().sin()];
    expectSameBits(compile(fn)(x), fn(x));
    const long = (y: Tensor, factor: number) =>
      Array.from({ length: 9 }).reduce((z: Tensor) => z.mul(factor).gelu(), y);
    const several = (y: Tensor) => [
      long(y, 1).sum(),
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((f) => long(y, f)),
    ];
    const few = randomTensor(2, [300], dtype);
    expectSameBits(compile(several)(few), several(few));
  });

  it('may be as long as its numbers are many', () => {
    const x = tensor(numbers(1, 100_003), { dtype });
    expectSameBits(compile((y: Tensor) => y.sum())(x), x.sum());
  });
});
