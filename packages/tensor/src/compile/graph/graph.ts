import type { Strided } from '../../memory/strided.ts';
import type { TensorType } from '../../shape.ts';
import type { Operation, Tensor } from '../../tensor.ts';

/*
 * A captured function as a graph: what was computed from what, with no numbers but constants.
 * Nodes are values: passes build new ones and share whatever did not change.
 */

/** One value in a captured function. */
export type GraphNode = InputNode | LeafNode | ConstantNode | CallNode;

/** A tensor that the function is called with. */
export interface InputNode {
  readonly kind: 'input';
  readonly type: TensorType;
  /** The place among the function's tensors. */
  readonly index: number;
}

/** A tensor from outside, such as a parameter: its value at the time of each call. */
export interface LeafNode {
  readonly kind: 'leaf';
  readonly type: TensorType;
  readonly tensor: Tensor;
}

/** Numbers that were known when the function was captured. */
export interface ConstantNode {
  readonly kind: 'constant';
  readonly type: TensorType;
  readonly value: Strided;
}

/** The result of an operation. */
export interface CallNode {
  readonly kind: 'call';
  readonly type: TensorType;
  readonly operation: Operation<unknown>;
  readonly attributes: unknown;
  readonly inputs: readonly GraphNode[];
}

/** A captured function: what it returns and what it leaves behind. */
export interface Graph {
  readonly outputs: readonly GraphNode[];
  readonly updates: readonly Update[];
  /** Leaves whose gradient the function reads and takes to be null, as it was when captured. */
  readonly withoutGrad: readonly Tensor[];
}

/** What a tensor from outside has after the call: another value, or another gradient or none. */
export type Update =
  | { readonly kind: 'value'; readonly tensor: Tensor; readonly node: GraphNode }
  | { readonly kind: 'grad'; readonly tensor: Tensor; readonly node: GraphNode | null };

/** The nodes from which everything else is computed, directly or not. */
export function rootsOf(graph: Graph): GraphNode[] {
  return [...graph.outputs, ...graph.updates.flatMap(({ node }) => node ?? [])];
}

/** All nodes that the roots depend on, each after its inputs. */
export function inTopologicalOrder(roots: readonly GraphNode[]): GraphNode[] {
  const done = new Set<GraphNode>();
  const waiting = roots.toReversed();
  for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
    const missing = node.kind === 'call' ? node.inputs.filter((input) => !done.has(input)) : [];
    if (missing.length > 0) {
      waiting.push(...missing.toReversed());
    } else {
      done.add(node);
      waiting.pop();
    }
  }
  return [...done];
}

/**
 * The graph with every node replaced, inputs before what is computed from them.
 *
 * @param replace - Gets a node whose inputs are replaced already, and the node that it was.
 */
export function rewrite(
  graph: Graph,
  replace: (node: GraphNode, original: GraphNode) => GraphNode,
): Graph {
  const replaced = new Map<GraphNode, GraphNode>();
  const get = (node: GraphNode): GraphNode => replaced.get(node) ?? node;
  for (const node of inTopologicalOrder(rootsOf(graph))) {
    replaced.set(node, replace(withInputs(node, get), node));
  }
  return {
    ...graph,
    outputs: graph.outputs.map(get),
    updates: graph.updates.map((update) =>
      update.node === null ? update : { ...update, node: get(update.node) },
    ),
  };
}

function withInputs(node: GraphNode, get: (node: GraphNode) => GraphNode): GraphNode {
  if (node.kind !== 'call') return node;
  const inputs = node.inputs.map(get);
  return inputs.every((input, i) => input === node.inputs[i]) ? node : { ...node, inputs };
}
