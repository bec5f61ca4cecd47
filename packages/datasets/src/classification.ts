import type { Random } from '@semente/random';
import { concat, type Tensor, tensor } from '@semente/tensor';
import { checkClassification } from './check-classification.ts';
import { checkRandom } from './check-option.ts';
import type { Classification, ClassificationOptions } from './classification-options.ts';
import { clusterSizes } from './cluster-sizes.ts';
import type { Dataset } from './dataset.ts';
import { normalMatrix, uniformMatrix } from './draws.ts';
import { hypercubeVertices } from './hypercube.ts';
import { shuffledTogether, taken } from './permuted.ts';

/**
 * Classes of normal clusters around the corners of a hypercube, among features that say the same
 * again or nothing.
 *
 * This is scikit-learn's `make_classification`: I. Guyon, "Design of experiments for the NIPS 2003
 * variable selection benchmark", 2003.
 *
 * @returns x: [samples, features] float64; y: [samples] float64, the class.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { classification } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = classification({ features: 5, informative: 3, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [100, 5] [100]
 * ```
 */
export function classification(options: ClassificationOptions): Dataset {
  checkRandom('classification', options);
  const all = withDefaults(options);
  checkClassification(all);
  const { random, classes, flipY, shuffle } = all;
  const sizes = clusterSizes(all);
  const features = allFeatures(all, informativeFeatures(all, sizes));
  const labels = sizes.flatMap((size, k) => Array.from({ length: size }, () => k % classes));
  const flipped = labels.map(() => random.uniform() < flipY);
  const y = labels.map((label, i) => (flipped[i] ? random.integer(0, classes) : label));
  const shifted = features.add(shiftOf(all));
  const data = { x: shifted.mul(scaleOf(all)), y: tensor(Float64Array.from(y)) };
  return shuffle ? shuffled(random, data) : data;
}

function withDefaults(options: ClassificationOptions): Classification {
  const { samples = 100, features = 20, informative = 2, redundant = 2, repeated = 0 } = options;
  const { classes = 2, clustersPerClass = 2, weights, flipY = 0.01 } = options;
  const { classSeparation = 1, hypercube = true, shift = 0, scale = 1 } = options;
  const { shuffle = true, random } = options;
  const counts = { samples, features, informative, redundant, repeated, classes, clustersPerClass };
  const geometry = { classSeparation, hypercube, shift, scale };
  return { ...counts, ...geometry, weights, flipY, shuffle, random };
}

/** [samples, informative], cluster by cluster. */
function informativeFeatures(all: Classification, sizes: readonly number[]): Tensor {
  const { random, samples, informative } = all;
  const centroids = clusterCentroids(all, sizes.length);
  const normal = normalMatrix(random, samples, informative);
  const clusters = normal.split(sizes).map((cluster, k) => {
    const spread = uniformMatrix(random, informative, informative).mul(2).sub(1);
    return cluster.matmul(spread).add(centroids.at(k));
  });
  return concat(clusters);
}

function clusterCentroids(
  { random, informative, classSeparation, hypercube }: Classification,
  count: number,
): Tensor {
  const corners = hypercubeVertices(random, count, informative);
  const centred = corners.mul(2 * classSeparation).sub(classSeparation);
  if (hypercube) return centred;
  const perCluster = uniformMatrix(random, count, 1);
  return centred.mul(perCluster).mul(uniformMatrix(random, 1, informative));
}

/** The informative features, and behind them the redundant, the repeated and the useless ones. */
function allFeatures(all: Classification, x: Tensor): Tensor {
  const { random, samples, features, informative, redundant, repeated } = all;
  const combinations = uniformMatrix(random, informative, redundant).mul(2).sub(1);
  const meaning = concat([x, x.matmul(combinations)], 1);
  const last = informative + redundant - 1;
  const chosen = Array.from({ length: repeated }, () => Math.floor(last * random.uniform() + 0.5));
  const useless = features - informative - redundant - repeated;
  return concat([meaning, taken(meaning, chosen, 1), normalMatrix(random, samples, useless)], 1);
}

function shiftOf({ random, features, shift, classSeparation }: Classification): Tensor {
  if (shift !== 'random') return tensor(shift);
  return uniformMatrix(random, 1, features).mul(2).sub(1).mul(classSeparation);
}

function scaleOf({ random, features, scale }: Classification): Tensor {
  if (scale !== 'random') return tensor(scale);
  return uniformMatrix(random, 1, features).mul(100).add(1);
}

function shuffled(random: Random, { x, y }: Dataset): Dataset {
  const [mixedX, mixedY] = shuffledTogether(random, [x, y]);
  return { x: taken(mixedX, random.permutation(x.shape[1]), 1), y: mixedY };
}
