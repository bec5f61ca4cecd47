import { sizeOf } from '../shape.ts';
import { type Bodies, rowMajorLayout } from './bodies.ts';
import type { GraphNode } from './graph.ts';
import type { Access, Body, SumKernel } from './kernel.ts';
import { asRows } from './rows.ts';

/**
 * The kernels of a sum over some axes, as `sumOver` defines its order: the last axes row by row,
 * then the others plainly. The kernel that writes the target comes first, the one before it second.
 */
export function sumKernels(
  terms: GraphNode,
  axes: readonly number[],
  bodies: Bodies,
  target: Access,
): [SumKernel, ...SumKernel[]] {
  const { shape, dtype } = terms.type;
  const body = { kind: 'accumulator', dtype } as const;
  const outerRank = shape.findLastIndex((_, axis) => !axes.includes(axis)) + 1;
  const outer = shape.slice(0, outerRank);
  const leading = axes.filter((axis) => axis < outerRank);
  const read = bodies.read(terms);
  if (leading.length === axes.length) {
    return [{ kind: 'sum', dtype, shape, axes, term: read, body, target }];
  }
  const term = asRows(read, shape, axes.slice(leading.length));
  if (term === null) bodies.unreadable.add(terms);
  const rows = (to: Access): SumKernel => {
    const length = sizeOf(shape.slice(outerRank));
    const rowsShape = [...outer, length];
    return {
      kind: 'sum',
      dtype,
      shape: rowsShape,
      axes: [outerRank],
      term: term ?? read,
      body,
      target: to,
    };
  };
  if (leading.length === 0) return [rows(target)];
  const between = { buffer: { dtype, size: sizeOf(outer) }, layout: rowMajorLayout(outer) };
  const sums: Body = { kind: 'load', access: between };
  return [
    { kind: 'sum', dtype, shape: outer, axes: leading, term: sums, body, target },
    rows(between),
  ];
}
