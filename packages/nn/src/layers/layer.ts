import type { Tensor } from '@semente/tensor';

/**
 * What a model is called for. Some layers behave differently: dropout is silent in evaluation, and
 * batch normalization goes by its running statistics.
 */
export type Mode = 'training' | 'evaluation';

/**
 * A step of a model: a function from tensor to tensor that may carry tensors of its own as
 * properties. A model is built of layers and is one itself. A layer that holds others hands its mode
 * on to them; there is no switch that somebody could forget to put back.
 */
export type Layer = (x: Tensor, mode?: Mode) => Tensor;

/**
 * A layer under the name by which it speaks of itself, with its parts as properties. The parts stay,
 * so that no optimizer and no compiled function goes on with old ones: to replace one throws a
 * TypeError, `assign` gives a tensor new numbers.
 */
export function namedLayer<Forward extends Layer, Parts extends object>(
  name: string,
  forward: Forward,
  parts: Parts,
): Forward & Readonly<Parts> {
  Object.defineProperty(forward, 'name', { value: name });
  return Object.freeze(Object.assign(forward, parts));
}
