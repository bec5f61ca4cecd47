import { allocate, type DType, type TypedArray } from './dtype.ts';
import { rowMajorStrides, type Shape, sizeOf } from './shape.ts';
import { copyElements } from './walk.ts';

/**
 * Where a tensor's numbers are: element `[i, j, …]` is `array[offset + i·strides[0] + j·strides[1] + …]`.
 *
 * Views (a transpose, a broadcast) share the array and differ in strides; a stride of 0 repeats one
 * element along an axis. The numbers are never written again once a tensor has them.
 */
export interface Strided extends Layout {
  readonly dtype: DType;
  readonly array: TypedArray;
}

/** Where each element stands, relative to some memory. */
export interface Layout {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The array as a tensor of this shape, elements in row-major order. */
export function rowMajor(dtype: DType, array: TypedArray, shape: Shape): Strided {
  return { dtype, array, shape, strides: rowMajorStrides(shape), offset: 0 };
}

/** Whether the elements lie one after another, in row-major order. */
export function isRowMajor({ shape, strides }: Layout): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis];
  }
  return true;
}

/** Writes the elements into `target` in row-major order, from its first place on. */
export function copyTo(target: TypedArray, value: Strided): void {
  const { array, shape, offset } = value;
  // An empty array may have lost its memory, and then refuses to be set.
  if (isRowMajor(value) && target.length > 0) {
    target.set(array.subarray(offset, offset + sizeOf(shape)));
    return;
  }
  copyElements(shape, array, value, target, { shape, strides: rowMajorStrides(shape), offset: 0 });
}

/** A fresh array with the elements in row-major order. */
export function toRowMajorArray(value: Strided): TypedArray {
  const size = sizeOf(value.shape);
  if (isRowMajor(value)) return value.array.slice(value.offset, value.offset + size);
  const array = allocate(value.dtype, size);
  copyTo(array, value);
  return array;
}

/** The number that stands everywhere because one element is repeated; null if there are several. */
export function repeatedElement({ array, shape, strides, offset }: Strided): number | null {
  const isRepeated = shape.every((length, axis) => length === 1 || strides[axis] === 0);
  return isRepeated ? array[offset] : null;
}
