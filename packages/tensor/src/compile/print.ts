import { formatShape } from '../shape.ts';
import { readsOf } from './accesses.ts';
import { type Graph, type GraphNode, inOrder, rootsOf } from './graph.ts';
import type { Buffer, Kernel } from './kernel.ts';

/** A graph as text: one line for each value, with the values it is computed from. */
export function printGraph(graph: Graph): string {
  const order = inOrder(rootsOf(graph));
  const numbers = new Map(order.map((node, i) => [node, `#${i}`]));
  const name = (node: GraphNode | null): string => (node && numbers.get(node)) ?? 'nothing';
  const lines = order.map((node) => `${name(node)} = ${describe(node, name)}`);
  const outputs = graph.outputs.map((node) => `return ${name(node)}`);
  const updates = graph.updates.map(
    ({ kind, tensor, node }) => `${kind} of ${tensor} becomes ${name(node)}`,
  );
  return [...lines, ...outputs, ...updates].join('\n');
}

function describe(node: GraphNode, name: (node: GraphNode) => string): string {
  const type = `${node.type.dtype} ${formatShape(node.type.shape)}`;
  if (node.kind === 'call')
    return `${node.operation.name}(${node.inputs.map(name).join(', ')})  ${type}`;
  if (node.kind === 'input') return `input ${node.index}  ${type}`;
  return `${node.kind}  ${type}`;
}

/** Kernels as text: what each loops over, which buffers it reads and which it writes. */
export function printKernels(kernels: readonly Kernel[]): string {
  const numbers = new Map<Buffer, string>();
  const name = (buffer: Buffer): string => {
    const known = numbers.get(buffer) ?? `b${numbers.size}`;
    numbers.set(buffer, known);
    return known;
  };
  return kernels
    .map((kernel, i) => {
      const read = [...new Set(readsOf(kernel).map(name))].join(', ');
      return `${i}: ${extent(kernel)}  reads ${read}  writes ${name(kernel.target.buffer)}`;
    })
    .join('\n');
}

function extent(kernel: Kernel): string {
  if (kernel.kind === 'product') {
    const { batch, n, k, m } = kernel;
    return `product ${formatShape([...batch, n, k])} · ${formatShape([...batch, k, m])}`;
  }
  if (kernel.kind === 'evaluate') {
    return `kernel of ${kernel.operation.name} ${formatShape(kernel.type.shape)}`;
  }
  const shape = formatShape(kernel.shape);
  return kernel.kind === 'sum' ? `sum ${shape} over ${kernel.axes}` : `map ${shape}`;
}
