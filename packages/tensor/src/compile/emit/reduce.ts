import { represent } from '../../dtype.ts';
import { precisionOf } from '../../scalar/run.ts';
import type { Shape } from '../../shape.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import type { Local } from '../../wasm/locals.ts';
import type { ReduceKernel } from '../kernel/kernel.ts';
import { type Context, evaluateAt, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import { at, type Position } from './memory.ts';
import { lanesOf } from './place.ts';
import { scalarsOf } from './scalars.ts';
import { countSteps, type Value } from './value.ts';
import { targetValue } from './values.ts';

/** Combines terms with accumulators, the terms of each in ascending order. */
export function emitReduce(kernel: ReduceKernel, context: Context): readonly Statement[] {
  if (kernel.along.length > 0) {
    const parts = [kernel, ...kernel.along].map(wholeRow);
    return context.locals.scope(() => combineColumns(kernel, parts, context));
  }
  const values = valuesOf(kernel);
  const isOverLast = kernel.axes.includes(kernel.shape.length - 1);
  return isOverLast ? reduceRows(kernel, values, context) : reduceColumns(kernel, values, context);
}

/** What is computed for each term and for each result. */
interface Values {
  readonly term: Value;
  readonly body: Value;
}

function valuesOf({ dtype, term, body, target }: ReduceKernel): Values {
  return { term: targetValue(term, dtype), body: targetValue(body, target.buffer.dtype) };
}

/** Up to this many accumulators are under way side by side, so that none waits for its last step. */
const ACCUMULATORS_AT_ONCE = 8;
/** Terms of more steps than this, together, would only make the code longer. */
const STEPS_AT_ONCE = 32;

function accumulatorsAtOnce(term: Value): number {
  const fitting = Math.floor(STEPS_AT_ONCE / countSteps(term));
  return Math.max(1, Math.min(ACCUMULATORS_AT_ONCE, fitting));
}

/** The results of a stretch of the last axis at once: for each, the terms come in ascending order. */
function reduceColumns(kernel: ReduceKernel, { term, body }: Values, context: Context) {
  const { shape } = kernel;
  const columns = widthOf(term, body) * accumulatorsAtOnce(term);
  return overAxes(lengths(shape, keptAxes(kernel).slice(0, -1)), context, (outer) =>
    overVectors(shape.at(-1) ?? 1, columns, context, (first, count) =>
      context.locals.scope(() =>
        combineColumns(kernel, [{ kernel, values: { term, body }, outer, first, count }], context),
      ),
    ),
  );
}

/** Some neighbouring results of a kernel. */
interface Columns {
  readonly kernel: ReduceKernel;
  readonly values: Values;
  readonly outer: readonly Position[];
  readonly first: Position;
  readonly count: number;
}

/** The results of a kernel that has only one row of them. */
function wholeRow(kernel: ReduceKernel): Columns {
  const count = kernel.shape.at(-1) ?? 1;
  return { kernel, values: valuesOf(kernel), outer: [], first: at(0), count };
}

/** Results that grow side by side, in a loop over axes that are as long for all parts. */
function combineColumns(
  { shape, axes }: ReduceKernel,
  parts: readonly Columns[],
  context: Context,
): Statement[] {
  const vectors = parts.flatMap(({ kernel, values, outer, first, count }) =>
    vectorsOf(first, count, widthOf(values.term, values.body)).map(({ position, lanes }) => ({
      kernel,
      values,
      lanes,
      place: [...outer, position],
      accumulator: context.locals.fresh('v128'),
    })),
  );
  const loops = overAxes(lengths(shape, axes), context, (reduced) =>
    vectors.flatMap(({ kernel, values, place, lanes, accumulator }) => {
      const positions = arranged(kernel, place, reduced);
      return combineTerms(accumulator, values.term, positions, lanes, kernel, context);
    }),
  );
  return [
    ...vectors.map(({ accumulator, kernel }) => begin(accumulator, kernel)),
    ...loops,
    ...vectors.flatMap(({ kernel, values, place, lanes, accumulator }) =>
      writeAt(values.body, kernel.target, place, lanes, context, accumulator),
    ),
  ];
}

/**
 * How many accumulators a reduction needs at once, if it has a single row of results and is over the
 * axes before; null otherwise.
 */
export function columnVectors(kernel: ReduceKernel): number | null {
  const last = kernel.shape.length - 1;
  if (kernel.axes.length !== last || kernel.axes.includes(last)) return null;
  const { term, body } = valuesOf(kernel);
  const vectors = Math.ceil(kernel.shape[last] / widthOf(term, body));
  return vectors <= accumulatorsAtOnce(term) ? vectors : null;
}

/** One result after the other; if their order is free, the terms of many lanes at once. */
function reduceRows(kernel: ReduceKernel, { term, body }: Values, context: Context) {
  const { shape, axes, isOrderFree, target } = kernel;
  const { locals } = context;
  const length = shape.at(-1) ?? 1;
  const width = isOrderFree ? widthOf(term) : 1;
  const most = isOrderFree ? accumulatorsAtOnce(term) : 1;
  const count = Math.max(1, Math.min(most, Math.floor(length / width)));
  const restWidth = length % width;
  return overAxes(lengths(shape, keptAxes(kernel)), context, (kept) =>
    locals.scope(() => {
      const whole = Array.from({ length: count }, () => locals.fresh('v128'));
      const rest = locals.fresh('v128');
      const loops = overAxes(lengths(shape, axes.slice(0, -1)), context, (outer) =>
        overVectors(length, width * count, context, (first, stretch) =>
          vectorsOf(first, stretch, width).flatMap(({ position, lanes }, i) => {
            const positions = arranged(kernel, kept, [...outer, position]);
            const accumulator = lanes === width ? whole[i] : rest;
            return combineTerms(accumulator, term, positions, lanes, kernel, context);
          }),
        ),
      );
      const [result, ...others] = whole;
      return [
        ...whole.map((accumulator) => begin(accumulator, kernel)),
        ...(restWidth === 0 ? [] : [begin(rest, kernel)]),
        ...loops,
        ...others.map((other) => combine(result, other, kernel)),
        ...combineLanes(result, result, 1, width, kernel),
        ...combineLanes(result, rest, 0, restWidth, kernel),
        ...writeAt(body, target, kept, 1, context, result),
      ];
    }),
  );
}

/** A stretch by vectors: where each begins, and how many of its lanes are used. */
function vectorsOf({ counter, ahead }: Position, stretch: number, width: number) {
  return Array.from({ length: Math.ceil(stretch / width) }, (_, i) => ({
    position: at(ahead + i * width, counter),
    lanes: Math.min(width, stretch - i * width),
  }));
}

function keptAxes({ shape, axes }: ReduceKernel): number[] {
  return shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
}

function lengths(shape: Shape, axes: readonly number[]): number[] {
  return axes.map((axis) => shape[axis]);
}

/** The positions along the kept and along the reduced axes, in the order of all axes. */
function arranged(
  { shape, axes }: ReduceKernel,
  kept: readonly Position[],
  reduced: readonly Position[],
): Position[] {
  const [nextKept, nextReduced] = [kept.values(), reduced.values()];
  return shape.flatMap((_, axis) => {
    const { value } = (axes.includes(axis) ? nextReduced : nextKept).next();
    return value ?? [];
  });
}

function begin(accumulator: Local<'v128'>, { dtype, initial }: ReduceKernel): Statement {
  return accumulator.set(lanesOf(precisionOf(dtype)).splat(represent(initial, dtype)));
}

function combineTerms(
  accumulator: Local<'v128'>,
  term: Value,
  positions: readonly Position[],
  lanes: number,
  kernel: ReduceKernel,
  context: Context,
): Statement[] {
  return evaluateAt(term, positions, lanes, context, null, (number) => [
    combine(accumulator, number, kernel),
  ]);
}

function combine(
  accumulator: Local<'v128'>,
  number: Expression<'v128'>,
  kernel: ReduceKernel,
): Statement {
  const lanes = lanesOf(precisionOf(kernel.dtype));
  const combined = kernel.combine.carryOut(lanes, [numbers(accumulator), numbers(number)]);
  return accumulator.set(lanes.number(combined));
}

/** Combines the accumulator's lowest lane with a vector's lanes from the first up to the end. */
function combineLanes(
  accumulator: Local<'v128'>,
  vector: Local<'v128'>,
  first: number,
  end: number,
  kernel: ReduceKernel,
): Statement[] {
  const { lane, splat } = scalarsOf(precisionOf(kernel.dtype));
  const lanes = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  return lanes.map((i) => combine(accumulator, splat(lane(vector, i)), kernel));
}
