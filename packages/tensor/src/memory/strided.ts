import { allocate, type DType, type TypedArray } from '../dtype.ts';
import { rowMajorStrides, type Shape, sizeOf } from '../shape.ts';
import { isRowMajor, type Layout } from './layout.ts';
import { copyElements } from './walk.ts';

/**
 * A tensor's numbers: memory, and where in it each element stands.
 *
 * Views (a transpose, a broadcast) share the array and differ in strides; a stride of 0 repeats one
 * element along an axis. The numbers are never written again once a tensor has them.
 */
export interface Strided extends Layout {
  readonly dtype: DType;
  readonly array: TypedArray;
}

/** The array as a tensor of this shape, elements in row-major order. */
export function rowMajor(dtype: DType, array: TypedArray, shape: Shape): Strided {
  return { dtype, array, shape, strides: rowMajorStrides(shape), offset: 0 };
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

/** Whether all elements are the same, signed zeros told apart and NaN equal to itself. */
export function haveSameElements(a: Strided, b: Strided): boolean {
  const others = toRowMajorArray(b);
  return toRowMajorArray(a).every((number, i) => Object.is(number, others[i]));
}

/** The number that stands everywhere because one element is repeated; null if there are several. */
export function repeatedElement({ array, shape, strides, offset }: Strided): number | null {
  const isRepeated = shape.every((length, axis) => length === 1 || strides[axis] === 0);
  return isRepeated ? array[offset] : null;
}
