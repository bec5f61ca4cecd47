import { represent } from '../../dtype.ts';
import type { Assembly } from '../../kernels/place.ts';
import { selectedLayout } from '../../kernels/selection.ts';
import { add } from '../../scalar/instructions.ts';
import { precisionOf } from '../../scalar/run.ts';
import { sizeOf } from '../../shape.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { Access, Body, MapKernel } from '../kernel/kernel.ts';
import type { Bodies } from './bodies.ts';

/**
 * The kernels that put a tensor together: one writes the background, unless the parts leave none of
 * it, and one each part.
 */
export function assemblyKernels(
  inputs: readonly GraphNode[],
  { whole, parts, background, addsUp = false }: Assembly,
  bodies: Bodies,
  target: Access,
): [...MapKernel[], MapKernel] {
  const { dtype } = target.buffer;
  const fill = fillKernel(target, represent(background, dtype));
  const placed = parts.map((part, which): MapKernel => {
    const place = { buffer: target.buffer, layout: selectedLayout(target.layout, part) };
    const read = bodies.read(inputs[which]);
    const body = addsUp ? sumOf({ kind: 'load', access: place }, read, inputs[which]) : read;
    return { kind: 'map', shape: part.shape, body, target: place };
  });
  const covered = parts.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const last = placed.pop();
  if (last === undefined) return [fill];
  return [...(addsUp || covered < sizeOf(whole) ? [fill] : []), ...placed, last];
}

/** Writes the same number everywhere. */
export function fillKernel(target: Access, value: number): MapKernel {
  const body = { kind: 'constant', value, dtype: target.buffer.dtype } as const;
  return { kind: 'map', shape: target.layout.shape, body, target };
}

function sumOf(a: Body, b: Body, { type }: GraphNode): Body {
  return {
    kind: 'apply',
    named: { name: 'add', symbol: '+' },
    scalar: (x, y) => add(x, y),
    precision: precisionOf(type.dtype),
    dtype: type.dtype,
    operands: [a, b],
  };
}
