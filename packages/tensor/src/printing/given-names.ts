import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { Tensor } from '../tensor.ts';

/** Names for tensors in a text, such as `{ w, b }`. */
export type GivenNames = Readonly<Record<string, Tensor>>;

/**
 * The name of each tensor that was given one.
 *
 * @throws TensorError if something else than tensors is named.
 */
export function givenNames(attempt: string, names: GivenNames): ReadonlyMap<Tensor, string> {
  if (typeof names !== 'object' || names === null) {
    throw new TensorError(`${attempt}: names are given as { w, b }, got ${describe(names)}`);
  }
  const pairs = Object.entries(names).map(([name, tensor]): [Tensor, string] => {
    if (tensor instanceof Tensor) return [tensor, name];
    throw new TensorError(`${attempt}: '${name}' must name a tensor, got ${describe(tensor)}`);
  });
  return new Map(pairs);
}
