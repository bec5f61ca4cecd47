import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { Tensor } from '../tensor.ts';

/**
 * The name of each tensor that was given one, as in `{ w, b }`.
 *
 * @throws TensorError if something else than tensors is named.
 */
export function givenNames(
  attempt: string,
  names: Readonly<Record<string, Tensor>>,
): ReadonlyMap<Tensor, string> {
  if (typeof names !== 'object' || names === null) {
    throw new TensorError(`${attempt}: names are given as { w, b }, got ${describe(names)}`);
  }
  const pairs = Object.entries(names).map(([name, tensor]): [Tensor, string] => {
    if (tensor instanceof Tensor) return [tensor, name];
    throw new TensorError(`${attempt}: '${name}' must name a tensor, got ${describe(tensor)}`);
  });
  return new Map(pairs);
}
