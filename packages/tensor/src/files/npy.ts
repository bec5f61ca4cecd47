import { checkShape, rowMajorStrides, sizeOf } from '../shape.ts';
import { requireTensor, Tensor } from '../tensor.ts';
import { ByteReader } from './byte-reader.ts';
import { concatenated } from './bytes.ts';
import { readElements, writeElements } from './elements.ts';
import { npyHeader, readNpyHeader } from './npy-header.ts';

/**
 * The array in a .npy file, as `np.save` writes it: versions 1.0 to 3.0, either byte order, C or
 * Fortran order. float64, float32, int32 and bool are read as they are, float16 as float32, and
 * integers of other widths as int32 if they fit.
 *
 * @throws TensorError if the bytes are no such file, are too few or too many, or hold another kind of
 * number; naming the place and what was expected there.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { readNpy, writeNpy } from '@semente/tensor/files';
 *
 * const bytes = writeNpy(tensor([[1, 2], [3, 4]]));
 * console.log(readNpy(bytes).toArray()); // [[1, 2], [3, 4]]
 * ```
 */
export function readNpy(bytes: Uint8Array): Tensor {
  return readNpyFrom(new ByteReader('readNpy', bytes));
}

/** Reads the array on behalf of whoever the reader belongs to. */
export function readNpyFrom(reader: ByteReader): Tensor {
  const { shape, format, isLittleEndian, isFortranOrder, dataAt } = readNpyHeader(reader);
  checkShape(reader.attempt, shape);
  const expected = sizeOf(shape) * format.bytes;
  const got = reader.length - dataAt;
  if (got !== expected) {
    throw reader.error(dataAt, `${expected} bytes of data are expected until the end, got ${got}`);
  }
  const array = readElements(reader, dataAt, sizeOf(shape), format, isLittleEndian);
  const strides = isFortranOrder
    ? rowMajorStrides(shape.toReversed()).toReversed()
    : rowMajorStrides(shape);
  return new Tensor({ dtype: format.dtype, array, shape, strides, offset: 0 });
}

/**
 * A tensor as a .npy file, which `np.load` reads: version 1.0, little-endian, C order.
 *
 * @throws TensorError if `x` is no tensor.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 * import { writeNpy } from '@semente/tensor/files';
 *
 * const bytes = writeNpy(tensor([[0.5, -1]])); // for writeFileSync('weights.npy', bytes)
 * console.log(bytes.length); // 144
 * ```
 */
export function writeNpy(x: Tensor): Uint8Array {
  requireTensor('writeNpy', x);
  return concatenated([npyHeader(x), writeElements(x)]);
}
