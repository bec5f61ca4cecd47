import type { DType } from '../../dtype.ts';
import { precisionOf } from '../../scalar/run.ts';
import { lanesOf } from './place.ts';

/** How many rows, and vectors of columns, of a product are computed together. */
export interface TileSize {
  readonly rows: number;
  readonly vectors: number;
}

/**
 * What engines have for the numbers of a tile: the sixteen registers of x86 but for one that they
 * keep to themselves, and one for the product under way. While k runs, r rows by v vectors need
 * r·v sums, r factors and v vectors, which is (r + 1)(v + 1) − 1.
 */
const REGISTERS = 14;

/**
 * The tiles of a product of `n` rows by `vectors`. Four by two read least for what they multiply.
 * Where there are fewer rows, more vectors keep as many sums under way, so that none waits for the
 * one before. Of three and five vectors none is left alone: a single one is the slowest.
 */
export function tileSize(n: number, vectors: number): TileSize {
  const most = atMost(Math.min(n, 4));
  const across = n > 2 && (vectors === 3 || vectors === 5) ? 3 : evenly(vectors, most);
  return { rows: evenly(n, atMost(across)), vectors: across };
}

/** How many numbers a vector holds. */
export function widthFor(dtype: DType): number {
  return 16 / lanesOf(precisionOf(dtype)).bytes;
}

/** How many vectors fit beside so many rows, or rows beside so many vectors. */
function atMost(others: number): number {
  return Math.floor((REGISTERS + 1) / (others + 1)) - 1;
}

/** The size of parts, none larger than `most`, that differ as little as can be. */
function evenly(length: number, most: number): number {
  return Math.ceil(length / Math.ceil(length / most));
}
