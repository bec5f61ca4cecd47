import { haveSameElements } from '../../memory/strided.ts';
import { sameType } from '../../shape.ts';
import { Numbering } from '../numbering.ts';
import { attributesKey } from './attributes-key.ts';
import type { CallNode, GraphNode } from './graph.ts';

/**
 * Whether two values are computed in the same way from the same values, so that they are equal
 * whatever numbers the function is called with.
 */
export function haveSameResult(a: GraphNode, b: GraphNode): boolean {
  const numbering = new Numbering();
  const compared = new Map<GraphNode, GraphNode>();
  const waiting: (readonly [GraphNode, GraphNode])[] = [[a, b]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other || compared.get(one) === other) continue;
    compared.set(one, other);
    if (one.kind === 'call' && other.kind === 'call') {
      if (!isSameCall(one, other, numbering)) return false;
      for (const [i, input] of one.inputs.entries()) waiting.push([input, other.inputs[i]]);
    } else if (!hasSameNumbers(one, other)) {
      return false;
    }
  }
  return true;
}

function isSameCall(a: CallNode, b: CallNode, numbering: Numbering): boolean {
  const [told, other] = [a, b].map(({ attributes }) => attributesKey(attributes, numbering));
  return a.operation === b.operation && told === other && a.inputs.length === b.inputs.length;
}

function hasSameNumbers(a: GraphNode, b: GraphNode): boolean {
  if (a.kind !== 'constant' || b.kind !== 'constant') return false;
  return sameType(a.type, b.type) && haveSameElements(a.value, b.value);
}
