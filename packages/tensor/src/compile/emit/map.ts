import type { Statement } from '../../wasm/code.ts';
import { collapse } from '../collapse.ts';
import type { MapKernel } from '../kernel.ts';
import { type Context, overAxes, overVectors, widthOf, writeTogether } from './element.ts';
import { at } from './memory.ts';
import { countSteps } from './value.ts';
import { targetValue } from './values.ts';

/**
 * Of a longer expression than this, two vectors are computed side by side: each step of one has to
 * wait for the step before, and the other fills the time. A third would hardly find any left.
 */
const LONG = 12;

/** A loop over all places, several at once along the last axis. */
export function emitMap(kernel: MapKernel, context: Context): readonly Statement[] {
  const { shape, body, target } = collapse(kernel);
  const value = targetValue(body, target.buffer.dtype);
  const outer = shape.slice(0, -1);
  const length = shape.at(-1) ?? 1;
  const width = widthOf(value);
  const stretch = countSteps(value) > LONG ? 2 * width : width;
  return overAxes(outer, context, (positions) =>
    overVectors(length, stretch, context, (start, count) => {
      const places = Array.from({ length: Math.ceil(count / width) }, (_, i) => ({
        positions: [...positions, at(start.ahead + i * width, start.counter)],
        count: Math.min(width, count - i * width),
      }));
      return writeTogether(value, target, places, context);
    }),
  );
}
