import { Tensor, TensorError } from '@semente/tensor';
import { shown } from '../shown.ts';
import { type Layer, namedLayer } from './layer.ts';

/** Layers applied one after another. Each keeps its own type: `model[0].weight`. */
export type Sequential<Layers extends readonly Layer[] = readonly Layer[]> = Layer & {
  readonly layers: Layers;
} & Readonly<Pick<Layers, Extract<keyof Layers, number | `${number}`>>>;

/**
 * A model that passes its input through each layer in turn. Its layers cannot be replaced. Each is
 * told the mode that the model is called in.
 *
 * @throws RangeError if one of the layers is not a function.
 * @throws TensorError when called, if a layer does not give a tensor.
 * @example
 * ```ts
 * import { linear, relu, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const model = sequential(linear(2, 10, { random }), relu(), linear(10, 1, { random }));
 * console.log(model(tensor([[0.5, -0.5]])).shape); // [1, 1]
 * console.log(model[0].weight.shape); // [10, 2]
 * console.log(model);
 * // sequential
 * //   0: linear(2, 10)
 * //   1: relu()
 * //   2: linear(10, 1)
 * ```
 */
export function sequential<Layers extends readonly Layer[]>(...layers: Layers): Sequential<Layers> {
  layers.forEach(checkLayer);
  const forward: Layer = (x, mode) =>
    layers.reduce((signal, layer, i) => checkedOutput(layer(signal, mode), i), x);
  Object.freeze(layers);
  // Its parts are the layers by their numbers, as in PyTorch: the first one's weight is `0.weight`.
  const listed = Object.defineProperty(forward, 'layers', { value: layers });
  return namedLayer('sequential', listed as Sequential<Layers>, Object.assign({}, layers));
}

function checkLayer(layer: unknown, i: number): void {
  if (typeof layer === 'function') return;
  throw new RangeError(
    `sequential: layer ${i + 1} is ${shown(layer)}, where a function from tensor to tensor would fit; ` +
      'pass layers one by one, as in sequential(first, second)',
  );
}

function checkedOutput(output: unknown, i: number): Tensor {
  if (output instanceof Tensor) return output;
  const hint = typeof output === 'function' ? '; call what makes the layer, as in relu()' : '';
  throw new TensorError(
    `sequential: layer ${i + 1} gave ${shown(output)}, where a tensor would fit${hint}`,
  );
}
