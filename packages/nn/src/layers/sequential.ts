import type { Layer } from './layer.ts';

/** Layers applied one after another. */
export interface Sequential extends Layer {
  readonly layers: readonly Layer[];
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
export function sequential(...layers: readonly Layer[]): Sequential {
  const forward: Layer = (x) => layers.reduce((signal, layer) => layer(signal), x);
  return Object.assign(forward, { layers });
}
