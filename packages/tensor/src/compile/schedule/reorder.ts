import { bytesOf, type DType } from '../../dtype.ts';
import { rowMajorStrides, type Shape, sizeOf } from '../../shape.ts';
import type { Access, MapKernel } from '../kernel/kernel.ts';

/** Matrices in memory of their own, and the maps that have to copy them there before. */
export interface Reordered {
  readonly access: Access;
  readonly copies: readonly MapKernel[];
}

/** A matrix, or an operand, of more bytes than this does not stay in the nearest cache by itself. */
export const NEAREST_CACHE = 16_384;

/** So many rows of a large transposed matrix are copied together. */
const STRIPE = 8;

/**
 * Matrices in row-major order; what is repeated, once. Large transposed ones are copied by stripes
 * of rows: what is read together lies together, and the rows that are written are few enough to stay
 * in the nearest cache meanwhile.
 */
export function inOrder(given: Access, dtype: DType): Reordered {
  const from = withoutRepetition(given);
  const { shape, strides } = from.layout;
  const to = room(shape, rowMajorStrides(shape), sizeOf(shape), dtype);
  const [n, k] = shape.slice(-2);
  const isSmall = n * k * bytesOf(from.buffer) <= NEAREST_CACHE;
  const isCopiedAsItIs = isSmall || strides.at(-1) === 1;
  const copies = isCopiedAsItIs
    ? [copy(from, to)]
    : stripesOf(n, STRIPE).map((stripe) => copy(striped(from, stripe), striped(to, stripe)));
  return { access: repeatedAs(given, to), copies };
}

/**
 * Matrices in bands of so many rows, [bands, k, rows]: for each k, the numbers of a band are
 * neighbours. Their layout is that of the bands' first rows. What is repeated stands there once.
 */
export function inBands(given: Access, rows: number, dtype: DType): Reordered {
  const from = withoutRepetition(given);
  const { shape } = from.layout;
  const [n, k] = shape.slice(-2);
  const whole = [...shape.slice(0, -2), Math.ceil(n / rows) * rows, k];
  const strides = [...rowMajorStrides(whole).slice(0, -1), rows];
  const to = room(shape, strides, sizeOf(whole), dtype);
  const copies = stripesOf(n, rows).map((stripe) =>
    copy(striped(from, stripe), striped(to, stripe, 1)),
  );
  return { access: repeatedAs(given, to), copies };
}

function room(shape: Shape, strides: readonly number[], size: number, dtype: DType): Access {
  return { buffer: { dtype, size }, layout: { shape, strides, offset: 0 } };
}

/** Each matrix once. */
function withoutRepetition(access: Access): Access {
  const { layout } = access;
  const shape = layout.shape.map((length, axis) => (isRepeatedAlong(access, axis) ? 1 : length));
  return { ...access, layout: { ...layout, shape } };
}

/** Copied matrices, repeated where the given ones are. */
function repeatedAs(given: Access, { buffer, layout }: Access): Access {
  const strides = layout.strides.map((stride, axis) => (isRepeatedAlong(given, axis) ? 0 : stride));
  return { buffer, layout: { ...layout, shape: given.layout.shape, strides } };
}

/** Whether the axis is one of a batch that has the same matrix everywhere. */
function isRepeatedAlong({ layout: { strides } }: Access, axis: number): boolean {
  return axis < strides.length - 2 && strides[axis] === 0;
}

function copy(access: Access, target: Access): MapKernel {
  return { kind: 'map', shape: target.layout.shape, body: { kind: 'load', access }, target };
}

/** Rows from one on, so many together. */
interface Stripes {
  readonly first: number;
  readonly rows: number;
  readonly size: number;
}

/** All rows by stripes of one size, but for a smaller one at the end. */
function stripesOf(n: number, size: number): Stripes[] {
  const rest = n % size;
  return [
    { first: 0, rows: n - rest, size },
    { first: n - rest, rows: rest, size: rest },
  ].filter(({ rows }) => rows > 0);
}

/**
 * Some rows of matrices [n, k] as stripes: [rows / size, k, size].
 *
 * @param beside - From a row to the next within a stripe.
 */
function striped(
  { buffer, layout: { shape, strides, offset } }: Access,
  { first, rows, size }: Stripes,
  beside: number = strides.at(-2) ?? 0,
): Access {
  const [k] = shape.slice(-1);
  const [down, along] = strides.slice(-2);
  return {
    buffer,
    layout: {
      shape: [...shape.slice(0, -2), rows / size, k, size],
      strides: [...strides.slice(0, -2), size * down, along, beside],
      offset: offset + first * down,
    },
  };
}
