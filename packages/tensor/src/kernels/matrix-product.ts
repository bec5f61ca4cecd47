import { allocate, type TypedArray } from '../dtype.ts';
import { rowMajor, type Strided } from '../strided.ts';
import { rowMajorElements } from './scratch.ts';

/**
 * The product of a matrix [n, k] and a matrix [k, m].
 *
 * Each element of the output has one accumulator, to which the k products are added in ascending
 * order. The loops run over rows of the right operand, so that memory is read in order.
 */
export function multiplyMatrices(a: Strided, b: Strided): Strided {
  const [n, k] = a.shape;
  const m = b.shape[1];
  const right = rowMajorElements(b, 1);
  const output = allocate(a.dtype, n * m);
  const addRow = a.dtype === 'float32' ? addScaledRowFloat32 : addScaledRow;
  for (let i = 0; i < n; i++) {
    for (let q = 0; q < k; q++) {
      const factor = a.array[a.offset + i * a.strides[0] + q * a.strides[1]];
      addRow(output, i * m, factor, right, q * m, m);
    }
  }
  return rowMajor(a.dtype, output, [n, m]);
}

type AddScaledRow = (
  target: TypedArray,
  to: number,
  factor: number,
  source: TypedArray,
  from: number,
  length: number,
) => void;

const addScaledRow: AddScaledRow = (target, to, factor, source, from, length) => {
  for (let j = 0; j < length; j++) target[to + j] += factor * source[from + j];
};

/** The product is rounded before it is added, and the sum when it is stored. */
const addScaledRowFloat32: AddScaledRow = (target, to, factor, source, from, length) => {
  for (let j = 0; j < length; j++) target[to + j] += Math.fround(factor * source[from + j]);
};
