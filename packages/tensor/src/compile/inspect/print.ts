import { formatShape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { type Graph, type GraphNode, inTopologicalOrder, rootsOf } from '../graph/graph.ts';
import { uniformValue } from '../graph/share-common.ts';
import { partsOf, readsOf, usesOwnKernel, writesOf } from '../kernel/accesses.ts';
import type { Buffer, Kernel } from '../kernel/kernel.ts';
import { numberText } from '../number-text.ts';
import { kernelFormula } from './kernel-formula.ts';

/** A graph as text: one line for each value, with the values it is computed from. */
export function printGraph(graph: Graph, given: ReadonlyMap<Tensor, string>): string {
  const order = inTopologicalOrder(rootsOf(graph));
  const numbers = new Map(order.map((node, i) => [node, `#${i}`]));
  const name = (node: GraphNode | null): string => (node && numbers.get(node)) ?? 'nothing';
  const leaf = (tensor: Tensor): string => given.get(tensor) ?? String(tensor);
  const lines = order.map((node) => {
    const { dtype, shape } = node.type;
    return `${name(node)} = ${origin(node, name, given)}  ${dtype} ${formatShape(shape)}`;
  });
  const outputs = graph.outputs.map((node) => `return ${name(node)}`);
  const updates = graph.updates.map(
    ({ kind, tensor, node }) => `${kind} of ${leaf(tensor)} becomes ${name(node)}`,
  );
  return [...lines, ...outputs, ...updates].join('\n');
}

function origin(
  node: GraphNode,
  name: (node: GraphNode) => string,
  given: ReadonlyMap<Tensor, string>,
): string {
  switch (node.kind) {
    case 'call': {
      const told = JSON.stringify(node.attributes) ?? [];
      return `${node.operation.name}(${node.inputs.map(name).concat(told).join(', ')})`;
    }
    case 'input':
      return `input ${node.index}`;
    case 'constant':
      return `constant ${constantText(uniformValue(node))}`;
    case 'leaf':
      return ['leaf', given.get(node.tensor) ?? []].flat().join(' ');
  }
}

function constantText(number: number | null): string {
  return number === null ? 'numbers' : numberText(number);
}

/** Kernels as text: what each loops over, and what it writes to which buffer. */
export function printKernels(
  kernels: readonly Kernel[],
  names: ReadonlyMap<Buffer, string>,
): string {
  const nameOf = (buffer: Buffer): string => names.get(buffer) ?? 'nothing';
  const lines = kernels.map((kernel, i) => {
    const parts = partsOf(kernel);
    const loops = parts.map(extent).join(', ');
    return `${i}: ${loops}  ${parts.map((part) => kernelFormula(part, nameOf)).join('; ')}`;
  });
  return lines.join('\n');
}

/** The buffers of kernels: those without a given name are numbered as they are met. */
export function bufferNames(
  kernels: readonly Kernel[],
  given: ReadonlyMap<Buffer, string>,
): ReadonlyMap<Buffer, string> {
  const isLikeOurs = [...given.values()].some((name) => /^b\d+$/.test(name));
  const prefix = isLikeOurs ? 'buffer ' : 'b';
  const met = new Set(kernels.flatMap((kernel) => [...readsOf(kernel), ...writesOf(kernel)]));
  return new Map([...met].map((buffer, i) => [buffer, given.get(buffer) ?? `${prefix}${i}`]));
}

function extent(kernel: Kernel): string {
  if (kernel.kind === 'product') {
    const { batch, n, k, m } = kernel;
    return `product ${formatShape([...batch, n, k])} · ${formatShape([...batch, k, m])}`;
  }
  if (usesOwnKernel(kernel)) {
    const { kind, operation, type } = kernel;
    return `${kind === 'evaluate' ? 'kernel of' : kind} ${operation.name} ${formatShape(type.shape)}`;
  }
  const shape = formatShape(kernel.shape);
  if (kernel.kind === 'map') return `map ${shape}`;
  const kind = kernel.kind === 'sum' ? 'sum' : `reduction by ${kernel.combine.name}`;
  return `${kind} ${shape} over ${kernel.axes}`;
}
