import type { TypedArray } from '../dtype.ts';

/** Up to this many numbers are added by the eight accumulators; more are halved first. */
const BLOCK = 128;

/**
 * The sum of `n` numbers in NumPy's order: halves are summed apart, down to blocks of at most 128,
 * and within a block eight accumulators take every eighth number. The rounding error grows with
 * log n instead of n, and the bits are NumPy's (`numpy/_core/src/umath/loops_utils.h.src`).
 *
 * @param partial - Eight places of the dtype in which to add, so that every step is rounded to it.
 */
export function pairwiseSum(x: TypedArray, from: number, n: number, partial: TypedArray): number {
  if (n < 8) return plainSum(x, from, n, partial);
  if (n <= BLOCK) return blockSum(x, from, n, partial);
  const half = (n >> 1) - ((n >> 1) % 8);
  const left = pairwiseSum(x, from, half, partial);
  const right = pairwiseSum(x, from + half, n - half, partial);
  partial[0] = left + right;
  return partial[0];
}

function plainSum(x: TypedArray, from: number, n: number, partial: TypedArray): number {
  partial[0] = n === 0 ? 0 : x[from];
  for (let i = 1; i < n; i++) partial[0] += x[from + i];
  return partial[0];
}

function blockSum(x: TypedArray, from: number, n: number, partial: TypedArray): number {
  for (let lane = 0; lane < 8; lane++) partial[lane] = x[from + lane];
  const whole = n - (n % 8);
  for (let i = 8; i < whole; i += 8) {
    for (let lane = 0; lane < 8; lane++) partial[lane] += x[from + i + lane];
  }
  for (let width = 1; width < 8; width *= 2) {
    for (let lane = 0; lane < 8; lane += 2 * width) partial[lane] += partial[lane + width];
  }
  for (let i = whole; i < n; i++) partial[0] += x[from + i];
  return partial[0];
}
