import type { Statement } from '../../wasm/code.ts';
import { collapse } from '../collapse.ts';
import type { MapKernel } from '../kernel.ts';
import { type Context, overAxes, overVectors, widthOf, writeAt } from './element.ts';
import { targetValue } from './values.ts';

/** A loop over all places, several at once along the last axis. */
export function emitMap(kernel: MapKernel, context: Context): readonly Statement[] {
  const { shape, body, target } = collapse(kernel);
  const value = targetValue(body, target.buffer.dtype);
  const outer = shape.slice(0, -1);
  return overAxes(outer, context, (positions) =>
    overVectors(shape.at(-1) ?? 1, widthOf(value), context, (position, count) =>
      writeAt(value, target, [...positions, position], count, context),
    ),
  );
}
