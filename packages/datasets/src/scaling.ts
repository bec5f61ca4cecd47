import { max, mean, min, std, Tensor, where } from '@semente/tensor';
import { checkOption } from './check-option.ts';

/** What features are shifted and scaled by, as it was found on the part that is trained on. */
export interface Scaling {
  /** What is subtracted from each feature. */
  readonly offset: Tensor;
  /** What each feature is then divided by; 1 where a feature never varies. */
  readonly spread: Tensor;
  /**
   * (x − offset) / spread, for samples of any part: [samples, …].
   *
   * @throws RangeError if they have other features than the part that this was found on.
   */
  apply(x: Tensor): Tensor;
  /**
   * What `apply` made, as it was before: y · spread + offset.
   *
   * @throws RangeError if y is not of such a shape.
   */
  invert(y: Tensor): Tensor;
}

/**
 * Brings every feature to mean 0 and standard deviation 1 (that of the samples themselves, without
 * Bessel's correction, as scikit-learn's `StandardScaler`).
 *
 * Fit it on the training part and apply it to all: what is learned from the test part cannot be
 * judged by it.
 *
 * @param x - [samples, …], at least one sample.
 * @throws RangeError if x is no such tensor.
 * @example
 * ```ts
 * import { standardize } from '@semente/datasets';
 * import { tensor } from '@semente/tensor';
 *
 * const scaling = standardize(tensor([[1, 10], [3, 30]]));
 * console.log(scaling.apply(tensor([[2, 40]])).toArray()); // [[0, 2]]
 * ```
 */
export function standardize(x: Tensor): Scaling {
  checkSamples('standardize', x);
  return scalingBy('standardize', mean(x, 0), std(x, 0, { correction: 0 }), x);
}

/**
 * Brings every feature to the range from 0 to 1. Samples of other parts may lie outside of it.
 *
 * @param x - [samples, …], at least one sample: the training part.
 * @throws RangeError if x is no such tensor.
 * @example
 * ```ts
 * import { minMax } from '@semente/datasets';
 * import { tensor } from '@semente/tensor';
 *
 * const scaling = minMax(tensor([[1, 10], [3, 30]]));
 * console.log(scaling.apply(tensor([[2, 40]])).toArray()); // [[0.5, 1.5]]
 * ```
 */
export function minMax(x: Tensor): Scaling {
  checkSamples('minMax', x);
  const least = min(x, 0);
  return scalingBy('minMax', least, max(x, 0).sub(least), x);
}

/** A feature that is the same everywhere may get a tiny deviation by rounding: its range tells. */
function scalingBy(name: string, offset: Tensor, size: Tensor, x: Tensor): Scaling {
  const varies = max(x, 0).greater(min(x, 0));
  const spread = where(varies, size, 1);
  return {
    offset,
    spread,
    apply: (samples) => requireAlike(`${name}.apply`, samples, offset).sub(offset).div(spread),
    invert: (samples) => requireAlike(`${name}.invert`, samples, offset).mul(spread).add(offset),
  };
}

/** Broadcasting would make samples of two features out of those of one. */
function requireAlike(name: string, samples: Tensor, { shape }: Tensor): Tensor {
  const isTensor = samples instanceof Tensor;
  const given: unknown = isTensor ? samples.shape : samples;
  const isFit = isTensor && String(samples.shape) === String([samples.shape[0], ...shape]);
  const wanted = `a tensor [${['samples', ...shape].join(', ')}], as the training part was`;
  checkOption(name, 'x', given, isFit, wanted);
  return samples;
}

function checkSamples(name: string, x: unknown): void {
  const isFit = x instanceof Tensor && x.rank > 0 && x.size > 0;
  checkOption(name, 'x', x, isFit, 'a tensor [samples, …] with at least one sample');
}
