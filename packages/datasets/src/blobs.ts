import type { Random } from '@semente/random';
import {
  checkFeatures,
  checkFlag,
  checkOption,
  checkRandom,
  isPositive,
  isStandardDeviation,
  POSITIVE_INTEGER,
} from './check-option.ts';
import { equalParts, totalOf } from './class-sizes.ts';
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
export function blobs(options: BlobsOptions): Dataset {
  checkRandom('blobs', options);
  const { samples = 100, features = 2, standardDeviation = 1, centerBox = [-10, 10] } = options;
  const { centers = Array.isArray(samples) ? samples.length : 3, shuffle = true, random } = options;
  checkCenters(centers);
  checkFlag('blobs', 'shuffle', shuffle);
  const count = typeof centers === 'number' ? centers : centers.length;
  const sizes = equalParts('blobs', samples, count);
  const deviations = perBlob(standardDeviation, count);
  const featureCount = typeof centers === 'number' ? features : centers[0].length;
  checkFeatures('blobs', 'features', featureCount, Math.max(count, totalOf(sizes)));
  const middles =
    typeof centers === 'number' ? drawCenters(centers, features, centerBox, random) : centers;
  const points = middles.flatMap((center, label) =>
    blob(sizes[label], center, deviations[label], label, random),
  );
  return datasetOf(points, featureCount, { shuffle, noise: 0, random });
}

function drawCenters(
  count: number,
  features: number,
  centerBox: readonly [number, number],
  random: Random,
): number[][] {
  checkCenterBox(centerBox);
  const [low, high] = centerBox;
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
  const isFit = typeof centers === 'number' ? isPositive(centers) : arePoints(centers);
  const wanted = `${POSITIVE_INTEGER}, or a list of equally long lists of finite numbers`;
  checkOption('blobs', 'centers', centers, isFit, wanted);
}

function arePoints(centers: unknown): boolean {
  if (!Array.isArray(centers) || centers.length === 0) return false;
  return centers.every((center) => isPoint(center) && center.length === centers[0].length);
}

function isPoint(center: unknown): center is readonly number[] {
  return Array.isArray(center) && center.length > 0 && center.every(Number.isFinite);
}

function checkCenterBox(centerBox: readonly [number, number]): void {
  const areBounds =
    Array.isArray(centerBox) && centerBox.length === 2 && centerBox.every(Number.isFinite);
  const isFit =
    areBounds && Number.isFinite(centerBox[1] - centerBox[0]) && centerBox[0] <= centerBox[1];
  checkOption('blobs', 'centerBox', centerBox, isFit, 'two finite numbers, the lower one first');
}

function perBlob(standardDeviation: number | readonly number[], count: number): readonly number[] {
  const deviations =
    typeof standardDeviation === 'number'
      ? Array.from({ length: count }, () => standardDeviation)
      : standardDeviation;
  const isFit =
    Array.isArray(deviations) &&
    deviations.length === count &&
    deviations.every(isStandardDeviation);
  const wanted = `a finite number, 0 or more, or a list of ${count} of them`;
  checkOption('blobs', 'standardDeviation', standardDeviation, isFit, wanted);
  return deviations;
}
