import { allocate, represent, type TypedArray } from '../dtype.ts';
import type { Reducer } from '../lowering.ts';
import type { Instruction } from '../scalar/expression.ts';
import { loopOn, precisionOf } from '../scalar/run.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { rowMajor, type Strided } from '../strided.ts';
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
  const order = [...keptAxes(x, axes), ...axes];
  const strides = lengths(x.strides, order);
  const elements = rowMajorElements({ ...x, shape: lengths(x.shape, order), strides }, 0);
  const length = sizeOf(lengths(x.shape, axes));
  const steps = allocate(x.dtype, Math.min(length, BLOCK) + 1);
  const run = loopOn(precisionOf(x.dtype), combine);
  const output = allocate(x.dtype, sizeOf(shape));
  const first = represent(initial, x.dtype);
  for (let i = 0; i < output.length; i++) {
    steps[0] = first;
    output[i] = combineRow(run, elements, i * length, length, steps);
  }
  return rowMajor(x.dtype, output, shape);
}

/** So many accumulators at a time stay in the processor's nearest cache. */
const BLOCK = 512;

/**
 * Combines some neighbours with the first of the steps. The instruction's own loop does it: each accumulator is written where
 * the loop finds it as the first operand of the next step, rounded to the array's kind of number.
 */
function combineRow(
  run: Instruction['run'],
  x: TypedArray,
  from: number,
  length: number,
  steps: TypedArray,
): number {
  for (let done = 0; done < length; done += BLOCK) {
    const n = Math.min(BLOCK, length - done);
    run(n, steps, 1, steps, 0, x, from + done, x, 0);
    steps[0] = steps[n];
  }
  return steps[0];
}

function keptAxes({ shape }: { readonly shape: Shape }, axes: readonly number[]): number[] {
  return shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
}

function lengths(all: readonly number[], axes: readonly number[]): number[] {
  return axes.map((axis) => all[axis]);
}
