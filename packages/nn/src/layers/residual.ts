import { Tensor, TensorError } from '@semente/tensor';
import { shown } from '../shown.ts';
import { type Layer, namedLayer } from './layer.ts';

/** A layer with a way around it. */
export interface Residual<Body extends Layer = Layer> extends Layer {
  readonly body: Body;
}

/**
 * y = x + body(x): a layer that learns what to add to its input, so that signals and gradients have a
 * way around it (He et al. 2016, "Deep residual learning for image recognition", equation 1).
 *
 * @param body - A layer that keeps the shape of its input.
 * @throws RangeError if the body is not a function.
 * @throws TensorError when called, if the body gives another shape or dtype than it was given.
 * @example
 * ```ts
 * import { linear, relu, residual, sequential } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { ones } from '@semente/tensor';
 *
 * const random = seededRandom(1);
 * const block = residual(sequential(linear(4, 8, { random }), relu(), linear(8, 4, { random })));
 * console.log(block(ones([2, 4])).shape); // [2, 4]
 * ```
 */
export function residual<Body extends Layer>(body: Body): Residual<Body> {
  if (typeof body !== 'function') {
    throw new RangeError(
      `residual: the body is ${shown(body)}, where a function from tensor to tensor would fit`,
    );
  }
  const forward: Layer = (x, mode) => {
    const change = body(x, mode);
    if (!(change instanceof Tensor) || String(change) !== String(x)) {
      throw new TensorError(
        `residual: the body made ${shown(change)} of ${shown(x)}, and what is added to the input must be of its shape and dtype`,
      );
    }
    return x.add(change);
  };
  return namedLayer('residual', forward, { body });
}
