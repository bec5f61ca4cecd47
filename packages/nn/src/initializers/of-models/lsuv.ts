import { noGrad, Tensor } from '@semente/tensor';
import { completeOptions, isCount, isPositive } from '../../claims.ts';
import type { Layer } from '../../layers/layer.ts';
import { isParameter, parameters } from '../../parameters.ts';
import { shown } from '../../shown.ts';

/** How close the variances have to come to 1. */
export interface LsuvOptions {
  /** How far a variance may be from 1; 0.1 by default, as in the paper. */
  readonly tolerance?: number;
  /** How often a weight is rescaled at most; 10 by default. */
  readonly iterations?: number;
}

/**
 * Rescales the weights of a model, layer by layer from its input, until each layer's output on a batch
 * of real data has variance 1: layer-sequential unit variance (Mishkin and Matas 2016, “All you need is
 * a good init”, algorithm 1). It needs no derivation for an activation, because it measures. The
 * algorithm's first step is the layers': make them with `weight: orthogonal()`.
 *
 * It finds its way through `sequential` models and into the body of `residual` layers. Every other
 * layer counts as one, whose `weight` it rescales. The model is called for evaluation: dropout is silent.
 *
 * @param model - A layer, in general of `sequential`.
 * @param batch - What the model is called with: data as it is trained on, some hundred samples.
 * @throws RangeError if an option does not fit, a layer hides its weights, an output is constant, or its
 * variance cannot be brought to 1 by the weights, because of biases.
 * @example
 * ```ts
 * import { linear, lsuv, orthogonal, relu, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const options = { weight: orthogonal(), random };
 * const model = sequential(linear(2, 8, options), relu(), linear(8, 4, options));
 * const batch = tensor([[100, 3], [-50, 1], [20, -7]]);
 * lsuv(model, batch);
 * console.log(model(batch).variance().item().toFixed(6)); // 1.000000
 * ```
 */
export function lsuv(model: Layer, batch: Tensor, options: LsuvOptions = {}): void {
  if (typeof model !== 'function' || !(batch instanceof Tensor)) {
    throw new RangeError(
      `lsuv: expected a model and a batch of its inputs, got ${shown(model)} and ${shown(batch)}`,
    );
  }
  const complete = completeOptions(
    'lsuv',
    options,
    { tolerance: 0.1, iterations: 10 },
    { tolerance: isPositive, iterations: isCount },
  );
  noGrad(() => passThrough(model, batch, complete));
}

/** What a layer that holds others lets be seen of them. */
interface Holder extends Layer {
  /** Applied one after another, as by `sequential`. */
  readonly layers?: readonly Layer[];
  /** Applied to the input of the layer itself, as by `residual`. */
  readonly body?: Layer;
}

/** Rescales all weights of a layer and gives its output. */
function passThrough(layer: Holder, x: Tensor, options: Required<LsuvOptions>): Tensor {
  if (layer.layers !== undefined) {
    return layer.layers.reduce((signal, inner) => passThrough(inner, signal, options), x);
  }
  if (layer.body !== undefined) passThrough(layer.body, x, options);
  else if (hasWeight(layer)) rescale(layer, x, options);
  else checkNothingHidden(layer);
  return layer(x, 'evaluation');
}

type WeightedLayer = Layer & { readonly weight: Tensor };

/** Scales of normalizing layers, which are vectors, are no weights. */
function hasWeight(layer: Layer): layer is WeightedLayer {
  const { weight }: { weight?: unknown } = layer as object;
  return isParameter(weight) && weight.rank >= 2;
}

function rescale(layer: WeightedLayer, x: Tensor, options: Required<LsuvOptions>): void {
  const { weight } = layer;
  for (let i = 0; i <= options.iterations; i++) {
    const variance = layer(x, 'evaluation').variance().item();
    if (Math.abs(variance - 1) <= options.tolerance) return;
    if (!Number.isFinite(variance) || variance === 0) {
      throw new RangeError(
        `lsuv: the output of the layer with a weight of ${weight} has a variance of ${variance}, which no scale makes 1`,
      );
    }
    weight.assign(weight.div(Math.sqrt(variance)));
  }
  throw new RangeError(
    `lsuv: the layer with a weight of ${weight} did not come to a variance of 1 in ${options.iterations} iterations; are its biases too large?`,
  );
}

function checkNothingHidden(layer: Layer): void {
  const hidden = parameters(layer).find(({ rank }) => rank >= 2);
  if (hidden === undefined) return;
  throw new RangeError(
    `lsuv: a layer holds a weight of ${hidden} where it cannot be found; call lsuv on the layers one by one`,
  );
}
