import { exchanged, rowMajorStrides, sameShape } from '../../shape.ts';
import {
  type CallNode,
  type Graph,
  type GraphNode,
  inTopologicalOrder,
  rewrite,
  rootsOf,
} from './graph.ts';

/**
 * (A·B)ᵀ = Bᵀ·Aᵀ: a transposed product becomes the product of transposed operands, which costs
 * nothing, since operands are read by strides. The bits stay: every element is the same sum of the
 * same products in the same order, and a·b = b·a.
 *
 * A product that is also read as it is stays one: it would be computed twice.
 */
export function foldTransposes(graph: Graph): Graph {
  const straight = readStraight(graph);
  return rewrite(graph, (node, original) => {
    if (node.kind !== 'call' || !isTranspose(node)) return node;
    if (original.kind === 'call' && straight.has(original.inputs[0])) return node;
    const [product] = node.inputs;
    if (product.kind !== 'call' || product.operation.lowering.kind !== 'matrixProduct') return node;
    const [a, b] = product.inputs;
    return { ...product, type: node.type, inputs: [transposed(node, b), transposed(node, a)] };
  });
}

/** What the graph gives back, or reads otherwise than transposed. */
function readStraight(graph: Graph): ReadonlySet<GraphNode> {
  const roots = rootsOf(graph);
  const read = inTopologicalOrder(roots).flatMap((node) =>
    node.kind === 'call' && !isTranspose(node) ? node.inputs : [],
  );
  return new Set([...roots, ...read]);
}

/** Whether the node exchanges the last two axes. */
function isTranspose({ operation, attributes, inputs: [input], type }: CallNode): boolean {
  const { lowering } = operation;
  const { shape } = input.type;
  if (lowering.kind !== 'view' || shape.length < 2) return false;
  // Of axes of length 1, other views look like the transpose, whatever they do to other matrices.
  if (shape.filter((length) => length === 1).length > 1) return false;
  const strides = rowMajorStrides(shape);
  const layout = lowering.view({ shape, strides, offset: 0 }, type, attributes);
  return (
    layout !== null &&
    layout.offset === 0 &&
    sameShape(layout.shape, exchanged(shape)) &&
    sameShape(layout.strides, exchanged(strides))
  );
}

/** The same exchange of axes, of another matrix. */
function transposed({ operation, attributes }: CallNode, matrix: GraphNode): CallNode {
  const { shape, dtype } = matrix.type;
  const type = { shape: exchanged(shape), dtype };
  return { kind: 'call', type, operation, attributes, inputs: [matrix] };
}
