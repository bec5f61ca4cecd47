import type { Tensor } from '@semente/tensor';
import { namedTensors } from '../named-tensors.ts';

/** Tensors by the paths that lead to them, as in `encoder.0.weight`. */
export type StateDict = Readonly<Record<string, Tensor>>;

/**
 * All that a model, an optimizer or a scheduler keeps, by name, as it is now: later steps change
 * nothing in it. For a checkpoint, put together what belongs together, and write it by
 * `writeSafetensors` of `@semente/tensor/files`.
 *
 * Names are paths through properties, as in PyTorch: the layers of `sequential` count from 0, and
 * what PyTorch calls otherwise has its name (`running_mean`, `weight_ih_l0`). A tensor that is found
 * on several paths stands under the first; the result of an operation is not kept.
 *
 * @param model - Any object, array or function that holds tensors, however deep.
 * @throws RangeError if the model is neither an object nor a function, or two tensors would have one
 * name.
 * @example
 * ```ts
 * import { adam, linear, parameters, relu, sequential, stateDict } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const model = sequential(linear(2, 3, { random }), relu(), linear(3, 1, { random }));
 * console.log(Object.keys(stateDict(model))); // ['0.weight', '0.bias', '2.weight', '2.bias']
 * const checkpoint = stateDict({ model, optimizer: adam(parameters(model)) });
 * console.log(checkpoint['optimizer.state.0.firstMoment'].shape); // [3, 2]
 * ```
 */
export function stateDict(model: object): StateDict {
  const entries = Array.from(leavesOf('stateDict', model), ([name, leaf]) => [name, leaf.detach()]);
  return Object.fromEntries(entries);
}

/** The tensors that make up a state, themselves. */
export function leavesOf(attempt: string, model: object): ReadonlyMap<string, Tensor> {
  const leaves = new Map<string, Tensor>();
  for (const [name, tensor] of namedTensors(attempt, model)) {
    if (tensor.node !== null) continue;
    if (leaves.has(name)) {
      throw new RangeError(`${attempt}: two tensors would be called '${name}'; rename one of them`);
    }
    leaves.set(name, tensor);
  }
  return leaves;
}
