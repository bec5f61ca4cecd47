import type { Layer } from './layer.ts';

/** Layers applied one after another. Each keeps its own type: `model.layers[0].weight`. */
export interface Sequential<Layers extends readonly Layer[] = readonly Layer[]> extends Layer {
  readonly layers: Layers;
}

/**
 * A model that passes its input through each layer in turn.
 *
 * @example
 * ```ts
 * import { linear, relu, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const model = sequential(linear(2, 10, { random }), relu(), linear(10, 1, { random }));
 * console.log(model(tensor([[0.5, -0.5]])).shape); // [1, 1]
 * ```
 */
export function sequential<Layers extends readonly Layer[]>(...layers: Layers): Sequential<Layers> {
  const forward: Layer = (x) => layers.reduce((signal, layer) => layer(signal), x);
  return Object.assign(forward, { layers });
}
