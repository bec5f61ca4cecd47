import { repeatedElement } from '../../memory/strided.ts';
import { type Graph, type GraphNode, rewrite } from './graph.ts';

/** Computes once what is written down several times: equal operations on equal inputs. */
export function shareCommon(graph: Graph): Graph {
  const numbers = new Map<unknown, number>();
  const numberOf = (thing: unknown): number => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  const known = new Map<string, GraphNode>();
  return rewrite(graph, (node) => {
    const key = keyOf(node, numberOf);
    if (key === null) return node;
    const first = known.get(key) ?? node;
    known.set(key, first);
    return first;
  });
}

/** Equal for nodes with equal results; null where equality is not worth looking for. */
function keyOf(node: GraphNode, numberOf: (thing: unknown) => number): string | null {
  if (node.kind === 'call') {
    // The type follows from these. Few operations have attributes, and JSON takes its time.
    const { operation, attributes, inputs } = node;
    const others =
      attributes === undefined
        ? ''
        : JSON.stringify(attributes, (_, part: unknown) => distinct(part, numberOf));
    return `${numberOf(operation)}(${inputs.map(numberOf)})${others}`;
  }
  if (node.kind !== 'constant') return null;
  const number = uniformValue(node);
  if (number === null) return null;
  return JSON.stringify([Object.is(number, -0) ? '-0' : String(number), node.type]);
}

/** What JSON would take for something else: numbers that it does not know, and functions. */
function distinct(part: unknown, numberOf: (thing: unknown) => number): unknown {
  if (typeof part === 'function') return `function ${numberOf(part)}`;
  if (typeof part !== 'number') return part;
  if (Object.is(part, -0)) return 'number -0';
  return Number.isFinite(part) ? part : `number ${part}`;
}

/** The number that a constant holds everywhere; null if it holds several. */
export function uniformValue(node: GraphNode): number | null {
  return node.kind === 'constant' ? repeatedElement(node.value) : null;
}
