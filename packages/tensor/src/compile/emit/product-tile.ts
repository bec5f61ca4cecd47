import { bytesOf } from '../../dtype.ts';
import { precisionOf } from '../../scalar/run.ts';
import type { Statement } from '../../wasm/code.ts';
import { doWhile, forLoop } from '../../wasm/control.ts';
import { i8x16, i32 } from '../../wasm/instructions.ts';
import type { Local } from '../../wasm/locals.ts';
import type { Access, ProductKernel } from '../kernel/kernel.ts';
import { type Context, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import { type Address, ahead, at, loadLanes, moved, Pointers, type Position } from './memory.ts';
import { lanesOf } from './place.ts';
import { widthFor } from './tile-size.ts';
import type { Value } from './value.ts';

/** Some rows by some columns of a product. */
export interface Tile {
  readonly row: Position;
  readonly rows: number;
  readonly column: Position;
  readonly columns: number;
  /** Where the tile's columns begin in the right operand. */
  readonly right: Position;
}

type Sums = readonly (readonly Local<'v128'>[])[];

/** Adds a tile up in registers, and writes what its sums become. */
export function emitTile(
  kernel: ProductKernel,
  value: Value,
  tile: Tile,
  context: Context,
): readonly Statement[] {
  const { locals } = context;
  const width = widthFor(kernel.dtype);
  const zero = lanesOf(precisionOf(kernel.dtype)).splat(0);
  return locals.scope(() => {
    const vectors = range(Math.ceil(tile.columns / width));
    const sums = range(tile.rows).map(() => vectors.map(() => locals.fresh('v128')));
    const clear = sums.flat().map((sum) => sum.set(zero));
    const add = addProducts(kernel, tile, sums, context);
    const write = sums.flatMap((row, r) =>
      row.flatMap((sum, v) => {
        const positions = [ahead(tile.row, r), ahead(tile.column, v * width)];
        const count = Math.min(width, tile.columns - v * width);
        return writeSums(value, kernel.target, positions, count, context, sum);
      }),
    );
    return [...clear, ...add, ...write];
  });
}

/** Up to this many steps of k are written out one after another instead of in a loop. */
const UNROLLED_STEPS = 2;

/**
 * Adds the products of all k to the sums. Longer than a few steps, k is a loop: engines read
 * everything that a stretch of code without branches needs at its beginning, and would have to put
 * most of it aside. The loop counts nothing; it runs until a pointer is where it has to stop: the
 * left operand's, since engines make a loop up to a tenth slower of the same with the other one.
 */
function addProducts(
  kernel: ProductKernel,
  tile: Tile,
  sums: Sums,
  context: Context,
): readonly Statement[] {
  const { a, b, k, band } = kernel;
  const { locals } = context;
  return locals.scope(() => {
    const pointers = new Pointers(context);
    const [down, forth] = a.layout.strides.slice(-2);
    const across = band === null ? down : 1;
    const left = operand(a, pointers.to(a, [tile.row, at(0)]), across, forth, context);
    const [deeper, beside] = b.layout.strides.slice(-2);
    const right = operand(b, pointers.to(b, [at(0), tile.right]), beside, deeper, context);
    const step = (q: number) => multiplyAdd(kernel, tile.columns, [left, right], q, sums, context);
    const start = [...pointers.statements, left.start, right.start];
    if (k <= UNROLLED_STEPS) return [...start, ...range(k).flatMap(step)];
    const walking = [left, right].filter(({ along }) => along !== 0);
    const body = [
      ...step(0),
      ...walking.map(({ pointer, along }) => pointer.set(i32.add(pointer, along))),
    ];
    const guide = walking.at(0);
    const end = locals.fresh('i32');
    if (guide === undefined) return [...start, forLoop(end, 0, k, 1, body)];
    const { pointer, along } = guide;
    return [...start, end.set(i32.add(pointer, k * along)), doWhile(body, i32.ne(pointer, end))];
  });
}

/** Where a tile's part of an operand stands: a pointer, and how many bytes apart the numbers are. */
interface Operand {
  readonly pointer: Local<'i32'>;
  readonly start: Statement;
  /** From one row of the left operand to the next, or one column of the right one. */
  readonly across: number;
  /** From one k to the next. */
  readonly along: number;
}

function operand(
  { buffer }: Access,
  { base, offset }: Address,
  across: number,
  along: number,
  { locals }: Context,
): Operand {
  const pointer = locals.fresh('i32');
  const bytes = bytesOf(buffer);
  return {
    pointer,
    start: pointer.set(base === 0 ? offset : i32.add(base, offset)),
    across: across * bytes,
    along: along * bytes,
  };
}

/**
 * Adds the products of the k that is `q` steps ahead to all sums of a tile. All factors are read
 * before the vectors, the last row's first: engines then order the step so that it is up to a tenth
 * faster than with each factor read where it is used.
 */
function multiplyAdd(
  { a, b, dtype }: ProductKernel,
  columns: number,
  [left, right]: readonly Operand[],
  q: number,
  sums: Sums,
  { locals, isFused = false }: Context,
): Statement[] {
  const lanes = lanesOf(precisionOf(dtype));
  const fused = isFused ? lanes.fusedMultiplyAdd : undefined;
  const width = widthFor(dtype);
  const place = ({ pointer, across, along }: Operand, i: number): Address =>
    moved({ base: pointer, offset: 0 }, i * across + q * along);
  return locals.scope(() => {
    const stride = b.layout.strides.at(-1) ?? 0;
    const vectors = sums[0].map(() => locals.fresh('v128'));
    const reads = vectors.map((vector, v) => {
      const count = Math.min(width, columns - v * width);
      return vector.set(loadLanes(b.buffer, place(right, v * width), stride, count, lanes.bytes));
    });
    const factors = sums.map(() => locals.fresh('v128'));
    const factorReads = factors.map((factor, r) =>
      factor.set(loadLanes(a.buffer, place(left, r), 0, 1, lanes.bytes)),
    );
    const additions = sums.flatMap((row, r) =>
      row.map((sum, v) => {
        if (fused !== undefined) return sum.set(fused(factors[r], vectors[v], sum));
        const product = lanes.multiply(numbers(factors[r]), numbers(vectors[v]));
        return sum.set(lanes.add(numbers(sum), product).code);
      }),
    );
    return [...factorReads.reverse(), ...reads, ...additions];
  });
}

/** Writes what a vector of sums becomes: its halves apart, if a step of that is float64. */
function writeSums(
  value: Value,
  target: Access,
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

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
