import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, inspect, matmul, ones, type Shape, type Tensor, zeros } from '../src/index.ts';
import { indexOf, sizeOf } from '../src/shape.ts';
import { broadcastable, randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** The matrix at a place of a batch that this tensor's batch is repeated to. */
function matrixAt(x: Tensor, place: readonly number[], batch: Shape): number[][] {
  const matrices = x.broadcastTo([...batch, ...x.shape.slice(-2)]).toArray();
  return place.reduce((part, index) => (part as number[][][])[index], matrices) as number[][];
}

/** Products in float64, each element one sum in ascending order. */
function plainProducts(a: Tensor, b: Tensor, batch: Shape): number[] {
  return Array.from({ length: sizeOf(batch) }, (_, i) => indexOf(i, batch)).flatMap((place) => {
    const [left, right] = [matrixAt(a, place, batch), matrixAt(b, place, batch)];
    const columns = Array.from({ length: b.shape.at(-1) ?? 0 }, (_, j) => j);
    return left.flatMap((row) =>
      columns.map((j) => row.reduce((sum, factor, q) => sum + factor * right[q][j], 0)),
    );
  });
}

describe('a product of batches', () => {
  it('multiplies the matrices at each place, as a plain loop does', () => {
    const length = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        broadcastable(2).filter((pair) => pair.every((batch) => sizeOf(batch) < 30)),
        fc.tuple(length, length, length),
        ([p, q], [n, k, m]) => {
          const a = randomTensor(1, [...p, n, k], 'float64');
          const b = randomTensor(2, [...q, k, m], 'float64');
          const batch = zeros(p).add(zeros(q)).shape;
          const product = matmul(a, b);
          expect(product.shape).toEqual([...batch, n, m]);
          expect([...product.toTypedArray()]).toEqual(plainProducts(a, b, batch));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each<[Shape, Shape, Shape]>([
    [[3], [3], []],
    [[3], [3, 2], [2]],
    [[4, 3], [3], [4]],
    [[5, 4, 3], [3], [5, 4]],
    [[3], [5, 3, 2], [5, 2]],
    [
      [5, 4, 3],
      [3, 2],
      [5, 4, 2],
    ],
    [
      [4, 3],
      [5, 3, 2],
      [5, 4, 2],
    ],
    [
      [6, 1, 4, 3],
      [5, 3, 2],
      [6, 5, 4, 2],
    ],
    [
      [0, 4, 3],
      [3, 2],
      [0, 4, 2],
    ],
    [
      [2, 4, 0],
      [0, 3],
      [2, 4, 3],
    ],
    [
      [0, 4, 0],
      [0, 3],
      [0, 4, 3],
    ],
  ])('of %j and %j is of %j', (a, b, expected) => {
    const product = matmul(ones(a), ones(b));
    expect(product.shape).toEqual(expected);
    const inner = a.at(-1) ?? 0;
    expect([...product.toTypedArray()].every((element) => element === inner)).toBe(true);
  });

  it('refuses what does not fit, by the shapes that were given', () => {
    expect(() => matmul(zeros([3]), zeros([4]))).toThrow(
      'matmul: cannot multiply [3] by [4]: the first has 3 columns, so the second must have 3 rows, not 4',
    );
    expect(() => matmul(zeros([2, 4, 3]), zeros([5, 2, 4]))).toThrow(
      'cannot multiply [2, 4, 3] by',
    );
    expect(() => matmul(zeros([2, 4, 3]), zeros([5, 3, 4]))).toThrow(
      'matmul: cannot broadcast [2] with [5]',
    );
    expect(() => matmul(zeros([]), zeros([3]))).toThrow('neither may be a scalar');
  });
});

describe('a compiled product of batches', () => {
  it.each(['float64', 'float32'] as const)('of %s is the eager one in every form', (dtype) => {
    const sizes = [
      [3, 30, 40, 90],
      [2, 25, 64, 33],
      [5, 4, 7, 1],
      [4, 1, 9, 6],
    ];
    for (const [count, n, k, m] of sizes) {
      const a = randomTensor(1, [count, n, k], dtype);
      const b = randomTensor(2, [count, k, m], dtype);
      const one = randomTensor(3, [k, m], dtype);
      const fn = (x: Tensor, y: Tensor, z: Tensor) => [
        x.matmul(y),
        y.transpose().matmul(x.transpose()).add(1),
        x.matmul(y).transpose().relu(),
        x.transpose().matmul(x),
        x
          .matmul(x.transpose())
          .exp()
          .sub(x.sum([0, 2]).squeeze()),
        z.transpose().matmul(x.transpose()),
        x.unsqueeze(1).matmul(y.unsqueeze(0)),
        x.matmul(y).matmul(z.transpose().matmul(x.transpose())),
        x.permute([1, 0, 2]).matmul(z),
      ];
      expectSameBits(compile(fn)(a, b, one), fn(a, b, one));
    }
  });

  it('is one kernel, also with bias, activation and transpose', () => {
    const fn = compile((a: Tensor, b: Tensor) => a.matmul(b).transpose().add(1).relu());
    fn(ones([4, 2, 3]), ones([4, 3, 5]));
    expect(inspect(fn)[0].kernels).toMatch(/^0: product \[4, 2, 3\] · \[4, 3, 5\].*$/);
  });

  it('is not turned over by a view that only looks like the transpose', () => {
    const fn = (a: Tensor, b: Tensor) => a.matmul(b).permute([1, 2, 0]);
    const [a, b] = [randomTensor(1, [1, 1, 2], 'float64'), randomTensor(2, [1, 2, 3], 'float64')];
    expectSameBits(compile(fn)(a, b), fn(a, b));
  });
});
