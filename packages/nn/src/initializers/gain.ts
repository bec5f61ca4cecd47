import { noGrad, Tensor, tensor } from '@semente/tensor';
import { shown } from '../shown.ts';

/**
 * How much weights have to make up for an activation φ, by which signals keep their size from layer to
 * layer: 1 / gain² = E[φ(z)²] for a standard normal z. If the inputs of a layer have the mean square
 * E[φ(z)²], weights of variance gain² / fanIn give sums of variance 1 again (He et al. 2015,
 * “Delving Deep into Rectifiers”, section 2.2, where φ is a rectifier; Klambauer et al. 2017,
 * “Self-Normalizing Neural Networks”, which chooses φ so that the gain is 1).
 *
 * | activation | E[φ(z)²] | gain |
 * | --- | --- | --- |
 * | identity | 1 | 1 |
 * | relu | ½: half of z² | √2 |
 * | leakyRelu, slope a | (1 + a²) / 2: z² on one side, a² z² on the other | √(2 / (1 + a²)) |
 * | elu | ½ + ½ E[(e^−abs(z) − 1)²] = 0.6449 | 1.2452 |
 * | selu | 1, and a mean of 0: that is how its two constants were chosen | 1 |
 * | tanh | 0.3943 | 1.5925 |
 * | sigmoid | 0.2934, of which ¼ is the squared mean | 1.8462 |
 * | silu | 0.3558 | 1.6765 |
 * | gelu | 0.4252 | 1.5335 |
 * | softplus | 0.9212 | 1.0419 |
 * | softsign | 0.1830 | 2.3375 |
 *
 * The integral is computed from the function itself, from −12 to 12 by Gauss and Legendre's rule of
 * five points in pieces of an eighth: a kink at a multiple of an eighth costs no accuracy.
 *
 * @param activation - From a tensor to one of the same shape, element by element.
 * @throws RangeError if it is none, or if it is 0 everywhere or not finite.
 * @example
 * ```ts
 * import { gain, orthogonal } from '@semente/nn';
 * import { leakyRelu, relu } from '@semente/tensor';
 *
 * console.log(gain(relu).toFixed(12)); // 1.414213562373
 * const weight = orthogonal({ gain: gain((x) => leakyRelu(x, { negativeSlope: 0.2 })) });
 * ```
 */
export function gain(activation: (x: Tensor) => Tensor): number {
  if (typeof activation !== 'function') {
    throw new RangeError(`gain: expected a function such as relu, got ${shown(activation)}`);
  }
  const { places, weights } = normalQuadrature();
  const values: unknown = noGrad(() => activation(places));
  if (!(values instanceof Tensor) || values.shape.join() !== places.shape.join()) {
    throw new RangeError(
      `gain: the activation must give a tensor as long as its input of ${places}, got ${shown(values)}`,
    );
  }
  const meanSquare = noGrad(() => values.square().mul(weights).sum().div(weights.sum())).item();
  if (!Number.isFinite(meanSquare) || meanSquare === 0) {
    throw new RangeError(
      `gain: the mean square of the activation is ${meanSquare}; no gain mends it`,
    );
  }
  return 1 / Math.sqrt(meanSquare);
}

/** Places z and weights with which the sum of f(z) is √(2π) E[f(z)] for a standard normal z. */
function normalQuadrature(): { places: Tensor; weights: Tensor } {
  const half = 1 / 16;
  const centres = Array.from({ length: 192 }, (_, i) => -12 + (2 * i + 1) * half);
  const places = tensor(centres.flatMap((c) => legendre.map(({ place }) => c + half * place)));
  const shares = tensor(centres.flatMap(() => legendre.map(({ weight }) => half * weight)));
  return { places, weights: places.square().mul(-0.5).exp().mul(shares) };
}

/** The rule of five points on [−1, 1] (Abramowitz and Stegun 1964, section 25.4, Gauss' formula). */
const legendre = [-1, 1].flatMap((side) => [
  {
    place: (side * Math.sqrt(5 - 2 * Math.sqrt(10 / 7))) / 3,
    weight: (322 + 13 * Math.sqrt(70)) / 900,
  },
  {
    place: (side * Math.sqrt(5 + 2 * Math.sqrt(10 / 7))) / 3,
    weight: (322 - 13 * Math.sqrt(70)) / 900,
  },
]);
legendre.push({ place: 0, weight: 128 / 225 });
