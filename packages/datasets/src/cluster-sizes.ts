import { totalOf } from './class-sizes.ts';
import type { Classification } from './classification-options.ts';

/**
 * How many samples each cluster has; cluster k belongs to class k modulo the number of classes. What
 * the shares leave over is dealt out from the first cluster on.
 */
export function clusterSizes({
  samples,
  classes,
  clustersPerClass,
  weights,
}: Pick<Classification, 'samples' | 'classes' | 'clustersPerClass' | 'weights'>): number[] {
  const shares = sharesOf(weights, classes);
  const count = classes * clustersPerClass;
  const sizes = Array.from({ length: count }, (_, k) =>
    Math.trunc((samples * shares[k % classes]) / clustersPerClass),
  );
  const left = samples - totalOf(sizes);
  return sizes.map((size, k) => size + Math.ceil(Math.max(left - k, 0) / count));
}

function sharesOf(weights: readonly number[] | undefined, classes: number): readonly number[] {
  if (weights === undefined) return Array.from({ length: classes }, () => 1 / classes);
  return weights.length === classes ? weights : [...weights, 1 - totalOf(weights)];
}
