import { isRandom, type Random } from '@semente/random';
import { Tensor, TensorError, tensor } from '@semente/tensor';
import { zeros } from '../initializers/constant.ts';
import { heNormal } from '../initializers/he.ts';
import type { Initializer } from '../initializers/initializer.ts';
import { shown } from '../shown.ts';
import type { Layer } from './layer.ts';

/**
 * A linear layer. Its weight and bias are the same tensors for ever, so that an optimizer or a
 * compiled function never holds old ones: `layer.weight.assign(values)` gives new numbers, and
 * `layer.weight = …` throws a TypeError.
 */
export interface Linear extends Layer {
  /** `[outFeatures, inFeatures]`. */
  readonly weight: Tensor;
  /** `[outFeatures]`. */
  readonly bias: Tensor;
}

/** How a linear layer starts. */
export interface LinearOptions {
  /** Where the starting weights are drawn from. */
  readonly random: Random;
  /** The rule for the weights; `heNormal()` by default. */
  readonly weight?: Initializer;
  /** The rule for the biases; `zeros()` by default. */
  readonly bias?: Initializer;
  /** `float64` by default. */
  readonly dtype?: 'float64' | 'float32';
}

/**
 * y = x · weightᵀ + bias: from `[samples, inFeatures]` to `[samples, outFeatures]`.
 *
 * @throws RangeError if a number of features is not a whole number above 0, or there is no random
 * source.
 * @throws TensorError when called with an input of another shape or dtype.
 * @example
 * ```ts
 * import { heNormal, linear } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 * import { tensor } from '@semente/tensor';
 *
 * const layer = linear(2, 3, { weight: heNormal(), random: seededRandom(1) });
 * console.log(layer(tensor([[1, 2], [3, 4]])).shape); // [2, 3]
 * ```
 */
export function linear(inFeatures: number, outFeatures: number, options: LinearOptions): Linear {
  const name = `linear(${shown(inFeatures)}, ${shown(outFeatures)})`;
  checkFeatures(name, inFeatures, outFeatures);
  checkRandom(name, options?.random);
  const { random, weight: drawWeight = heNormal(), bias: drawBias = zeros() } = options;
  const { dtype = 'float64' } = options;
  const fans = { fanIn: inFeatures, fanOut: outFeatures };
  const draw = (rule: Initializer, shape: readonly number[]): Tensor =>
    tensor(rule({ shape, ...fans, random }), { shape, dtype, requiresGrad: true });
  const weight = draw(drawWeight, [outFeatures, inFeatures]);
  const bias = draw(drawBias, [outFeatures]);

  const forward: Layer = (x) => {
    if (!(x instanceof Tensor) || x.rank !== 2 || x.shape[1] !== inFeatures || x.dtype !== dtype) {
      throw new TensorError(
        `${name}: expected an input of ${dtype} [samples, ${inFeatures}], got ${shown(x)}`,
      );
    }
    return x.matmul(weight.transpose()).add(bias);
  };
  return Object.freeze(Object.assign(forward, { weight, bias }));
}

/** For callers whose types nobody checked: there is no global source to fall back on. */
function checkRandom(name: string, random: unknown): void {
  if (isRandom(random)) return;
  throw new RangeError(
    `${name}: needs a random source, as in { random: seededRandom(1) }, got ${shown(random)}`,
  );
}

function checkFeatures(name: string, ...features: number[]): void {
  if (!features.every((count) => Number.isInteger(count) && count > 0)) {
    throw new RangeError(`${name}: numbers of features must be whole and above 0`);
  }
}
