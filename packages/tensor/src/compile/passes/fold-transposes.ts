import { rowMajorStrides, sameShape } from '../../shape.ts';
import { type CallNode, type Graph, type GraphNode, rewrite } from '../graph.ts';

/**
 * (A·B)ᵀ = Bᵀ·Aᵀ: a transposed product becomes the product of transposed operands, which costs
 * nothing, since operands are read by strides. The bits stay: every element is the same sum of the
 * same products in the same order, and a·b = b·a.
 */
export function foldTransposes(graph: Graph): Graph {
  return rewrite(graph, (node) => {
    if (node.kind !== 'call' || !isTranspose(node)) return node;
    const [product] = node.inputs;
    if (product.kind !== 'call' || product.operation.lowering.kind !== 'matrixProduct') return node;
    const [a, b] = product.inputs;
    return { ...product, type: node.type, inputs: [transposed(node, b), transposed(node, a)] };
  });
}

/** Whether the node exchanges the axes of a matrix. */
function isTranspose({ operation, attributes, inputs: [input], type }: CallNode): boolean {
  const { lowering } = operation;
  if (lowering.kind !== 'view' || type.shape.length !== 2 || input.type.shape.length !== 2) {
    return false;
  }
  const [rows, columns] = input.type.shape;
  // Of a single number, any view looks like the transpose, whatever it would do to other matrices.
  if (rows === 1 && columns === 1) return false;
  const inOrder = { shape: [rows, columns], strides: rowMajorStrides([rows, columns]), offset: 0 };
  const layout = lowering.view(inOrder, type, attributes);
  return (
    layout !== null &&
    layout.offset === 0 &&
    sameShape(layout.shape, [columns, rows]) &&
    sameShape(layout.strides, [1, columns])
  );
}

/** The same exchange of axes, of another matrix. */
function transposed({ operation, attributes }: CallNode, matrix: GraphNode): CallNode {
  const { shape, dtype } = matrix.type;
  const type = { shape: shape.toReversed(), dtype };
  return { kind: 'call', type, operation, attributes, inputs: [matrix] };
}
