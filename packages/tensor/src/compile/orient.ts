import { exchanged, type Shape, sizeOf } from '../shape.ts';
import type { Layout } from '../strided.ts';
import { rowMajorLayout } from './bodies.ts';
import { mapLoads } from './collapse.ts';
import { bytesOf } from './emit/memory.ts';
import { tileSize, widthFor } from './emit/tile-size.ts';
import type { Access, Kernel, MapKernel, ProductKernel } from './kernel.ts';

/**
 * Makes a product's operands readable in vectors. The columns of the right one must be neighbours in
 * memory: where they are not, the product is turned over, (A·B)ᵀ = Bᵀ·Aᵀ, or, if that does not help
 * either, the right operand is copied into order. Where both ways can be read, the one with fewer
 * vectors is taken, if that matters.
 *
 * A large right operand is read through a panel, a few columns at a time: its rows lie so far apart
 * that they would push one another out of the processor's nearest cache.
 */
export function orient(kernel: Kernel): Kernel[] {
  if (kernel.kind !== 'product') return [kernel];
  if (isLarge(kernel)) return throughPanels(kernel);
  const turned = turnOver(kernel);
  const readable = [kernel, turned].filter(({ b }) => areNeighbours(b));
  if (readable.length === 2) return [isWorthTurning(kernel) ? turned : kernel];
  if (readable.length === 1) return readable;
  return kernel.m === 1 ? [kernel] : inOrder(kernel, 'b');
}

/**
 * Whether the product needs so many fewer vectors when it is turned over, because narrow rows leave
 * less of a vector empty as columns, that it does not matter how its result is then written: number
 * by number.
 */
function isWorthTurning({ n, k, m, dtype }: ProductKernel): boolean {
  const vectors = (rows: number, columns: number): number =>
    rows * Math.ceil(columns / widthFor(dtype));
  return (vectors(n, m) - vectors(m, n)) * k > 2 * n * m;
}

/** A right operand of more bytes than this does not stay in the nearest cache by itself. */
const NEAREST_CACHE = 16_384;
/** With fewer rows than this, filling a panel is not repaid. */
const ROWS_PER_PANEL = 24;

function isLarge({ n, k, m, b }: ProductKernel): boolean {
  return k * m * bytesOf(b.buffer) > NEAREST_CACHE && n >= ROWS_PER_PANEL && m > 1;
}

function throughPanels(kernel: ProductKernel): Kernel[] {
  const { batch, n, k, m, dtype, a } = kernel;
  const width = widthFor(dtype);
  const columns = tileSize(n, Math.ceil(m / width)).vectors * width;
  const buffer = { dtype, size: k * columns };
  const layout = repeated(rowMajorLayout([k, columns]), batch);
  const panelled = { ...kernel, panel: { buffer, layout } };
  return areNeighbours(a) ? [panelled] : inOrder(panelled, 'a');
}

function areNeighbours({ layout }: Access): boolean {
  return layout.strides.at(-1) === 1;
}

function turnOver(kernel: ProductKernel): ProductKernel {
  const { n, m, a, b, body, target } = kernel;
  return {
    ...kernel,
    n: m,
    m: n,
    a: transposed(b),
    b: transposed(a),
    body: mapLoads(body, transposed),
    target: transposed(target),
  };
}

function transposed({ buffer, layout }: Access): Access {
  const { shape, strides, offset } = layout;
  return { buffer, layout: { shape: exchanged(shape), strides: exchanged(strides), offset } };
}

/** The same matrix at every place of a batch. */
function repeated({ shape, strides, offset }: Layout, batch: Shape): Layout {
  return { shape: [...batch, ...shape], strides: [...batch.map(() => 0), ...strides], offset };
}

/** The product with one operand copied into row-major order before; what is repeated, once. */
function inOrder(kernel: ProductKernel, operand: 'a' | 'b'): Kernel[] {
  const { buffer: from, layout } = kernel[operand];
  const matrices = layout.strides.slice(0, -2);
  const shape = layout.shape.map((length, axis) => (matrices[axis] === 0 ? 1 : length));
  const buffer = { dtype: kernel.dtype, size: sizeOf(shape) };
  const target = { buffer, layout: rowMajorLayout(shape) };
  const strides = target.layout.strides.map((stride, axis) => (matrices[axis] === 0 ? 0 : stride));
  return [
    ...copies({ buffer: from, layout: { ...layout, shape } }, target),
    { ...kernel, [operand]: { buffer, layout: { ...layout, strides, offset: 0 } } },
  ];
}

/** So many rows of a large transposed matrix are copied together. */
const STRIPE = 8;

/**
 * Copies matrices. Large transposed ones are copied by stripes of rows: what is read together lies
 * together, and the rows that are written are few enough to stay in the nearest cache meanwhile.
 */
function copies(from: Access, to: Access): MapKernel[] {
  const [n, k] = from.layout.shape.slice(-2);
  const isSmall = n * k * bytesOf(from.buffer) <= NEAREST_CACHE;
  if (isSmall || areNeighbours(from)) return [copy(from, to)];
  const rest = n % STRIPE;
  const stripes = [
    { first: 0, rows: n - rest, size: STRIPE },
    { first: n - rest, rows: rest, size: rest },
  ].filter(({ rows }) => rows > 0);
  return stripes.map((stripe) => copy(striped(from, stripe), striped(to, stripe)));
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

/** Some rows of matrices [n, k] as stripes: [rows / size, k, size]. */
function striped({ buffer, layout }: Access, { first, rows, size }: Stripes): Access {
  const { shape, strides, offset } = layout;
  const [k] = shape.slice(-1);
  const [down, along] = strides.slice(-2);
  return {
    buffer,
    layout: {
      shape: [...shape.slice(0, -2), rows / size, k, size],
      strides: [...strides.slice(0, -2), size * down, along, down],
      offset: offset + first * down,
    },
  };
}
