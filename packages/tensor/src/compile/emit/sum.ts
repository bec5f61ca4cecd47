import { sizeOf } from '../../shape.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { call } from '../../wasm/function.ts';
import { i32 } from '../../wasm/instructions.ts';
import type { SumKernel } from '../kernel/kernel.ts';
import { type Context, overAxes, writeAt } from './element.ts';
import { lanesOf } from './place.ts';
import { rowSum } from './row-sum.ts';
import { scalarsOf } from './scalars.ts';
import { targetValue, targetValues } from './values.ts';

/**
 * Adds rows up in pairwise order, by one call for each: what is summed are the last axes. Maps along
 * the way share the steps of the terms.
 */
export function emitSum(kernel: SumKernel, context: Context): readonly Statement[] {
  const { shape, axes, dtype, term, body, target, along } = kernel;
  const outer = shape.slice(0, shape.length - axes.length);
  const length = sizeOf(shape.slice(outer.length));
  const maps = along.map((map) => ({ body: map.body, dtype: map.target.buffer.dtype }));
  const [termValue, ...values] = targetValues([{ body: term, dtype }, ...maps]);
  const value = targetValue(body, target.buffer.dtype);
  const { locals, bases = new Map() } = context;
  const written = values.map((found, i) => ({ value: found, target: along[i].target }));
  const sum = rowSum(termValue, written, outer.length, length, context);
  return overAxes(outer, context, (positions) =>
    locals.scope(() => {
      const total = locals.fresh('v128');
      const indices = positions.map(({ counter, ahead }) => counter ?? i32.const(ahead));
      const result = call(sum, ...bases.values(), ...indices, 0, length) as Expression;
      return [
        total.set(
          length === 0
            ? lanesOf(termValue.precision).splat(0)
            : scalarsOf(termValue.precision).splat(result),
        ),
        ...writeAt(value, target, positions, 1, context, total),
      ];
    }),
  );
}
