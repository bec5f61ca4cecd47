import { isRandom, type Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import { isParameter } from '../../parameters.ts';
import { shown } from '../../shown.ts';

/** What the rule starts together. */
export interface LayerWithBias {
  /** `[outputs, …]`. */
  readonly weight: Tensor;
  /** `[outputs]`. */
  readonly bias: Tensor;
}

/**
 * The σ of the normal weights, 0.6007…: the positive root of σ²/2 + E[p] √(2/π) σ + E[p²] = 1 for p from
 * Beta(2, 1), whose moments are E[p] = 2/3 and E[p²] = 1/2. The left side bounds by what the mean
 * square of signals grows from layer to layer.
 */
const SIGMA = Math.sqrt(1 + 8 / (9 * Math.PI)) - (2 * Math.SQRT2) / (3 * Math.sqrt(Math.PI));

/**
 * Gives a layer of rectified linear units new weights and biases, by randomized asymmetric
 * initialization: of each unit's n weights and its bias, one, drawn at random, comes from Beta(2, 1), which
 * is positive, and the n others from N(0, 0.6007² / n). In deep and narrow networks that start from
 * symmetric weights, often every unit of some layer is silent for every input, and nothing can be
 * learned any more; this rule makes it rare (Lu, Shin, Su and Karniadakis 2020, “Dying ReLU and
 * Initialization: Theory and Numerical Examples”).
 *
 * It is no rule for `linear(…, { weight })`, because a unit's weights and bias depend on one another.
 *
 * @param layer - A linear or convolutional layer: a weight `[outputs, …]` and a bias `[outputs]`.
 * @throws RangeError if the layer has no such weight and bias, or there is no random source.
 * @example
 * ```ts
 * import { linear, randomizedAsymmetric } from '@semente/nn';
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom(1);
 * const layer = linear(2, 3, { random });
 * randomizedAsymmetric(layer, { random });
 * ```
 */
export function randomizedAsymmetric(
  layer: LayerWithBias,
  options: { readonly random: Random },
): void {
  const { weight, bias } = requireLayer(layer);
  const { random }: { random?: unknown } = options ?? {};
  if (!isRandom(random)) {
    throw new RangeError(
      `randomizedAsymmetric: needs a random source, as in { random: seededRandom(1) }, got ${shown(random)}`,
    );
  }
  const fanIn = weight.size / bias.size;
  const units = Array.from({ length: bias.size }, () => drawUnit(fanIn, random));
  const { shape, dtype } = weight;
  weight.assign(
    tensor(
      units.flatMap((unit) => unit.slice(0, fanIn)),
      { shape, dtype },
    ),
  );
  bias.assign(
    tensor(
      units.map((unit) => unit[fanIn]),
      { dtype: bias.dtype },
    ),
  );
}

/** The weights of a unit, and its bias at the end. */
function drawUnit(fanIn: number, random: Random): number[] {
  const positive = random.integer(0, fanIn + 1);
  const standardDeviation = SIGMA / Math.sqrt(fanIn);
  return Array.from({ length: fanIn + 1 }, (_, place) =>
    place === positive ? drawBeta(random) : random.normal(0, standardDeviation),
  );
}

/** From Beta(2, 1), whose distribution function is x². */
function drawBeta(random: Random): number {
  return Math.sqrt(random.uniform());
}

function requireLayer(layer: LayerWithBias): LayerWithBias {
  const { weight, bias }: { weight?: unknown; bias?: unknown } = layer ?? {};
  const areParameters = isParameter(weight) && isParameter(bias);
  if (areParameters && weight.rank >= 2 && bias.shape.join() === String(weight.shape[0])) {
    return { weight, bias };
  }
  throw new RangeError(
    `randomizedAsymmetric: expected a layer with a weight [outputs, …] and a bias [outputs], got a weight of ${shown(weight)} and a bias of ${shown(bias)}`,
  );
}
