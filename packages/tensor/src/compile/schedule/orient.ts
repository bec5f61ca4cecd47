import { bytesOf } from '../../dtype.ts';
import type { Layout } from '../../memory/layout.ts';
import { exchanged, type Shape } from '../../shape.ts';
import { tileSize, widthFor } from '../emit/tile-size.ts';
import { mapLoads } from '../kernel/body.ts';
import type { Access, Kernel, ProductKernel } from '../kernel/kernel.ts';
import { rowMajorLayout } from './bodies.ts';
import { inBands, inOrder, NEAREST_CACHE } from './reorder.ts';

/**
 * Makes a product's operands readable in vectors. The columns of the right one must be neighbours in
 * memory: where they are not, the product is turned over, (A·B)ᵀ = Bᵀ·Aᵀ, or, if that does not help
 * either, the right operand is copied into order. Where both ways can be read, the one with fewer
 * vectors is taken, if that matters.
 *
 * Large operands are packed as tiles read them, since rows that lie far apart push one another out of
 * the processor's nearest cache: the right one is read through a panel, a few columns at a time, and
 * the left one copied into bands of a tile's rows before. In float32, bands make products of 512 × 512
 * a tenth faster, and those of 1024 × 1024 one and a half times as fast.
 */
export function orient(kernel: Kernel): Kernel[] {
  if (kernel.kind !== 'product') return [kernel];
  if (isLarge(kernel)) return packed(kernel);
  const turned = turnOver(kernel);
  const readable = [kernel, turned].filter(({ b }) => areNeighbours(b));
  if (readable.length === 2) return [isWorthTurning(kernel) ? turned : kernel];
  if (readable.length === 1) return readable;
  if (kernel.m === 1) return [kernel];
  const { access, copies } = inOrder(kernel.b, kernel.dtype);
  return [...copies, { ...kernel, b: access }];
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

/** With fewer rows than this, filling a panel is not repaid. */
const ROWS_PER_PANEL = 24;
/** With fewer columns than this, copying the rows is not repaid. */
const COLUMNS_PER_BAND = 24;

function isLarge({ n, k, m, b }: ProductKernel): boolean {
  return k * m * bytesOf(b.buffer) > NEAREST_CACHE && n >= ROWS_PER_PANEL && m > 1;
}

function packed(kernel: ProductKernel): Kernel[] {
  const { batch, n, k, m, dtype, a } = kernel;
  const width = widthFor(dtype);
  const { rows, vectors } = tileSize(n, Math.ceil(m / width), k);
  const columns = vectors * width;
  const buffer = { dtype, size: k * columns };
  const layout = repeated(rowMajorLayout([k, columns]), batch);
  const panelled = { ...kernel, panel: { buffer, layout } };
  if (m < COLUMNS_PER_BAND && areNeighbours(a)) return [panelled];
  const { access, copies } = inBands(a, rows, dtype);
  return [...copies, { ...panelled, a: access, band: rows }];
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
