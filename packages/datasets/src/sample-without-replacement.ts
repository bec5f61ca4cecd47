import type { Random } from '@semente/random';

/**
 * Different integers from 0 to `population` − 1, as scikit-learn's `sample_without_replacement`
 * chooses them: which of three ways is taken depends on the share of the population that is wanted,
 * and each draws differently.
 */
export function sampleWithoutReplacement(
  random: Random,
  population: number,
  count: number,
): number[] {
  const share = count / population;
  if (share > 0.01 && share < 0.99) return random.permutation(population).slice(0, count);
  return share < 0.2
    ? drawnUntilNew(random, population, count)
    : reservoir(random, population, count);
}

function drawnUntilNew(random: Random, population: number, count: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(random.integer(0, population));
  return [...drawn];
}

/** J. S. Vitter, "Random sampling with a reservoir", ACM TOMS 11(1), 1985, algorithm R. */
function reservoir(random: Random, population: number, count: number): number[] {
  const sample = Array.from({ length: count }, (_, index) => index);
  for (let item = count; item < population; item++) {
    const place = random.integer(0, item + 1);
    if (place < count) sample[place] = item;
  }
  return sample;
}
