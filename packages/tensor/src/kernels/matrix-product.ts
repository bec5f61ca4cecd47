import { allocate, type TypedArray } from '../dtype.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';

/**
 * The product of a matrix [n, k] and a matrix [k, m], wherever their elements stand.
 *
 * Each element of the output has one accumulator, to which the k products are added in ascending
 * order. Two by four elements are under way at once, so that no sum waits for the one before and
 * each number that is read serves several. The longer side is taken four at a time: A·B has the
 * same products and sums as Bᵀ·Aᵀ.
 */
export function multiplyMatrices(a: Strided, b: Strided): Strided {
  const [n] = a.shape;
  const [k, m] = b.shape;
  const output = allocate(a.dtype, n * m);
  if (n <= m) multiply(rows(a), columns(b), k, output, m, 1);
  else multiply(columns(b), rows(a), k, output, 1, m);
  return rowMajor(a.dtype, output, [n, m]);
}

/** A matrix as vectors of k numbers: the rows of the left one, or the columns of the right one. */
interface Vectors {
  readonly array: TypedArray;
  readonly offset: number;
  readonly count: number;
  /** From a vector to the next. */
  readonly step: number;
  /** From a number of a vector to the next. */
  readonly stride: number;
}

function rows({ array, offset, shape: [count], strides: [step, stride] }: Strided): Vectors {
  return { array, offset, count, step, stride };
}

function columns({ array, offset, shape: [, count], strides: [stride, step] }: Strided): Vectors {
  return { array, offset, count, step, stride };
}

/** Writes the scalar product of vectors i of `a` and j of `b` to place i·step + j·stride. */
function multiply(
  a: Vectors,
  b: Vectors,
  k: number,
  output: TypedArray,
  step: number,
  stride: number,
): void {
  const dots = output instanceof Float32Array ? dotsFloat32 : dotsFloat64;
  for (let i = 0; i < a.count; i += 2) {
    const p = a.offset + i * a.step;
    const hasSecond = i + 1 < a.count ? 1 : 0;
    for (let j = 0; j < b.count; j += 4) {
      const q = b.offset + j * b.step;
      const o = i * step + j * stride;
      dots(a, p, hasSecond, b, q, Math.min(3, b.count - 1 - j), k, output, o, step, stride);
    }
  }
}

/**
 * The scalar products of two vectors and four others; or of fewer, if it says that there are not so
 * many more. At such an edge the first vector stands in for the missing one, and what comes out of
 * it goes where the first one's goes.
 */
type Dots = (
  a: Vectors,
  p0: number,
  more: number,
  b: Vectors,
  q0: number,
  others: number,
  k: number,
  output: TypedArray,
  o: number,
  step: number,
  stride: number,
) => void;

const dotsFloat64: Dots = (a, p0, more, b, q0, others, k, output, o, step, stride) => {
  const { array: x, stride: s } = a;
  const { array: y, stride: t } = b;
  const p1 = p0 + more * a.step;
  const q1 = q0 + Math.min(1, others) * b.step;
  const q2 = q0 + (others > 1 ? 2 * b.step : 0);
  const q3 = q0 + (others > 2 ? 3 * b.step : 0);
  let c0 = 0;
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let q = 0; q < k; q++) {
    const x0 = x[p0 + q * s];
    const x1 = x[p1 + q * s];
    const y0 = y[q0 + q * t];
    const y1 = y[q1 + q * t];
    const y2 = y[q2 + q * t];
    const y3 = y[q3 + q * t];
    c0 += x0 * y0;
    c1 += x0 * y1;
    c2 += x0 * y2;
    c3 += x0 * y3;
    d0 += x1 * y0;
    d1 += x1 * y1;
    d2 += x1 * y2;
    d3 += x1 * y3;
  }
  const o1 = o + Math.min(1, others) * stride;
  const o2 = o + (others > 1 ? 2 * stride : 0);
  const o3 = o + (others > 2 ? 3 * stride : 0);
  const next = more * step;
  output[o] = c0;
  output[o1] = c1;
  output[o2] = c2;
  output[o3] = c3;
  output[o + next] = d0;
  output[o1 + next] = d1;
  output[o2 + next] = d2;
  output[o3 + next] = d3;
};

/**
 * The same, with every product and every sum rounded to float32. The two are written out, since of
 * one function that is told how to round, engines make forty times slower code as soon as a program
 * multiplies in both dtypes: they then call the rounding for every number.
 */
const dotsFloat32: Dots = (a, p0, more, b, q0, others, k, output, o, step, stride) => {
  const { fround } = Math;
  const { array: x, stride: s } = a;
  const { array: y, stride: t } = b;
  const p1 = p0 + more * a.step;
  const q1 = q0 + Math.min(1, others) * b.step;
  const q2 = q0 + (others > 1 ? 2 * b.step : 0);
  const q3 = q0 + (others > 2 ? 3 * b.step : 0);
  let c0 = fround(0);
  let c1 = fround(0);
  let c2 = fround(0);
  let c3 = fround(0);
  let d0 = fround(0);
  let d1 = fround(0);
  let d2 = fround(0);
  let d3 = fround(0);
  for (let q = 0; q < k; q++) {
    const x0 = fround(x[p0 + q * s]);
    const x1 = fround(x[p1 + q * s]);
    const y0 = fround(y[q0 + q * t]);
    const y1 = fround(y[q1 + q * t]);
    const y2 = fround(y[q2 + q * t]);
    const y3 = fround(y[q3 + q * t]);
    c0 = fround(c0 + fround(x0 * y0));
    c1 = fround(c1 + fround(x0 * y1));
    c2 = fround(c2 + fround(x0 * y2));
    c3 = fround(c3 + fround(x0 * y3));
    d0 = fround(d0 + fround(x1 * y0));
    d1 = fround(d1 + fround(x1 * y1));
    d2 = fround(d2 + fround(x1 * y2));
    d3 = fround(d3 + fround(x1 * y3));
  }
  const o1 = o + Math.min(1, others) * stride;
  const o2 = o + (others > 1 ? 2 * stride : 0);
  const o3 = o + (others > 2 ? 3 * stride : 0);
  const next = more * step;
  output[o] = c0;
  output[o1] = c1;
  output[o2] = c2;
  output[o3] = c3;
  output[o + next] = d0;
  output[o1 + next] = d1;
  output[o2 + next] = d2;
  output[o3 + next] = d3;
};
