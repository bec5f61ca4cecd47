import { sizeOf } from '../../shape.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { call } from '../../wasm/function.ts';
import { i32 } from '../../wasm/instructions.ts';
import type { SumKernel } from '../kernel.ts';
import { type Context, evaluateAt, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { numbers } from './lanes.ts';
import type { Position } from './memory.ts';
import { lanesOf } from './place.ts';
import { plain, rowSum } from './row-sum.ts';
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

/** All sums of a stretch of the last axis at once: for each, the terms come in ascending order. */
function sumColumns(kernel: SumKernel, context: Context): readonly Statement[] {
  const { shape, axes, term, body, target } = kernel;
  const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const last = kept.at(-1) ?? 0;
  const termValue = targetValue(term, kernel.dtype);
  const value = targetValue(body, target.buffer.dtype);
  const width = Math.min(widthOf(termValue), widthOf(value));
  const { locals } = context;
  const { precision } = termValue;
  const lanes = lanesOf(precision);
  const outerKept = kept.slice(0, -1);

  return overAxes(
    outerKept.map((axis) => shape[axis]),
    context,
    (outer) =>
      overVectors(shape[last], width, context, (position, count) =>
        locals.scope(() => {
          const sum = locals.fresh('v128');
          const reduce = overAxes(
            axes.map((axis) => shape[axis]),
            context,
            (reduced) => {
              const positions = shape.map((_, axis): Position => {
                if (axis === last) return position;
                const place = axes.indexOf(axis);
                return place >= 0 ? reduced[place] : outer[outerKept.indexOf(axis)];
              });
              return evaluateAt(termValue, positions, count, context, null, (number) => [
                sum.set(lanes.add(numbers(sum), numbers(number)).code),
              ]);
            },
          );
          const start = sizeOf(axes.map((axis) => shape[axis])) === 0 ? 0 : -0;
          return [
            sum.set(lanes.splat(start)),
            ...reduce,
            ...writeAt(value, target, [...outer, position], count, context, sum),
          ];
        }),
      ),
  );
}
