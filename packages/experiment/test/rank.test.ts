import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixRank, singularValues } from '../src/measure/rank.ts';

const entry = fc.integer({ min: -9, max: 9 });
const matrix = (rows: number, columns: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });
const size = fc.integer({ min: 1, max: 6 });
const anyMatrix = fc.tuple(size, size).chain(([rows, columns]) => matrix(rows, columns));

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => b - a);

describe('matrixRank', () => {
  it('is 0 for zeros alone, of any shape', () => {
    expect(matrixRank([[0]])).toBe(0);
    expect(
      matrixRank([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
    ).toBe(0);
  });

  it('is the number of independent rows', () => {
    expect(
      matrixRank([
        [1, 2],
        [2, 4],
      ]),
    ).toBe(1);
    expect(
      matrixRank([
        [1, 2],
        [2, 5],
      ]),
    ).toBe(2);
    expect(
      matrixRank([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    ).toBe(2);
    expect(
      matrixRank([
        [3, 0, 4],
        [0, 0, 0],
        [6, 0, 8],
      ]),
    ).toBe(1);
  });

  it('is at most the smaller side, wide or tall', () => {
    expect(matrixRank([[1, 2, 3, 4]])).toBe(1);
    expect(matrixRank([[1], [2], [3], [4]])).toBe(1);
    expect(
      matrixRank([
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ]),
    ).toBe(2);
  });

  it('counts a direction just above the tolerance and drops one just below', () => {
    // The largest singular value is 1, so the tolerance is 2 · 2⁻⁵².
    expect(
      matrixRank([
        [1, 0],
        [0, 2.01 * 2 ** -52],
      ]),
    ).toBe(2);
    expect(
      matrixRank([
        [1, 0],
        [0, 1.99 * 2 ** -52],
      ]),
    ).toBe(1);
  });

  it('does not depend on the scale, however large or small', () => {
    for (const scale of [1e-300, 1e-160, 1, 1e160, 1e300]) {
      expect(
        matrixRank([
          [scale, 2 * scale],
          [2 * scale, 4 * scale],
        ]),
      ).toBe(1);
      expect(
        matrixRank([
          [scale, 2 * scale],
          [2 * scale, 5 * scale],
        ]),
      ).toBe(2);
    }
  });

  it('is full for the Hilbert matrix of order 8 and short for that of order 16', () => {
    // NumPy's matrix_rank gives 8 and 12 (1-norm conditions 3e10 and 1e18).
    const hilbert = (n: number): number[][] =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => 1 / (i + j + 1)));
    expect(matrixRank(hilbert(8))).toBe(8);
    expect(matrixRank(hilbert(16))).toBe(12);
  });

  it('is NaN where an entry is not finite', () => {
    expect(matrixRank([[1, Number.NaN]])).toBeNaN();
    expect(matrixRank([[1, Number.NEGATIVE_INFINITY]])).toBeNaN();
  });

  it('of a product through a narrow middle is at most the middle', () => {
    const factors = fc
      .tuple(size, fc.integer({ min: 1, max: 3 }), size)
      .chain(([m, k, n]) => fc.tuple(matrix(m, k), matrix(k, n)));
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const product = a.map((row) =>
          transposed(b).map((column) => row.reduce((sum, v, i) => sum + v * (column[i] ?? 0), 0)),
        );
        expect(matrixRank(product)).toBeLessThanOrEqual(b.length);
      }),
    );
  });

  it('is the same for a matrix and its transpose', () => {
    fc.assert(
      fc.property(anyMatrix, (rows) => {
        expect(matrixRank(transposed(rows))).toBe(matrixRank(rows));
      }),
    );
  });
});

describe('singularValues', () => {
  it('gives the sides of a stretch, whatever the rotation', () => {
    // [[3, 0], [4, 5]] stretches by √45 and √5 (Strang, Introduction to Linear Algebra, 7.2).
    const [largest = 0, smallest = 0] = sorted(
      singularValues([
        [3, 0],
        [4, 5],
      ]),
    );
    expect(largest).toBeCloseTo(Math.sqrt(45), 14);
    expect(smallest).toBeCloseTo(Math.sqrt(5), 14);
  });

  it('squares and sums to the squared entries', () => {
    fc.assert(
      fc.property(anyMatrix, (rows) => {
        const squares = (values: readonly number[]): number =>
          values.reduce((sum, value) => sum + value * value, 0);
        expect(squares(singularValues(rows))).toBeCloseTo(squares(rows.flat()), 9);
      }),
    );
  });
});
