import type { Random } from '@semente/random';
import { concat, type Tensor, zeros } from '@semente/tensor';
import {
  checkFeatures,
  checkFinite,
  checkFlag,
  checkNoise,
  checkOption,
  checkPositive,
  checkRandom,
  checkSampleCount,
  isCount,
  isShare,
} from './check-option.ts';
import type { Dataset, NoisyDatasetOptions } from './dataset.ts';
import { normalMatrix, uniformMatrix } from './draws.ts';
import { lowRankMatrix } from './low-rank.ts';
import { shuffledTogether, taken } from './permuted.ts';

export interface RegressionOptions extends Omit<NoisyDatasetOptions, 'noise' | 'shuffle'> {
  /** The number of samples. */
  readonly samples?: number;
  /** The number of features. */
  readonly features?: number;
  /** How many features have influence, at most all. */
  readonly informative?: number;
  /** The number of targets of each sample. */
  readonly targets?: number;
  /** What is added to every target. */
  readonly bias?: number;
  /** About how many directions explain most of the features; unless given, all do alike. */
  readonly effectiveRank?: number;
  /** The share of the slowly falling tail in the singular values, where there is a rank. */
  readonly tailStrength?: number;
  /** The standard deviation of the normal noise that is added to the targets. */
  readonly noise?: number;
  /** Whether samples and features come in random order. */
  readonly shuffle?: boolean;
}

export interface RegressionDataset extends Dataset {
  /** The coefficients that the targets were made with: [features], or [features, targets]. */
  readonly coefficients: Tensor;
}

/**
 * Normal features, and targets that depend linearly on some of them.
 *
 * The coefficients are uniform in [0, 100) for the informative features and 0 for the others. This
 * is scikit-learn's `make_regression`.
 *
 * @returns x: [samples, features]; y: [samples], or [samples, targets] where there are several; and
 * the true coefficients. All float64.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { regression } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y, coefficients } = regression({ features: 20, noise: 5, random: seededRandom(1) });
 * console.log(x.shape, y.shape, coefficients.shape); // [100, 20] [100] [20]
 * ```
 */
export function regression(options: RegressionOptions): RegressionDataset {
  checkRandom('regression', options);
  const { samples = 100, features = 100, informative = 10, targets = 1, bias = 0 } = options;
  const { effectiveRank, tailStrength = 0.5, noise = 0, shuffle = true, random } = options;
  checkSizes({ samples, features, informative, targets });
  checkFinite('regression', 'bias', bias);
  if (effectiveRank !== undefined) checkRank(effectiveRank, samples);
  const isTail = isShare(tailStrength);
  checkOption('regression', 'tailStrength', tailStrength, isTail, 'a number from 0 to 1');
  checkNoise('regression', noise);
  checkFlag('regression', 'shuffle', shuffle);
  const x =
    effectiveRank === undefined
      ? normalMatrix(random, samples, features)
      : lowRankMatrix(random, samples, features, { rank: effectiveRank, tailStrength });
  const influential = Math.min(features, informative);
  const some = uniformMatrix(random, influential, targets).mul(100);
  const coefficients = concat([some, zeros([features - influential, targets])]);
  const exact = x.matmul(coefficients).add(bias);
  const y = noise > 0 ? exact.add(normalMatrix(random, samples, targets).mul(noise)) : exact;
  return perTarget(shuffle ? shuffled(random, { x, y, coefficients }) : { x, y, coefficients });
}

function shuffled(random: Random, { x, y, coefficients }: RegressionDataset): RegressionDataset {
  const [mixedX, mixedY] = shuffledTogether(random, [x, y]);
  const order = random.permutation(x.shape[1]);
  return { x: taken(mixedX, order, 1), y: mixedY, coefficients: taken(coefficients, order) };
}

/** A single target needs no axis of its own. */
function perTarget({ x, y, coefficients }: RegressionDataset): RegressionDataset {
  if (y.shape[1] > 1) return { x, y, coefficients };
  return { x, y: y.squeeze(1), coefficients: coefficients.squeeze(1) };
}

function checkSizes(
  sizes: Record<'samples' | 'features' | 'informative' | 'targets', number>,
): void {
  const { samples, features, informative, targets } = sizes;
  checkSampleCount('regression', samples);
  checkPositive('regression', 'targets', targets);
  checkFeatures('regression', 'features', features, Math.max(samples, targets));
  const isFit = isCount(informative);
  checkOption('regression', 'informative', informative, isFit, 'a non-negative integer');
}

/** Singular vectors are found among samples, so there must be some. */
function checkRank(rank: number, samples: number): void {
  checkPositive('regression', 'effectiveRank', rank);
  const wanted = 'at least 1 where there is an effectiveRank';
  checkOption('regression', 'samples', samples, samples > 0, wanted);
}
