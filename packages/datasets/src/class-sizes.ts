import { checkOption, isCount } from './check-option.ts';

/**
 * The sizes of two classes: as given, or two halves of a total, of which the second takes the odd
 * sample (as in scikit-learn's `make_circles` and `make_moons`).
 */
export function halves(
  generator: string,
  samples: number | readonly [number, number],
): readonly [number, number] {
  const isFit = typeof samples === 'number' ? isCount(samples) : isListOfCounts(samples, 2);
  const wanted = 'a non-negative integer, or a pair of them';
  checkOption(generator, 'samples', samples, isFit, wanted);
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
  const isTotal = typeof samples === 'number';
  const isFit = isTotal ? isCount(samples) : isListOfCounts(samples, classCount);
  const wanted = `a non-negative integer, or a list of ${classCount} of them`;
  checkOption(generator, 'samples', samples, isFit, wanted);
  if (!isTotal) return samples;
  const smallest = Math.floor(samples / classCount);
  const remainder = samples % classCount;
  return Array.from({ length: classCount }, (_, index) => smallest + (index < remainder ? 1 : 0));
}

function isListOfCounts(value: unknown, length: number): boolean {
  return Array.isArray(value) && value.length === length && value.every(isCount);
}
