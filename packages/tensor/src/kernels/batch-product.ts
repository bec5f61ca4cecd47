import { allocate } from '../dtype.ts';
import { copyTo, rowMajor, type Strided } from '../memory/strided.ts';
import { indexOf, sizeOf } from '../shape.ts';
import { multiplyMatrices } from './matrix-product.ts';

/**
 * The products of matrices [..., n, k] and [..., k, m], one for each place of the axes before the
 * last two, which both have.
 */
export function multiplyBatches(a: Strided, b: Strided): Strided {
  if (a.shape.length === 2) return multiplyMatrices(a, b);
  const batch = a.shape.slice(0, -2);
  const shape = [...a.shape.slice(0, -1), ...b.shape.slice(-1)];
  const output = allocate(a.dtype, sizeOf(shape));
  const size = sizeOf(shape.slice(-2));
  for (let place = 0; place < sizeOf(batch); place++) {
    const indices = indexOf(place, batch);
    const product = multiplyMatrices(matrixAt(a, indices), matrixAt(b, indices));
    copyTo(output.subarray(place * size), product);
  }
  return rowMajor(a.dtype, output, shape);
}

function matrixAt(x: Strided, indices: readonly number[]): Strided {
  const offset = indices.reduce((sum, index, axis) => sum + index * x.strides[axis], x.offset);
  return { ...x, shape: x.shape.slice(-2), strides: x.strides.slice(-2), offset };
}
