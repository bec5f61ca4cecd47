import { allocate, type DType, represent, type TypedArray } from '../dtype.ts';
import type { Reducer } from '../lowering.ts';
import { rowMajor, type Strided } from '../memory/strided.ts';
import type { Instruction } from '../scalar/expression.ts';
import { loopOn, precisionOf } from '../scalar/run.ts';
import { type Shape, sizeOf } from '../shape.ts';
import type { Operation, VectorJacobianProduct } from '../tensor.ts';
import { rowMajorElements } from './scratch.ts';

/** A reduction over some axes, given by how an accumulator takes in the next element. */
export interface ReductionDefinition extends Reducer {
  readonly name: string;
  readonly vjp: readonly VectorJacobianProduct<readonly number[]>[];
}

/** The operation on one input, told the axes in ascending order; the output has the others. */
export function reduction(definition: ReductionDefinition): Operation<readonly number[]> {
  const { name, combine, initial, isOrderFree, vjp } = definition;
  return {
    name,
    vjp,
    lowering: { kind: 'reduce', axes: (axes) => axes, combine, initial, isOrderFree },
    type: ([x], axes) => ({ shape: lengths(x.shape, keptAxes(x, axes)), dtype: x.dtype }),
    evaluate: ([x], { shape }, axes) => combineOver(x, shape, axes, definition),
  };
}

/** For each place of the other axes, the elements over the given ones in row-major order. */
function combineOver(
  x: Strided,
  shape: Shape,
  axes: readonly number[],
  { combine, initial }: Reducer,
): Strided {
  const kept = keptAxes(x, axes);
  const isOverLast = axes.includes(x.shape.length - 1);
  // What is left of the last axis stays at the end, so that its neighbours stay neighbours.
  const columns = isOverLast ? [] : kept.splice(-1);
  const order = [...kept, ...axes, ...columns];
  const strides = lengths(x.strides, order);
  const elements = rowMajorElements({ ...x, shape: lengths(x.shape, order), strides }, 0);
  const length = sizeOf(lengths(x.shape, axes));
  const output = allocate(x.dtype, sizeOf(shape)).fill(represent(initial, x.dtype));
  const run = loopOn(precisionOf(x.dtype), combine);
  if (isOverLast) combineRows(run, elements, x.dtype, length, output);
  else combineColumns(run, elements, length, sizeOf(lengths(x.shape, columns)), output);
  return rowMajor(x.dtype, output, shape);
}

/** Combines each column of some rows with what the output holds, for one such block after another. */
function combineColumns(
  run: Instruction['run'],
  x: TypedArray,
  rows: number,
  columns: number,
  output: TypedArray,
): void {
  for (let to = 0; to < output.length; to += columns) {
    for (let row = 0; row < rows; row++) {
      run(columns, output, to, output, to, x, to * rows + row * columns, x, 0);
    }
  }
}

/** So many accumulators at a time stay in the processor's nearest cache. */
const BLOCK = 512;

/**
 * Combines each row with what the output holds. The instruction's own loop does it: each accumulator
 * is written where the loop finds it as the first operand of the next step, rounded to the array's
 * kind of number.
 */
function combineRows(
  run: Instruction['run'],
  x: TypedArray,
  dtype: DType,
  length: number,
  output: TypedArray,
): void {
  const steps = allocate(dtype, Math.min(length, BLOCK) + 1);
  for (let row = 0; row < output.length; row++) {
    steps[0] = output[row];
    for (let done = 0; done < length; done += BLOCK) {
      const n = Math.min(BLOCK, length - done);
      run(n, steps, 1, steps, 0, x, row * length + done, x, 0);
      steps[0] = steps[n];
    }
    output[row] = steps[0];
  }
}

function keptAxes({ shape }: { readonly shape: Shape }, axes: readonly number[]): number[] {
  return shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
}

function lengths(all: readonly number[], axes: readonly number[]): number[] {
  return axes.map((axis) => all[axis]);
}
