import { sizeOf } from '../../shape.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { call } from '../../wasm/function.ts';
import { i32 } from '../../wasm/instructions.ts';
import type { SumKernel } from '../kernel.ts';
import { type Context, overAxes, writeAt } from './element.ts';
import { lanesOf } from './place.ts';
import { plain, rowSum } from './row-sum.ts';
import { targetValue } from './values.ts';

/** Adds rows up in pairwise order, by one call for each: what is summed are the last axes. */
export function emitSum(kernel: SumKernel, context: Context): readonly Statement[] {
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
