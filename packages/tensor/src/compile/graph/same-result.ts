import { toRowMajorArray } from '../../memory/strided.ts';
import { sameType } from '../../shape.ts';
import type { ConstantNode, GraphNode } from './graph.ts';

/**
 * Whether two values are computed in the same way from the same values, so that they are equal
 * whatever numbers the function is called with. An input may be anything, also what it is compared
 * with.
 */
export function haveSameResult(a: GraphNode, b: GraphNode): boolean {
  const compared = new Map<GraphNode, GraphNode>();
  const waiting = [[a, b] as const];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other || compared.get(one) === other) continue;
    compared.set(one, other);
    if (one.kind === 'constant' && other.kind === 'constant') {
      if (!sameNumbers(one, other)) return false;
    } else if (one.kind === 'call' && other.kind === 'call') {
      const told = [one, other].map(({ attributes }) => JSON.stringify(attributes));
      const isAlike = one.operation === other.operation && told[0] === told[1];
      if (!isAlike || one.inputs.length !== other.inputs.length) return false;
      for (const [i, input] of one.inputs.entries()) waiting.push([input, other.inputs[i]]);
    } else if (one.kind !== 'input' && other.kind !== 'input') {
      return false;
    }
  }
  return true;
}

function sameNumbers(a: ConstantNode, b: ConstantNode): boolean {
  if (!sameType(a.type, b.type)) return false;
  const others = toRowMajorArray(b.value);
  return toRowMajorArray(a.value).every((number, i) => Object.is(number, others[i]));
}
