import {
  checkFeatures,
  checkFinite,
  checkFlag,
  checkOption,
  checkPositive,
  checkSampleCount,
  isCount,
  isShare,
} from './check-option.ts';
import { totalOf } from './class-sizes.ts';
import type { Classification } from './classification-options.ts';
import { clusterSizes } from './cluster-sizes.ts';

/** Corners are drawn from up to a hundred times as many. */
const MOST_CLUSTERS = 100_000;

/** Refuses by name what `classification` cannot make. */
export function checkClassification(all: Classification): void {
  checkSampleCount('classification', all.samples);
  checkFeatureKinds(all);
  checkClusters(all);
  checkWeights(all);
  const isFlip = isShare(all.flipY);
  checkOption('classification', 'flipY', all.flipY, isFlip, 'a number from 0 to 1');
  checkFinite('classification', 'classSeparation', all.classSeparation);
  checkFlag('classification', 'hypercube', all.hypercube);
  checkFlag('classification', 'shuffle', all.shuffle);
  checkPerFeature('shift', all.shift, all.features);
  checkPerFeature('scale', all.scale, all.features);
}

function checkFeatureKinds({
  samples,
  features,
  informative,
  redundant,
  repeated,
}: Classification): void {
  checkPositive('classification', 'informative', informative);
  const kinds = { redundant, repeated };
  for (const [option, count] of Object.entries(kinds)) {
    checkOption('classification', option, count, isCount(count), 'a non-negative integer');
  }
  checkFeatures('classification', 'features', features, Math.max(samples, informative));
  const known = informative + redundant + repeated;
  const wanted = `at least ${known}, the informative, redundant and repeated ones together`;
  checkOption('classification', 'features', features, features >= known, wanted);
}

function checkClusters({ classes, clustersPerClass, informative }: Classification): void {
  checkPositive('classification', 'classes', classes);
  checkPositive('classification', 'clustersPerClass', clustersPerClass);
  const clusters = classes * clustersPerClass;
  const isFew = clusters <= MOST_CLUSTERS;
  const few = `so few that there are at most ${MOST_CLUSTERS} clusters in all`;
  checkOption('classification', 'clustersPerClass', clustersPerClass, isFew, few);
  const isWide = 32 - Math.clz32(clusters - 1) <= informative;
  const wide = `so many that 2 to that power is at least the ${clusters} clusters`;
  checkOption('classification', 'informative', informative, isWide, wide);
}

function checkWeights(all: Classification): void {
  const { weights, classes, samples } = all;
  if (weights === undefined) return;
  const areShares = Array.isArray(weights) && weights.every(isShare);
  const isList = areShares && (weights.length === classes || weights.length === classes - 1);
  const isFit = isList && fits(clusterSizes(all), samples);
  const wanted = `a list of ${classes} shares from 0 to 1 (or one less) that are at most 1 together`;
  checkOption('classification', 'weights', weights, isFit, wanted);
}

/** Shares that are 1 together may by rounding seem to be a little more. */
function fits(sizes: readonly number[], samples: number): boolean {
  return sizes.every((size) => size >= 0) && totalOf(sizes) === samples;
}

function checkPerFeature(
  option: 'shift' | 'scale',
  value: Classification['shift'],
  features: number,
): void {
  const isList = Array.isArray(value) && value.length === features && value.every(Number.isFinite);
  const isFit = value === 'random' || isList || Number.isFinite(value);
  const wanted = `a finite number, a list of ${features} of them, or 'random'`;
  checkOption('classification', option, value, isFit, wanted);
}
