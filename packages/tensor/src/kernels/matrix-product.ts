import { allocate, type TypedArray } from '../dtype.ts';
import { rowMajor, type Strided } from '../strided.ts';
import { rowMajorElements } from './scratch.ts';

/**
 * The product of a matrix [n, k] and a matrix [k, m].
 *
 * Each element of the output has one accumulator, to which the k products are added in ascending
 * order. The right operand is taken column by column (its transpose row by row), so that both are
 * read in the order of memory, and four columns at a time, so that four sums are under way at once.
 */
export function multiplyMatrices(a: Strided, b: Strided): Strided {
  const [n, k] = a.shape;
  const m = b.shape[1];
  const rows = rowMajorElements(a, 0);
  const columns = rowMajorElements(transposed(b), 1);
  const output = allocate(a.dtype, n * m);
  const dots = a.dtype === 'float32' ? dotsFloat32 : dotsFloat64;
  for (let i = 0; i < n; i++) dots(rows, i * k, k, columns, output, i * m, m);
  return rowMajor(a.dtype, output, [n, m]);
}

function transposed(x: Strided): Strided {
  return { ...x, shape: x.shape.toReversed(), strides: x.strides.toReversed() };
}

/** The scalar products of one row of k numbers with each of m columns. */
type Dots = (
  row: TypedArray,
  p: number,
  k: number,
  columns: TypedArray,
  output: TypedArray,
  o: number,
  m: number,
) => void;

const dotsFloat64: Dots = (row, p, k, columns, output, o, m) => {
  let j = 0;
  for (; j + 4 <= m; j += 4) {
    const c = j * k;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let q = 0; q < k; q++) {
      const factor = row[p + q];
      s0 += factor * columns[c + q];
      s1 += factor * columns[c + k + q];
      s2 += factor * columns[c + 2 * k + q];
      s3 += factor * columns[c + 3 * k + q];
    }
    output[o + j] = s0;
    output[o + j + 1] = s1;
    output[o + j + 2] = s2;
    output[o + j + 3] = s3;
  }
  for (; j < m; j++) {
    let s = 0;
    for (let q = 0; q < k; q++) s += row[p + q] * columns[j * k + q];
    output[o + j] = s;
  }
};

/** The same, with every product and every sum rounded to float32. */
const dotsFloat32: Dots = (row, p, k, columns, output, o, m) => {
  const { fround } = Math;
  let j = 0;
  for (; j + 4 <= m; j += 4) {
    const c = j * k;
    let [s0, s1, s2, s3] = [fround(0), fround(0), fround(0), fround(0)];
    for (let q = 0; q < k; q++) {
      const factor = fround(row[p + q]);
      s0 = fround(s0 + fround(factor * columns[c + q]));
      s1 = fround(s1 + fround(factor * columns[c + k + q]));
      s2 = fround(s2 + fround(factor * columns[c + 2 * k + q]));
      s3 = fround(s3 + fround(factor * columns[c + 3 * k + q]));
    }
    output[o + j] = s0;
    output[o + j + 1] = s1;
    output[o + j + 2] = s2;
    output[o + j + 3] = s3;
  }
  for (; j < m; j++) {
    let s = fround(0);
    for (let q = 0; q < k; q++) s = fround(s + fround(row[p + q] * columns[j * k + q]));
    output[o + j] = s;
  }
};
