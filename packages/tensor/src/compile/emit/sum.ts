import { type Shape, sizeOf } from '../../shape.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { call } from '../../wasm/function.ts';
import { i32 } from '../../wasm/instructions.ts';
import type { Local } from '../../wasm/locals.ts';
import type { SumKernel } from '../kernel.ts';
import { type Context, evaluateAt, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import { at, type Position } from './memory.ts';
import { lanesOf } from './place.ts';
import { plain, rowSum } from './row-sum.ts';
import { countSteps } from './value.ts';
import { targetValue } from './values.ts';

/** Adds terms up: rows in pairwise order, other axes plainly. Never both: see `sumKernels`. */
export function emitSum(kernel: SumKernel, context: Context): readonly Statement[] {
  const isOverRows = kernel.axes.includes(kernel.shape.length - 1);
  return isOverRows ? sumRows(kernel, context) : sumColumns(kernel, context);
}

/** One call for each row: what is summed are the last axes, which are one by now. */
function sumRows(kernel: SumKernel, context: Context): readonly Statement[] {
  const { shape, axes, term, body, target } = kernel;
  const outer = shape.slice(0, shape.length - axes.length);
  const length = sizeOf(shape.slice(outer.length));
  const termValue = targetValue(term, kernel.dtype);
  const value = targetValue(body, target.buffer.dtype);
  const { locals, addresses } = context;
  const sum = rowSum(termValue, outer.length, addresses);
  return overAxes(outer, context, (positions) =>
    locals.scope(() => {
      const total = locals.fresh('v128');
      const indices = positions.map(({ counter, ahead }) => counter ?? i32.const(ahead));
      const result = call(sum, ...indices, 0, length) as Expression;
      return [
        total.set(
          length === 0
            ? lanesOf(termValue.precision).splat(0)
            : plain[termValue.precision].splat(result),
        ),
        ...writeAt(value, target, positions, 1, context, total),
      ];
    }),
  );
}

/** Up to this many vectors of sums grow side by side, so that no addition waits for the last one. */
const SUMS_AT_ONCE = 8;
/** Terms of more steps than this, together, would only make the code longer. */
const STEPS_AT_ONCE = 32;

/** All sums of a stretch of the last axis at once: for each, the terms come in ascending order. */
function sumColumns(kernel: SumKernel, context: Context): readonly Statement[] {
  const { shape, axes, term, body, target } = kernel;
  const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const last = kept.at(-1) ?? 0;
  const outerKept = kept.slice(0, -1);
  const terms = targetValue(term, kernel.dtype);
  const value = targetValue(body, target.buffer.dtype);
  const width = Math.min(widthOf(terms), widthOf(value));
  const fitting = Math.min(SUMS_AT_ONCE, Math.floor(STEPS_AT_ONCE / countSteps(terms)));
  const columns = width * Math.max(1, fitting);
  return overAxes(lengths(shape, outerKept), context, (outer) =>
    overVectors(shape[last], columns, context, (first, count) =>
      context.locals.scope(() => {
        const vectors = vectorsOf(first, count, width, context);
        const start = sizeOf(lengths(shape, axes)) === 0 ? 0 : -0;
        const lanes = lanesOf(terms.precision);
        const reduce = overAxes(lengths(shape, axes), context, (reduced) =>
          vectors.flatMap(({ position, count, sum }) => {
            const positions = shape.map((_, axis): Position => {
              if (axis === last) return position;
              const place = axes.indexOf(axis);
              return place >= 0 ? reduced[place] : outer[outerKept.indexOf(axis)];
            });
            return evaluateAt(terms, positions, count, context, null, (number) => [
              sum.set(lanes.add(numbers(sum), numbers(number)).code),
            ]);
          }),
        );
        return [
          ...vectors.map(({ sum }) => sum.set(lanes.splat(start))),
          ...reduce,
          ...vectors.flatMap(({ position, count, sum }) =>
            writeAt(value, target, [...outer, position], count, context, sum),
          ),
        ];
      }),
    ),
  );
}

/** A vector's place among the columns, how many of its lanes are used, and what they add up. */
interface VectorOfSums {
  readonly position: Position;
  readonly count: number;
  readonly sum: Local<'v128'>;
}

/** Some columns from the first one on, by vectors. */
function vectorsOf(
  { counter, ahead }: Position,
  columns: number,
  width: number,
  { locals }: Context,
): VectorOfSums[] {
  return Array.from({ length: Math.ceil(columns / width) }, (_, i) => ({
    position: at(ahead + i * width, counter),
    count: Math.min(width, columns - i * width),
    sum: locals.fresh('v128'),
  }));
}

function lengths(shape: Shape, axes: readonly number[]): number[] {
  return axes.map((axis) => shape[axis]);
}
