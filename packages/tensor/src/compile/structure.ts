import { Tensor } from '../tensor.ts';
import type { Refusal } from './foreign.ts';

/** A tensor, nothing, or lists and records of these, nested. */
export type Structure =
  | Tensor
  | null
  | undefined
  | readonly Structure[]
  | { readonly [name: string]: Structure };

/** What a function that is compiled may give back: a structure, or nothing at all. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is of type void.
export type Returned = Structure | void;

/** The tensors of a structure in their order, and a text that says how they are arranged. */
export interface Flat {
  readonly tensors: Tensor[];
  /** Such as `{ points: [float64 [3], float64 [3]], mask: null }`; equal for equal arrangements. */
  readonly arrangement: string;
}

/** @throws what `refusal` makes of the first part that is no tensor, list or record. */
export function flatten(structure: Structure, refusal: Refusal): Flat {
  const tensors: Tensor[] = [];
  const way: (string | number)[] = [];
  const enter = (step: string | number, part: Structure): string => {
    way.push(step);
    const text = visit(part);
    way.pop();
    return text;
  };
  const visit = (part: Structure): string => {
    if (part instanceof Tensor) {
      tensors.push(part);
      return String(part);
    }
    if (part === undefined || part === null) return String(part);
    if (Array.isArray(part)) return `[${part.map((inner, i) => enter(i, inner)).join(', ')}]`;
    if (!isRecord(part)) throw refusal(part, way);
    const entries = Object.entries(part).map(
      ([name, inner]) => `${key(name)}: ${enter(name, inner)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  };
  return { arrangement: visit(structure), tensors };
}

/** A record's name as one writes it, in quotes where it could be taken for something else. */
function key(name: string): string {
  return /^[\w$]+$/.test(name) ? name : JSON.stringify(name);
}

/** Whether it was written as `{ … }`; of a promise or a map, one would see no tensors. */
function isRecord(part: unknown): part is Record<string, Structure> {
  if (typeof part !== 'object' || part === null) return false;
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === Object.prototype || prototype === null;
}

/** The same structure with other tensors in it, in the order of `flatten`. */
export function unflatten(structure: Structure, tensors: readonly Tensor[]): Structure {
  if (structure instanceof Tensor) return tensors[0];
  let next = 0;
  const visit = (part: Structure): Structure => {
    if (part instanceof Tensor) return tensors[next++];
    if (part === undefined || part === null) return part;
    if (Array.isArray(part)) return part.map(visit);
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]));
  };
  return visit(structure);
}
