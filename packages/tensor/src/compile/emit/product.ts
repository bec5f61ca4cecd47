import type { Statement } from '../../wasm/code.ts';
import { forLoop } from '../../wasm/control.ts';
import type { Access, ProductKernel } from '../kernel/kernel.ts';
import { apart } from './apart.ts';
import { type Context, overAxes, overVectors, writeAt } from './element.ts';
import { ahead, at, type Position } from './memory.ts';
import { emitTile } from './product-tile.ts';
import { type Strip, strips, tileSize, widthFor } from './tile-size.ts';
import type { Value } from './value.ts';
import { targetValue } from './values.ts';

/**
 * A matrix product by tiles: some rows by some vectors of columns, whose sums stay in registers
 * while k runs. A row's factor is spread over a vector and multiplied with vectors of the right
 * operand, so that all sums grow by one product at a time, in ascending order of k.
 */
export function emitProduct(kernel: ProductKernel, context: Context): readonly Statement[] {
  return overAxes(kernel.batch, context, (outer) => emitMatrices(kernel, { ...context, outer }));
}

function emitMatrices(kernel: ProductKernel, context: Context): readonly Statement[] {
  const { n, k, m, dtype, body, target, panel } = kernel;
  const value = targetValue(body, target.buffer.dtype);
  const vectors = Math.ceil(m / widthFor(dtype));
  return panel === null
    ? strips(n, vectors, k).flatMap((strip) => emitStrip(kernel, value, strip, context))
    : emitPanels(kernel, panel, value, context);
}

/** All columns of some rows. */
function emitStrip(
  kernel: ProductKernel,
  value: Value,
  { first, count, rows, vectors }: Strip,
  context: Context,
): readonly Statement[] {
  const { m, dtype } = kernel;
  return overTiles(m, vectors * widthFor(dtype), context, (column, columns) =>
    overTiles(count, rows, context, (row, height) => {
      const tile = { row: ahead(row, first), rows: height, column, columns, right: column };
      return emitTile(kernel, value, tile, context);
    }),
  );
}

/** Some columns after the other: they are copied side by side, and all rows use them. */
function emitPanels(
  kernel: ProductKernel,
  panel: Access,
  value: Value,
  context: Context,
): readonly Statement[] {
  const { n, k, m, dtype, band } = kernel;
  const width = widthFor(dtype);
  const [, room] = panel.layout.shape.slice(-2);
  return overTiles(m, room, context, (column, columns) => {
    const rows = band ?? tileSize(n, Math.ceil(columns / width), k).rows;
    const block = ([inside]: readonly Position[], given: Context) => [
      ...fill(panel, kernel, inside, columns, given),
      ...overTiles(n, rows, given, (row, count) => {
        const tile = { row, rows: count, column: inside, columns, right: at(0) };
        return emitTile({ ...kernel, b: panel }, value, tile, given);
      }),
    ];
    return [apart('columns', [column], context, block)];
  });
}

/** Copies some columns of the right operand side by side. */
function fill(
  panel: Access,
  { k, b, dtype }: ProductKernel,
  column: Position,
  columns: number,
  context: Context,
): readonly Statement[] {
  const body = { kind: 'load', access: b } as const;
  const value = targetValue(body, dtype);
  return overAxes([k], context, ([row]) =>
    overVectors(columns, widthFor(dtype), context, (place, count) => {
      const from = [row, ahead(column, place.ahead)];
      return writeAt(value, panel, from, count, context, null, [row, place]);
    }),
  );
}

/** Covers an axis by tiles: whole ones, in a loop if there are several, and one for what is left. */
function overTiles(
  length: number,
  size: number,
  { locals }: Context,
  body: (position: Position, count: number) => readonly Statement[],
): readonly Statement[] {
  const whole = length - (length % size);
  const rest = whole === length ? [] : body(at(whole), length - whole);
  if (whole === 0) return rest;
  if (whole === size) return [...body(at(0), size), ...rest];
  return locals.scope(() => {
    const counter = locals.fresh('i32');
    const loop = forLoop(counter, 0, whole, size, body(at(0, counter), size));
    return [loop, ...rest];
  });
}
