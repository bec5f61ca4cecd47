import { repeatedElement } from '../../memory/strided.ts';
import { numberText } from '../number-text.ts';
import { Numbering } from '../numbering.ts';
import { attributesKey } from './attributes-key.ts';
import { type Graph, type GraphNode, rewrite } from './graph.ts';

/**
 * Common subexpression elimination: computes once what is written down several times, which is equal
 * operations on equal inputs.
 */
export function shareCommon(graph: Graph): Graph {
  const numbering = new Numbering();
  const known = new Map<string, GraphNode>();
  return rewrite(graph, (node) => {
    const key = keyOf(node, numbering);
    if (key === null) return node;
    const first = known.get(key) ?? node;
    known.set(key, first);
    return first;
  });
}

/** Equal for nodes with equal results; null where equality is not worth looking for. */
function keyOf(node: GraphNode, numbering: Numbering): string | null {
  if (node.kind === 'call') {
    // The type follows from these.
    const { operation, attributes, inputs } = node;
    const operands = inputs.map((input) => numbering.of(input));
    return `${numbering.of(operation)}(${operands})${attributesKey(attributes, numbering)}`;
  }
  const number = uniformValue(node);
  return number === null ? null : JSON.stringify([numberText(number), node.type]);
}

/** The number that a constant holds everywhere; null if it holds several. */
export function uniformValue(node: GraphNode): number | null {
  return node.kind === 'constant' ? repeatedElement(node.value) : null;
}
