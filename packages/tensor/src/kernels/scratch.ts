import { allocate, type DType, type TypedArray } from '../dtype.ts';
import { isRowMajor } from '../memory/layout.ts';
import { copyTo, type Strided } from '../memory/strided.ts';
import { sizeOf } from '../shape.ts';

/**
 * The elements from an array's first place on, in row-major order: the tensor's own array where it
 * is in order already, else a copy. To be read within one kernel only, since kernels run one after
 * another and the same scratch arrays serve all of them.
 *
 * @param slot - Which scratch array to use; each input of a kernel has its own.
 */
export function rowMajorElements(value: Strided, slot: number): TypedArray {
  if (isRowMajor(value)) {
    return value.offset === 0 ? value.array : value.array.subarray(value.offset);
  }
  const array = scratchArray(value.dtype, slot, sizeOf(value.shape));
  copyTo(array, value);
  return array;
}

const scratch: Record<DType, TypedArray[]> = { float64: [], float32: [], int32: [], bool: [] };

function scratchArray(dtype: DType, slot: number, size: number): TypedArray {
  const known = scratch[dtype][slot];
  if (known !== undefined && known.length >= size) return known;
  const grown = allocate(dtype, size);
  scratch[dtype][slot] = grown;
  return grown;
}
