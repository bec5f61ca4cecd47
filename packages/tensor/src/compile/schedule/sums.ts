import type { Reducer } from '../../lowering.ts';
import type { Named } from '../../printing/notation.ts';
import { add } from '../../scalar/instructions.ts';
import { type Shape, sizeOf } from '../../shape.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { Access, Body, ReduceKernel, SumKernel } from '../kernel/kernel.ts';
import { type Bodies, rowMajorLayout } from './bodies.ts';
import { asRows } from './rows.ts';

/**
 * The kernels of a sum over some axes, as `sumOver` defines its order: the last axes row by row,
 * then the others plainly.
 */
export function sumKernels(
  terms: GraphNode,
  axes: readonly number[],
  named: Named,
  bodies: Bodies,
  target: Access,
): [...SumKernel[], SumKernel | ReduceKernel] {
  const { shape, dtype } = terms.type;
  const outerRank = keptRank(shape, axes);
  const leading = axes.filter((axis) => axis < outerRank);
  const read = bodies.read(terms);
  const body = { kind: 'accumulator', dtype } as const;
  const plainly = (from: Shape, term: Body): ReduceKernel => {
    const isEmpty = sizeOf(leading.map((axis) => from[axis])) === 0;
    // −0 + x is x for every x, the signed zeros included.
    const plain = { combine: add.instruction, initial: isEmpty ? 0 : -0, isOrderFree: false };
    return {
      kind: 'reduce',
      named,
      ...plain,
      dtype,
      shape: from,
      axes: leading,
      term,
      body,
      target,
      along: [],
    };
  };
  if (leading.length === axes.length) return [plainly(shape, read)];
  const outer = shape.slice(0, outerRank);
  const rowsShape = [...outer, sizeOf(shape.slice(outerRank))];
  const term = asRows(read, shape, axes.slice(leading.length));
  if (term === null) bodies.unreadable.add(terms);
  const rows = (to: Access): SumKernel => {
    const shared = { dtype, shape: rowsShape, axes: [outerRank], body };
    return { kind: 'sum', named, ...shared, term: term ?? read, target: to, along: [] };
  };
  if (leading.length === 0) return [rows(target)];
  const between = { buffer: { dtype, size: sizeOf(outer) }, layout: rowMajorLayout(outer) };
  return [rows(between), plainly(outer, { kind: 'load', access: between })];
}

/** The kernel that combines what a node holds over some axes. */
export function reduceKernel(
  terms: GraphNode,
  axes: readonly number[],
  { combine, initial, isOrderFree }: Reducer,
  named: Named,
  bodies: Bodies,
  target: Access,
): ReduceKernel {
  const { shape, dtype } = terms.type;
  const body = { kind: 'accumulator', dtype } as const;
  const loops = rowsTogether(bodies.read(terms), shape, axes);
  return {
    kind: 'reduce',
    named,
    combine,
    initial,
    isOrderFree,
    dtype,
    ...loops,
    body,
    target,
    along: [],
  };
}

/** The same loops with those reduced axes that are the last ones as one, where accesses allow it. */
function rowsTogether(term: Body, shape: Shape, axes: readonly number[]) {
  const outerRank = keptRank(shape, axes);
  const leading = axes.filter((axis) => axis < outerRank);
  const rows = asRows(term, shape, axes.slice(leading.length));
  if (rows === null || leading.length === axes.length) return { shape, axes, term };
  const length = sizeOf(shape.slice(outerRank));
  return {
    shape: [...shape.slice(0, outerRank), length],
    axes: [...leading, outerRank],
    term: rows,
  };
}

/** How many axes come before those reduced axes that are the last ones. */
function keptRank(shape: Shape, axes: readonly number[]): number {
  return shape.findLastIndex((_, axis) => !axes.includes(axis)) + 1;
}
