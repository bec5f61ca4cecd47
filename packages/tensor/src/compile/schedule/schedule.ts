import { sizeOf } from '../../shape.ts';
import { type CallNode, type Graph, type GraphNode, rootsOf } from '../graph/graph.ts';
import { absorb } from '../kernel/absorb.ts';
import { usesOwnKernel } from '../kernel/accesses.ts';
import type { Access, Buffer, Kernel, LoopKernel } from '../kernel/kernel.ts';
import { assemblyKernels } from './assemblies.ts';
import { Bodies, rowMajorLayout } from './bodies.ts';
import { gatherKernels } from './gathers.ts';
import { type Placement, place } from './placement.ts';
import { reduceKernel, sumKernels } from './sums.ts';

/** A value that comes from outside of the kernels. */
export type SourceNode = Exclude<GraphNode, CallNode>;

/** A graph as kernels in the order of their execution, and the buffers that outsiders see. */
export interface Schedule {
  readonly kernels: readonly Kernel[];
  /** What must be in a buffer before the first kernel runs. */
  readonly sources: ReadonlyMap<SourceNode, Buffer>;
  /** Where each output is after the last kernel has run. */
  readonly outputs: readonly Buffer[];
  /** Where the new value of each update is; null if it is to have none. */
  readonly updates: readonly (Buffer | null)[];
}

/** Turns a graph into kernels. */
export function schedule(graph: Graph): Schedule {
  const forced = new Set<GraphNode>();
  for (;;) {
    const buffers = new Buffers();
    const placement = place(graph, forced);
    const bodies = new Bodies(placement, (node) => buffers.of(node));
    const kernels = kernelsOf(placement, bodies, buffers, new Set(rootsOf(graph)));
    if (bodies.unreadable.size > 0) {
      for (const node of bodies.unreadable) forced.add(node);
      continue;
    }
    const outputs = graph.outputs.map((node) => buffers.of(node));
    const updates = graph.updates.map(({ node }) => (node === null ? null : buffers.of(node)));
    return { kernels, outputs, updates, sources: buffers.sources() };
  }
}

/** One buffer for each node that has one. */
class Buffers {
  readonly #buffers = new Map<GraphNode, Buffer>();

  of(node: GraphNode): Buffer {
    const { dtype, shape } = node.type;
    const buffer = this.#buffers.get(node) ?? { dtype, size: sizeOf(shape) };
    this.#buffers.set(node, buffer);
    return buffer;
  }

  target(node: GraphNode): Access {
    return { buffer: this.of(node), layout: rowMajorLayout(node.type.shape) };
  }

  sources(): Map<SourceNode, Buffer> {
    const sources = new Map<SourceNode, Buffer>();
    for (const [node, buffer] of this.#buffers) if (node.kind !== 'call') sources.set(node, buffer);
    return sources;
  }
}

/** A kernel for each stored node, but for those of sums, reductions and products whose only reader absorbs them. */
function kernelsOf(
  { order, isStored, readers }: Placement,
  bodies: Bodies,
  buffers: Buffers,
  roots: ReadonlySet<GraphNode>,
): Kernel[] {
  const waiting = new Map<GraphNode, LoopKernel[]>();
  return order.flatMap((node) => {
    if (node.kind !== 'call' || !isStored(node)) return [];
    const kernels = kernelsFor(node, bodies, buffers);
    const [before, kernel] = [kernels.slice(0, -1), kernels[kernels.length - 1]];
    if (kernel.kind === 'map') return [...before, ...absorb(kernel, waiting.get(node) ?? [])];
    if (usesOwnKernel(kernel)) return [...before, kernel];
    const [reader, ...others] = readers(node);
    const isForOneMap = reader !== undefined && others.length === 0 && isMap(reader);
    if (roots.has(node) || !isForOneMap) return [...before, kernel];
    waiting.set(reader, [...(waiting.get(reader) ?? []), kernel]);
    return before;
  });
}

/** The kernels that compute the node in the order in which they run: the last one completes it. */
function kernelsFor(node: CallNode, bodies: Bodies, buffers: Buffers): [...Kernel[], Kernel] {
  const { operation, inputs, attributes, type } = node;
  const { lowering, name, symbol } = operation;
  const named = { name, symbol };
  const target = buffers.target(node);
  const body = { kind: 'accumulator', dtype: type.dtype } as const;
  if (lowering.kind === 'sum') {
    return sumKernels(inputs[0], lowering.axes(attributes), named, bodies, target);
  }
  if (lowering.kind === 'reduce') {
    return [reduceKernel(inputs[0], lowering.axes(attributes), lowering, named, bodies, target)];
  }
  if (lowering.kind === 'matrixProduct') {
    const [a, b] = inputs.map((input) => bodies.access(input));
    const batch = type.shape.slice(0, -2);
    const [n, k] = inputs[0].type.shape.slice(-2);
    const [m] = type.shape.slice(-1);
    const { dtype } = type;
    const asTheyAre = { band: null, panel: null };
    return [{ kind: 'product', dtype, batch, n, k, m, a, b, ...asTheyAre, body, target }];
  }
  if (lowering.kind === 'assembly') {
    return assemblyKernels(inputs, lowering.assembly(attributes), bodies, target);
  }
  if (lowering.kind === 'gather' || lowering.kind === 'scatterAdd') {
    return gatherKernels(node, lowering.kind, lowering.gathering(attributes), bodies, target);
  }
  if (lowering.kind === 'kernel') {
    const accesses = inputs.map((input) => bodies.access(input));
    return [{ kind: 'evaluate', operation, attributes, type, inputs: accesses, target }];
  }
  return [{ kind: 'map', shape: type.shape, body: bodies.define(node), target }];
}

function isMap(node: GraphNode): boolean {
  if (node.kind !== 'call') return false;
  const { kind } = node.operation.lowering;
  return kind === 'elementwise' || kind === 'view';
}
