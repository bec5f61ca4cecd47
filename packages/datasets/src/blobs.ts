import type { Random } from '@semente/random';
import { checkOption, checkRandom, isCount, isStandardDeviation } from './check-option.ts';
import { equalParts } from './class-sizes.ts';
import { type Dataset, type DatasetOptions, datasetOf, type Sample } from './dataset.ts';

export interface BlobsOptions extends DatasetOptions {
  /**
   * The number of samples, equally divided among the blobs; the first blobs take what is left over.
   * Or the number in each blob.
   */
  readonly samples?: number | readonly number[];
  /**
   * The blobs' centres, [blobs, features], or how many of them are drawn. As many as `samples` has
   * entries, or 3.
   */
  readonly centers?: number | readonly (readonly number[])[];
  /** The number of features, where the centres are drawn. */
  readonly features?: number;
  /** The standard deviation of all blobs, or of each, in every direction. */
  readonly standardDeviation?: number | readonly number[];
  /** The bounds between which every coordinate of a drawn centre lies. */
  readonly centerBox?: readonly [low: number, high: number];
}

/**
 * Round normal clouds of points, one class each.
 *
 * Centres that are not given are drawn uniformly from the box. This is scikit-learn's `make_blobs`,
 * with the same samples in the same order for the same state of `numpyRandom`.
 *
 * @returns x: [samples, features] float64; y: [samples] float64, the number of the blob.
 * @throws RangeError if an option does not fit.
 * @example
 * ```ts
 * import { blobs } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const { x, y } = blobs({ samples: 150, centers: 3, random: seededRandom(1) });
 * console.log(x.shape, y.shape); // [150, 2] [150]
 * ```
 */
export function blobs({
  samples = 100,
  centers = typeof samples === 'number' ? 3 : samples.length,
  features = 2,
  standardDeviation = 1,
  centerBox = [-10, 10],
  shuffle = true,
  random,
}: BlobsOptions): Dataset {
  checkRandom('blobs', random);
  checkCenters(centers);
  const middles =
    typeof centers === 'number' ? drawCenters(centers, features, centerBox, random) : centers;
  const sizes = equalParts('blobs', samples, middles.length);
  const deviations = perBlob(standardDeviation, middles.length);
  const points = middles.flatMap((center, label) =>
    blob(sizes[label], center, deviations[label], label, random),
  );
  return datasetOf(points, middles[0].length, { shuffle, noise: 0, random });
}

function drawCenters(
  count: number,
  features: number,
  centerBox: readonly [number, number],
  random: Random,
): number[][] {
  checkOption(
    'blobs',
    'features',
    features,
    isCount(features) && features > 0,
    'a positive integer',
  );
  const [low, high] = centerBox;
  const isBox = Number.isFinite(high - low) && low <= high;
  checkOption('blobs', 'centerBox', centerBox, isBox, 'two finite numbers, the lower one first');
  return Array.from({ length: count }, () =>
    Array.from({ length: features }, () => random.uniform(low, high)),
  );
}

function blob(
  count: number,
  center: readonly number[],
  standardDeviation: number,
  label: number,
  random: Random,
): Sample[] {
  return Array.from({ length: count }, () => ({
    features: center.map((coordinate) => random.normal(coordinate, standardDeviation)),
    label,
  }));
}

function checkCenters(centers: number | readonly (readonly number[])[]): void {
  const isFit =
    typeof centers === 'number'
      ? isCount(centers) && centers > 0
      : centers.length > 0 && centers.every((center) => isPoint(center, centers[0].length));
  const wanted = 'a positive integer, or a list of equally long lists of finite numbers';
  checkOption('blobs', 'centers', centers, isFit, wanted);
}

function isPoint(center: readonly number[], length: number): boolean {
  return length > 0 && center.length === length && center.every(Number.isFinite);
}

function perBlob(standardDeviation: number | readonly number[], count: number): readonly number[] {
  const deviations =
    typeof standardDeviation === 'number'
      ? Array.from({ length: count }, () => standardDeviation)
      : standardDeviation;
  const isFit = deviations.length === count && deviations.every(isStandardDeviation);
  const wanted = `a finite number, 0 or more, or a list of ${count} of them`;
  checkOption('blobs', 'standardDeviation', standardDeviation, isFit, wanted);
  return deviations;
}
