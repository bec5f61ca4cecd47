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
 * TypeError, `assign` gives a tensor new numbers. As text it is the names of its layers, not the
 * numbers in them.
 */
export function namedLayer<Forward extends Layer, Parts extends object>(
  name: string,
  forward: Forward,
  parts: Parts,
): Forward & Readonly<Parts> {
  const toText = (): string => outline(forward).join('\n');
  Object.defineProperties(forward, {
    name: { value: name },
    toString: { value: toText },
    // What `console.log` shows in Node.
    [Symbol.for('nodejs.util.inspect.custom')]: { value: toText },
  });
  return Object.freeze(Object.assign(forward, parts));
}

/** The layers that a layer applies one after another to its input, each by its place. */
export function partsOf(
  layer: Layer & { layers?: unknown; body?: unknown },
): [place: string, part: Layer][] {
  if (Array.isArray(layer.layers)) return layer.layers.map((part, i) => [String(i), part]);
  return typeof layer.body === 'function' ? [['body', layer.body as Layer]] : [];
}

/** The name of a layer and, indented below it, those of the layers it is made of. */
function outline(layer: Layer): string[] {
  const within = partsOf(layer).flatMap(([place, part]) => {
    const [first, ...rest] = outline(part);
    return [`${place}: ${first}`, ...rest];
  });
  return [nameOf(layer), ...within.map((line) => `  ${line}`)];
}

/** What to call a layer; one that is a function without a name is a layer and nothing else. */
export function nameOf(layer: Layer): string {
  return layer.name || 'layer';
}
