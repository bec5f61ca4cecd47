import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { Tensor } from '../tensor.ts';

/** A tensor, or lists and records of tensors, nested. */
export type Structure = Tensor | readonly Structure[] | { readonly [name: string]: Structure };

/** The tensors of a structure in their order, and a text that says how they are arranged. */
export function flatten(structure: Structure): { tensors: Tensor[]; shape: string } {
  const tensors: Tensor[] = [];
  const visit = (part: Structure): string => {
    if (part instanceof Tensor) {
      tensors.push(part);
      return 't';
    }
    if (Array.isArray(part)) return `[${part.map(visit).join()}]`;
    if (!isRecord(part)) {
      throw new TensorError(
        `compile: inputs and results are tensors, or lists and records of them, not ${nameOf(part)}`,
      );
    }
    const entries = Object.entries(part).map(
      ([name, inner]) => `${JSON.stringify(name)}:${visit(inner)}`,
    );
    return `{${entries.join()}}`;
  };
  return { shape: visit(structure), tensors };
}

/** Whether it was written as `{ … }`; of a promise or a map, one would see no tensors. */
function isRecord(part: unknown): part is Record<string, Structure> {
  if (typeof part !== 'object' || part === null) return false;
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === Object.prototype || prototype === null;
}

/** A function by its name, since it may be one that was not called. */
function nameOf(part: unknown): string {
  return typeof part === 'function' ? `the function ${part.name}` : describe(part);
}

/** The same structure with other tensors in it, in the order of `flatten`. */
export function unflatten(structure: Structure, tensors: readonly Tensor[]): Structure {
  if (structure instanceof Tensor) return tensors[0];
  let next = 0;
  const visit = (part: Structure): Structure => {
    if (part instanceof Tensor) return tensors[next++];
    if (Array.isArray(part)) return part.map(visit);
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]));
  };
  return visit(structure);
}
