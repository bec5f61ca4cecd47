import { checkOption, isCount, MOST_SAMPLES } from './check-option.ts';

/**
 * The sizes of two classes: as given, or two halves of a total, of which the second takes the odd
 * sample (as in scikit-learn's `make_circles` and `make_moons`).
 */
export function halves(
  generator: string,
  samples: number | readonly [number, number],
): readonly [number, number] {
  checkSamples(generator, samples, 2, 'a pair');
  if (typeof samples !== 'number') return samples;
  const first = Math.floor(samples / 2);
  return [first, samples - first];
}

/**
 * The sizes of several classes: as given, or equal parts of a total, of which the first ones take
 * one sample more where it cannot be divided (as in scikit-learn's `make_blobs`).
 */
export function equalParts(
  generator: string,
  samples: number | readonly number[],
  classCount: number,
): readonly number[] {
  checkSamples(generator, samples, classCount, `a list of ${classCount}`);
  if (typeof samples !== 'number') return samples;
  const smallest = Math.floor(samples / classCount);
  const remainder = samples % classCount;
  return Array.from({ length: classCount }, (_, index) => smallest + (index < remainder ? 1 : 0));
}

function checkSamples(
  generator: string,
  samples: number | readonly number[],
  classCount: number,
  list: string,
): void {
  const isFit =
    typeof samples === 'number' ? areSizes([samples], 1) : areSizes(samples, classCount);
  const wanted = `a non-negative integer, or ${list} of them, at most ${MOST_SAMPLES} in all`;
  checkOption(generator, 'samples', samples, isFit, wanted);
}

function areSizes(value: unknown, length: number): boolean {
  if (!Array.isArray(value) || value.length !== length || !value.every(isCount)) return false;
  return totalOf(value) <= MOST_SAMPLES;
}

/** The number of samples in classes of these sizes. */
export function totalOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
