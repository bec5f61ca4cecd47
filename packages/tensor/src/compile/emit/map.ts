import type { Statement } from '../../wasm/code.ts';
import { collapse } from '../kernel/collapse.ts';
import type { MapKernel } from '../kernel/kernel.ts';
import { type Context, overAxes, overVectors, widthOf, writeTogether } from './element.ts';
import { at } from './memory.ts';
import { countSteps } from './value.ts';
import { targetValue } from './values.ts';

/** Of an expression of more steps than this, two vectors are computed side by side. */
const LONG = 12;

/** A loop over all places, several at once along the last axis. */
export function emitMap(kernel: MapKernel, context: Context): readonly Statement[] {
  const { shape, body, target } = collapse(kernel);
  const value = targetValue(body, target.buffer.dtype);
  const outer = shape.slice(0, -1);
  const length = shape.at(-1) ?? 1;
  const width = widthOf(value);
  const atOnce = countSteps(value) > LONG ? 2 * width : width;
  return overAxes(outer, context, (positions) =>
    overVectors(length, atOnce, context, (start, count) => {
      const stretches = Array.from({ length: Math.ceil(count / width) }, (_, i) => ({
        positions: [...positions, at(start.ahead + i * width, start.counter)],
        count: Math.min(width, count - i * width),
      }));
      return writeTogether(value, target, stretches, context);
    }),
  );
}
