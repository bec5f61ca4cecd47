import { describe } from './describe.ts';
import { TensorError } from './errors.ts';

/**
 * The kind of number that a tensor holds: `float64` is the default (a JavaScript number goes in and
 * the same number comes out), `float32` is the choice for speed, `int32` is for labels, indices and
 * counts (a whole number from −2³¹ to 2³¹ − 1), `bool` is what comparisons give.
 */
export type DType = 'float64' | 'float32' | 'int32' | 'bool';

/** The ordinary JavaScript memory behind a tensor. Truth is stored as 1, falsehood as 0. */
export type TypedArray = Float64Array | Float32Array | Int32Array | Uint8Array;

const arrays = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

/** Refuses any other kind of number, for callers without a type checker. */
export function checkDType(operation: string, dtype: DType): void {
  if (!Object.keys(arrays).includes(dtype)) {
    throw new TensorError(
      `${operation}: a dtype is 'float64', 'float32', 'int32' or 'bool', got ${describe(dtype)}`,
    );
  }
}

/** How many bytes one of the numbers takes of a tensor, or of whatever else has a dtype. */
export function bytesOf({ dtype }: { readonly dtype: DType }): number {
  return arrays[dtype].BYTES_PER_ELEMENT;
}

/** A fresh array of `size` zeros. */
export function allocate(dtype: DType, size: number): TypedArray {
  return new arrays[dtype](size);
}

/** Whether derivatives exist for this kind of number. */
export function isFloating(dtype: DType): boolean {
  return dtype === 'float64' || dtype === 'float32';
}

/** The value as this kind of number stores it: rounded, cut to an integer, or reduced to 1 and 0. */
export function represent(value: number, dtype: DType): number {
  return representations[dtype](value);
}

const representations: Record<DType, (value: number) => number> = {
  float64: (value) => value,
  float32: Math.fround,
  int32: saturate,
  bool: (value) => (value === 0 ? 0 : 1),
};

/**
 * The integer that is left of a number when its fraction is cut off; the nearest int32 where it is
 * beyond all of them, and 0 for NaN. (WebAssembly's `i32.trunc_sat_f64_s`, Core Specification 2.0,
 * §4.3.3.)
 */
export function saturate(value: number): number {
  return Math.min(Math.max(value, -(2 ** 31)), 2 ** 31 - 1) | 0;
}
