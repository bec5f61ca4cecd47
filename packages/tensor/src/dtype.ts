import { describe } from './describe.ts';
import { TensorError } from './errors.ts';

/**
 * The kind of number that a tensor holds: `float64` is the default (a JavaScript number goes in and
 * the same number comes out), `float32` is the choice for speed, `bool` is what comparisons give.
 */
export type DType = 'float64' | 'float32' | 'bool';

/** The ordinary JavaScript memory behind a tensor. Truth is stored as 1, falsehood as 0. */
export type TypedArray = Float64Array | Float32Array | Uint8Array;

const arrays = { float64: Float64Array, float32: Float32Array, bool: Uint8Array } as const;

/** Refuses any other kind of number, for callers without a type checker. */
export function checkDType(operation: string, dtype: DType): void {
  if (!Object.keys(arrays).includes(dtype)) {
    throw new TensorError(
      `${operation}: a dtype is 'float64', 'float32' or 'bool', got ${describe(dtype)}`,
    );
  }
}

/** A fresh array of `size` zeros. */
export function allocate(dtype: DType, size: number): TypedArray {
  return new arrays[dtype](size);
}

/** Whether derivatives exist for this kind of number. */
export function isFloating(dtype: DType): boolean {
  return dtype !== 'bool';
}

/** The value as this kind of number stores it: rounded, or reduced to 1 and 0. */
export function represent(value: number, dtype: DType): number {
  if (dtype === 'bool') return value === 0 ? 0 : 1;
  return dtype === 'float32' ? Math.fround(value) : value;
}
