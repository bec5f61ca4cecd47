import type { DType } from '../../dtype.ts';
import { precisionOf } from '../../scalar/run.ts';
import type { Statement } from '../../wasm/code.ts';
import { forLoop } from '../../wasm/control.ts';
import { i8x16 } from '../../wasm/instructions.ts';
import type { Local } from '../../wasm/locals.ts';
import type { Access, ProductKernel } from '../kernel.ts';
import { type Context, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import { at, loadLanes, Pointers, type Position } from './memory.ts';
import { lanesOf } from './place.ts';
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
  const { n, m, dtype, body, target, panel } = kernel;
  const width = widthFor(dtype);
  const value = targetValue(body, target.buffer.dtype);
  const { rows } = tileSize(Math.ceil(m / width));
  return overTiles(m, columnsOfTile(m, dtype), context, (column, columns) => {
    const source = panel === null ? { b: kernel.b, at: column } : { b: panel, at: at(0) };
    const filling = panel === null ? [] : fill(panel, kernel, column, columns, context);
    const tiles = overTiles(n, rows, context, (row, count) => {
      const tile = { row, rows: count, column, columns, width, right: source.at };
      return emitTile({ ...kernel, b: source.b }, value, tile, context);
    });
    return [...filling, ...tiles];
  });
}

/** How many columns of the product a tile covers. */
export function columnsOfTile(m: number, dtype: DType): number {
  const width = widthFor(dtype);
  return tileSize(Math.ceil(m / width)).vectors * width;
}

/** How many numbers a vector holds. */
function widthFor(dtype: DType): number {
  return 16 / lanesOf(precisionOf(dtype)).bytes;
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

/** So many sums fit into the sixteen registers of every machine beside the operands. */
function tileSize(vectors: number): { readonly rows: number; readonly vectors: number } {
  if (vectors === 1) return { rows: 8, vectors };
  if (vectors === 3) return { rows: 4, vectors };
  if (vectors === 5) return { rows: 2, vectors };
  return { rows: 4, vectors: 2 };
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

interface Tile {
  readonly row: Position;
  readonly rows: number;
  readonly column: Position;
  readonly columns: number;
  readonly width: number;
  /** Where the tile's columns begin in the right operand. */
  readonly right: Position;
}

/** Up to this many steps of k are written out one after another instead of in a loop. */
const UNROLLED_STEPS = 16;

function emitTile(
  kernel: ProductKernel,
  value: Value,
  tile: Tile,
  context: Context,
): readonly Statement[] {
  const { k, target } = kernel;
  const { locals } = context;
  const lanes = lanesOf(precisionOf(kernel.dtype));
  return locals.scope(() => {
    const rows = range(tile.rows);
    const vectors = range(Math.ceil(tile.columns / tile.width));
    const sums = rows.map(() => vectors.map(() => locals.fresh('v128')));
    const clear = sums.flat().map((sum) => sum.set(lanes.splat(0)));
    const pointers = new Pointers(context.addresses, locals, context.outer ?? []);
    const step = (position: Position) =>
      multiplyAdd(kernel, tile, sums, position, pointers, context);
    const steps =
      k <= UNROLLED_STEPS
        ? [
            ...collected(
              range(k).flatMap((q) => step(at(q))),
              pointers,
            ),
          ]
        : locals.scope(() => {
            const counter = locals.fresh('i32');
            return [forLoop(counter, 0, k, 1, collected(step(at(0, counter)), pointers))];
          });
    const write = rows.flatMap((r) =>
      vectors.flatMap((v) => {
        const positions = [ahead(tile.row, r), ahead(tile.column, v * tile.width)];
        return writeSums(value, target, positions, laneCount(tile, v), context, sums[r][v]);
      }),
    );
    return [...clear, ...steps, ...write];
  });
}

/** Writes what a vector of sums becomes: its halves apart, if a step of that is float64. */
function writeSums(
  value: Value,
  target: ProductKernel['target'],
  [row, column]: readonly Position[],
  count: number,
  context: Context,
  sums: Local<'v128'>,
): Statement[] {
  const width = widthOf(value);
  if (count <= width) return writeAt(value, target, [row, column], count, context, sums);
  const upper = i8x16.shuffle(sums, sums, UPPER_HALF);
  return [
    ...writeAt(value, target, [row, column], width, context, sums),
    ...writeAt(value, target, [row, ahead(column, width)], count - width, context, upper),
  ];
}

const UPPER_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];

/** Statements behind those that compute the pointers they use. */
function collected(statements: readonly Statement[], pointers: Pointers): readonly Statement[] {
  return [...pointers.statements, ...statements];
}

/** Adds the products of one k to all sums of a tile. */
function multiplyAdd(
  { a, b, dtype }: ProductKernel,
  tile: Tile,
  sums: readonly (readonly Local<'v128'>[])[],
  k: Position,
  pointers: Pointers,
  { locals }: Context,
): Statement[] {
  const lanes = lanesOf(precisionOf(dtype));
  // Outside of the scope, since pointers are shared by several steps.
  const columns = sums[0].map((_, v) => pointers.to(b, [k, ahead(tile.right, v * tile.width)]));
  const factors = sums.map((_, r) => pointers.to(a, [ahead(tile.row, r), k]));
  return locals.scope(() => {
    const right = columns.map((address, v) => {
      const vector = locals.fresh('v128');
      const stride = b.layout.strides.at(-1) ?? 0;
      const load = loadLanes(b.buffer, address, stride, laneCount(tile, v), lanes.bytes);
      return { vector, load: vector.set(load) };
    });
    const rows = sums.flatMap((row, r) => {
      const factor = locals.fresh('v128');
      const add = row.map((sum, v) => {
        const product = lanes.multiply(numbers(factor), numbers(right[v].vector));
        return sum.set(lanes.add(numbers(sum), product).code);
      });
      return [factor.set(loadLanes(a.buffer, factors[r], 0, 1, lanes.bytes)), ...add];
    });
    return [...right.map(({ load }) => load), ...rows];
  });
}

function ahead({ counter, ahead: before }: Position, by: number): Position {
  return { counter, ahead: before + by };
}

function laneCount({ columns, width }: Tile, vector: number): number {
  return Math.min(width, columns - vector * width);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
