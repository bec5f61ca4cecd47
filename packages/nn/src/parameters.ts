import { Tensor } from '@semente/tensor';
import { namedTensors } from './named-tensors.ts';

/**
 * The tensors of a model that training may change: all those that require a gradient, found in the
 * model's properties, their properties and so on, in the order of definition, each once. The values
 * of a `Map` and of a `Set` count as properties. Fields that a class hides as `#private` cannot be
 * seen: what is in them alone is not trained.
 *
 * @param model - A layer, or any object or array that holds layers or tensors.
 * @throws RangeError if the model is neither an object nor a function.
 * @example
 * ```ts
 * import { linear, parameters } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const model = { encoder: linear(4, 2, { random: seededRandom(1) }) };
 * console.log(parameters(model).map((parameter) => parameter.shape)); // [[2, 4], [2]]
 * ```
 */
export function parameters(model: object): Tensor[] {
  const tensors = namedTensors('parameters', model).map(([, tensor]) => tensor);
  return tensors.filter(isParameter);
}

/**
 * The tensors of a model that belong to its state but are not trained: the running statistics of
 * batch normalization, where a dropout's random numbers stand, whatever a layer of your own keeps.
 * They are found as `parameters` are: all that require no gradient.
 *
 * @param model - A layer, or any object or array that holds layers or tensors.
 * @throws RangeError if the model is neither an object nor a function.
 * @example
 * ```ts
 * import { batchNorm1d, buffers } from '@semente/nn';
 *
 * const layer = batchNorm1d(3);
 * console.log(buffers(layer).map((buffer) => buffer === layer.runningMean)); // [true, false]
 * ```
 */
export function buffers(model: object): Tensor[] {
  const tensors = namedTensors('buffers', model).map(([, tensor]) => tensor);
  return tensors.filter((tensor) => !tensor.requiresGrad);
}

/** Whether this is a tensor that training may change: a leaf that requires a gradient. */
export function isParameter(part: unknown): part is Tensor {
  return part instanceof Tensor && part.requiresGrad && part.node === null;
}
