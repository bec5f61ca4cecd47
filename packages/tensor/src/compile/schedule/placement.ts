import { program } from '../../scalar/program.ts';
import { sizeOf } from '../../shape.ts';
import {
  type CallNode,
  type Graph,
  type GraphNode,
  inTopologicalOrder,
  rootsOf,
} from '../graph/graph.ts';

/**
 * Decides which values get memory of their own. The others are computed where they are read: a
 * chain of elementwise operations becomes one loop, and a view never costs anything.
 */
export interface Placement {
  /** The nodes, each after its inputs. */
  readonly order: readonly GraphNode[];
  readonly isStored: (node: GraphNode) => boolean;
  /** The stored nodes whose kernels read this one, directly or through what is not stored. */
  readonly readers: (node: GraphNode) => ReadonlySet<GraphNode>;
}

/** Computing as much again is cheaper than writing it to memory and reading it back. */
const CHEAP_INSTRUCTIONS = 3;

/** @param forced - Nodes that have to be stored, whatever the rules say. */
export function place(graph: Graph, forced: ReadonlySet<GraphNode>): Placement {
  const roots = rootsOf(graph);
  const order = inTopologicalOrder(roots);
  const consumers = consumersOf(order);
  const steps = new Map(order.map((node) => [node, stepsOf(node)]));
  const cuts = tooLong(order, steps);
  const stored = new Set<GraphNode>([...roots, ...forced, ...cuts, ...repeated(order)]);
  const cheap = cheapNodes(order, steps, consumers, stored);
  const readers = new Map<GraphNode, Set<GraphNode>>();
  for (const node of order.toReversed()) {
    const direct = consumers.get(node) ?? [];
    const found = new Set(
      direct.flatMap((consumer) =>
        stored.has(consumer) ? [consumer] : [...(readers.get(consumer) ?? [])],
      ),
    );
    readers.set(node, found);
    if (mustBeStored(node, found, cheap)) stored.add(node);
  }
  const nobody: ReadonlySet<GraphNode> = new Set();
  return {
    order,
    isStored: (node) => stored.has(node),
    readers: (node) => readers.get(node) ?? nobody,
  };
}

/** An expression that takes more instructions for each element than this is cut. */
const LONGEST_EXPRESSION = 1000;

/**
 * Where long chains are cut. An expression is written out anew wherever it is used, so that a chain
 * of squares doubles with every link, and one without end would be too deep to walk; and a tile or a
 * row of sums has it a dozen times over, in a function that must not become too large for engines.
 */
function tooLong(
  order: readonly GraphNode[],
  steps: ReadonlyMap<GraphNode, number>,
): Set<GraphNode> {
  const cuts = new Set<GraphNode>();
  const lengths = new Map<GraphNode, number>();
  for (const node of order) {
    const inputs = node.kind === 'call' && isExpression(node) ? node.inputs : [];
    // Views take no instructions, but have to be walked.
    const own = Math.max(1, steps.get(node) ?? 0);
    const length = inputs.reduce((sum, input) => sum + (lengths.get(input) ?? 0), own);
    if (length > LONGEST_EXPRESSION) cuts.add(node);
    lengths.set(node, length > LONGEST_EXPRESSION ? 1 : length);
  }
  return cuts;
}

/** Whether the node can be computed where it is read. */
function isExpression({ operation }: CallNode): boolean {
  return operation.lowering.kind === 'elementwise' || operation.lowering.kind === 'view';
}

/**
 * The expressions whose elements are read again and again, through views that repeat them: each
 * place would compute them anew. Adam's corrections, a quotient and a root in float64 for every
 * number of a weight, took more than two thirds of the time of its updates.
 */
function repeated(order: readonly GraphNode[]): GraphNode[] {
  const found = new Set<GraphNode>();
  for (const node of order.toReversed()) {
    if (node.kind !== 'call' || node.operation.lowering.kind !== 'view') continue;
    const [viewed] = node.inputs;
    const isLonger = sizeOf(node.type.shape) > sizeOf(viewed.type.shape);
    if (isLonger || found.has(node)) found.add(viewed);
  }
  return [...found].filter(
    (node) => node.kind === 'call' && node.operation.lowering.kind === 'elementwise',
  );
}

function mustBeStored(
  node: GraphNode,
  readers: ReadonlySet<GraphNode>,
  cheap: ReadonlySet<GraphNode>,
): boolean {
  if (node.kind !== 'call') return node.kind !== 'constant';
  const { kind } = node.operation.lowering;
  if (kind === 'view') return false;
  if (kind !== 'elementwise') return true;
  const isOperand = [...readers].some((reader) => readsWholeOperands(reader));
  return isOperand || (readers.size > 1 && !cheap.has(node));
}

/** Whether the node's kernel finds its operands in memory, instead of computing what it reads. */
function readsWholeOperands(node: GraphNode): boolean {
  if (node.kind !== 'call') return false;
  return ['matrixProduct', 'gather', 'scatterAdd', 'kernel'].includes(node.operation.lowering.kind);
}

/**
 * The expressions that take few instructions, all those included that have to be computed before
 * them. (An addition is cheap, but not where each adds to the one before, as states of a recurrent
 * network do: every reader would go back to the first step.) Those that are read in several places
 * and are not cheap will be stored, so that nothing has to be computed before their readers.
 */
function cheapNodes(
  order: readonly GraphNode[],
  steps: ReadonlyMap<GraphNode, number>,
  consumers: ReadonlyMap<GraphNode, readonly GraphNode[]>,
  stored: ReadonlySet<GraphNode>,
): Set<GraphNode> {
  const cheap = new Set<GraphNode>();
  const left = new Map<GraphNode, number>();
  for (const node of order) {
    if (node.kind !== 'call' || !isExpression(node)) continue;
    const before = node.inputs.reduce((sum, input) => sum + (left.get(input) ?? 0), 0);
    const count = before + (steps.get(node) ?? 0);
    if (count <= CHEAP_INSTRUCTIONS) cheap.add(node);
    const isShared = (consumers.get(node)?.length ?? 0) > 1;
    left.set(node, stored.has(node) || (isShared && !cheap.has(node)) ? 0 : count);
  }
  return cheap;
}

/** How many instructions the operation itself takes for each element. */
function stepsOf(node: GraphNode): number {
  if (node.kind !== 'call' || node.operation.lowering.kind !== 'elementwise') return 0;
  return program(node.operation.lowering.scalarFor(node.type.dtype)).steps.length;
}

function consumersOf(order: readonly GraphNode[]): Map<GraphNode, GraphNode[]> {
  const consumers = new Map<GraphNode, GraphNode[]>();
  for (const node of order) {
    if (node.kind !== 'call') continue;
    for (const input of new Set(node.inputs)) {
      const known = consumers.get(input);
      if (known === undefined) consumers.set(input, [node]);
      else known.push(node);
    }
  }
  return consumers;
}
