import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  det,
  eye,
  grad,
  inverse,
  qr,
  solve,
  svd,
  type Tensor,
  TensorError,
  tensor,
  zeros,
} from '../src/index.ts';
import recorded from './numpy-linear-algebra.json' with { type: 'json' };
import { numbers } from './random-tensors.ts';

interface Recorded {
  readonly matrix: number[][];
  readonly q: number[][];
  readonly r: number[][];
  readonly s: number[];
  readonly det?: number;
  readonly inverse?: number[][];
}

const records = recorded as readonly Recorded[];

/** How far apart two tensors are at most, measured by the largest number of the second. */
function distance(actual: Tensor, expected: Tensor): number {
  const scale = Math.max(...expected.abs().toTypedArray(), Number.MIN_VALUE);
  return Math.max(0, ...actual.sub(expected).abs().toTypedArray()) / scale;
}

/** Errors grow with the size of a matrix; this is far below what a wrong step would leave. */
const tolerance = 1e-13;

const matrices = fc
  .record({
    m: fc.integer({ min: 1, max: 9 }),
    n: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
    dependent: fc.boolean(),
  })
  .map(({ m, n, seed, dependent }) => {
    const x = tensor(numbers(seed, m * n), { shape: [m, n] });
    return dependent ? x.slice(1, { end: 1 }).mul(x.slice(0, { end: 1 })) : x;
  });

function identityError(x: Tensor): number {
  return distance(x.transpose().matmul(x), eye(x.shape[1]));
}

describe('qr', () => {
  it.each(records)('has the factors and the signs of LAPACK: %#', ({ matrix, q, r }) => {
    const [ourQ, ourR] = qr(tensor(matrix));
    expect(distance(ourQ.matmul(ourR), tensor(matrix))).toBeLessThan(tolerance);
    expect(distance(ourR, tensor(r))).toBeLessThan(tolerance);
    const diagonal = tensor(r).diagonal().abs().toTypedArray();
    // Where columns depend on one another, what Q adds to them is arbitrary.
    const areIndependent = Math.min(...diagonal) > 1e-6 * Math.max(...diagonal);
    if (areIndependent) expect(distance(ourQ, tensor(q))).toBeLessThan(1e-12);
  });

  it('gives orthonormal columns, a triangle, and the matrix again', () => {
    fc.assert(
      fc.property(matrices, (x) => {
        const [q, r] = qr(x);
        expect(identityError(q)).toBeLessThan(tolerance);
        expect(r.toArray()).toEqual(r.triu().toArray());
        expect(distance(q.matmul(r), x)).toBeLessThan(tolerance);
      }),
    );
  });

  it('has no derivative where there are more columns than rows', () => {
    const x = zeros([2, 3]).add(1);
    expect(() => grad((a) => qr(a)[1].sum())(x)).toThrow('not for 2 by 3');
  });
});

describe('svd', () => {
  it.each(records)('has the singular values of LAPACK: %#', ({ matrix, s }) => {
    expect(distance(svd(tensor(matrix))[1], tensor(s))).toBeLessThan(tolerance);
  });

  it('gives orthonormal columns, descending values, and the matrix again', () => {
    fc.assert(
      fc.property(matrices, (x) => {
        const [u, s, vt] = svd(x);
        expect(identityError(u)).toBeLessThan(tolerance);
        expect(identityError(vt.transpose())).toBeLessThan(tolerance);
        const values = [...s.toTypedArray()];
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        expect(distance(u.mul(s).matmul(vt), x)).toBeLessThan(tolerance);
      }),
    );
  });

  it('completes the directions of a matrix of zeros', () => {
    const [u, s, vt] = svd(zeros([4, 2]));
    expect(s.toArray()).toEqual([0, 0]);
    expect(identityError(u)).toBeLessThan(tolerance);
    expect(identityError(vt)).toBeLessThan(tolerance);
  });

  it('keeps the digits of small singular values', () => {
    const tiny = 2 ** -200;
    const [, s] = svd(
      tensor([
        [3, 4 * tiny],
        [-4, 3 * tiny],
      ]),
    );
    expect(distance(s.div(tensor([5, 5 * tiny])), tensor([1, 1]))).toBeLessThan(tolerance);
  });

  it('says that it has no derivative', () => {
    expect(() => grad((x) => svd(x)[1].sum())(eye(2))).toThrow('svd: there is no derivative');
  });
});

describe('qr and svd', () => {
  it('give more numbers than a function can be called with', () => {
    const column = eye(150_000, 1);
    const [q, r] = qr(column);
    const [u, s] = svd(column);
    for (const product of [q.mul(r), u.mul(s)]) {
      expect(product.equal(column).all().item()).toBe(1);
    }
  });
});

describe('solve, inverse and det', () => {
  const square = records.filter(({ inverse: known }) => known !== undefined);

  it.each(square)(
    'have the results of LAPACK: %#',
    ({ matrix, det: value = 0, inverse: known = [] }) => {
      const x = tensor(matrix);
      expect(Math.abs(det(x).item() / value - 1)).toBeLessThan(1e-12);
      expect(distance(inverse(x), tensor(known))).toBeLessThan(1e-11);
      const b = tensor(numbers(1, 2 * matrix.length), { shape: [matrix.length, 2] });
      expect(distance(x.matmul(solve(x, b)), b)).toBeLessThan(1e-11);
    },
  );

  it('solve one vector, and broadcast batches of matrices', () => {
    const a = tensor([
      [
        [2, 0],
        [1, 4],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ]);
    expect(solve(a, tensor([2, 9])).toArray()).toEqual([
      [1, 2],
      [9, 2],
    ]);
    expect(solve(a, tensor([[2], [9]])).shape).toEqual([2, 2, 1]);
    expect(det(a).toArray()).toEqual([8, -1]);
  });

  it('compute float32 in float64, and round once', () => {
    const x = tensor([
      [3, 1],
      [1, 7],
    ]);
    const expected = inverse(x).asType('float32').toArray();
    expect(inverse(x.asType('float32')).toArray()).toEqual(expected);
  });

  it('name the singular matrix, also in a compiled function', () => {
    const x = tensor([
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 2],
        [2, 4],
      ],
    ]);
    expect(() => inverse(x)).toThrow('inverse: the matrix at [1] is singular');
    expect(() => compile((a) => solve(a, a))(x)).toThrow('solve: the matrix at [1] is singular');
    expect(det(x).abs().toArray()).toEqual([1, 0]);
  });

  it('refuse what is not square or does not fit', () => {
    const wide = zeros([2, 3]);
    expect(() => det(wide)).toThrow('det: the matrix must be square, got 2 rows and 3 columns');
    expect(() => inverse(zeros([2]))).toThrow('expected a matrix');
    expect(() => solve(eye(3), zeros([2]))).toThrow('a matrix of 3 rows needs a right side [3]');
    expect(() => solve(eye(3), tensor(1))).toThrow(TensorError);
  });

  it('know the empty matrix', () => {
    expect(det(zeros([0, 0])).item()).toBe(1);
    expect(inverse(zeros([0, 0])).shape).toEqual([0, 0]);
    expect(svd(zeros([0, 3]))[1].shape).toEqual([0]);
  });
});
