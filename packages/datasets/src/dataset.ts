import type { Random } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';

/** Samples, and what a network shall learn to say of each. */
export interface Dataset {
  /** The samples' features: [samples, features], float64. */
  readonly x: Tensor;
  /**
   * The samples' class labels 0, 1, 2, …, or their targets: [samples], float64, as the losses take
   * them. Where it is something else the generator says so.
   */
  readonly y: Tensor;
}

/** What every generator may be told. */
export interface DatasetOptions {
  /** Whether the samples come in random order; if not, they come class by class. */
  readonly shuffle?: boolean;
  /** Where everything random is drawn from. There is no global source, so it is always given. */
  readonly random: Random;
}

/** What a generator may be told whose samples lie on curves. */
export interface NoisyDatasetOptions extends DatasetOptions {
  /**
   * The standard deviation of the normal noise that is added to each feature. With 0 nothing is
   * drawn for it.
   */
  readonly noise?: number;
}

/** One sample on its way into a data set. */
export interface Sample {
  readonly features: readonly number[];
  readonly label: number;
}

/** The data set of these samples: first shuffled, then made noisy, as scikit-learn does it. */
export function datasetOf(
  samples: readonly Sample[],
  featureCount: number,
  { shuffle, noise, random }: Required<NoisyDatasetOptions>,
): Dataset {
  const ordered = shuffle ? shuffled(samples, random) : samples;
  const x = ordered.flatMap(({ features }) => features);
  const noisy = noise > 0 ? x.map((feature) => feature + random.normal(0, noise)) : x;
  return {
    x: tensor(Float64Array.from(noisy), { shape: [samples.length, featureCount] }),
    y: tensor(Float64Array.from(ordered, ({ label }) => label)),
  };
}

function shuffled(samples: readonly Sample[], random: Random): Sample[] {
  return random.permutation(samples.length).map((index) => samples[index]);
}
