// What the methods of a Random refuse, each in one line. They throw before anything is drawn.

import type { RandomState } from './random.ts';
import type { WordSource } from './word-source.ts';

export function checkUniform(low: number, high: number): void {
  if (Number.isFinite(low) && Number.isFinite(high - low) && low <= high) return;
  throw new RangeError(
    `random.uniform(${low}, ${high}): the bounds must be finite numbers with low ≤ high, ` +
      'and their difference finite',
  );
}

export function checkNormal(mean: number, standardDeviation: number): void {
  if (Number.isFinite(mean) && Number.isFinite(standardDeviation) && standardDeviation >= 0) return;
  throw new RangeError(
    `random.normal(${mean}, ${standardDeviation}): the mean must be a finite number, ` +
      'and the standard deviation a finite number that is not negative',
  );
}

export function checkInteger(low: number, high: number): void {
  // Where the width is beyond 2^53 the subtraction may round, but never to below 2^53.
  const largest = high - 1 - low;
  const bounded = [low, high].every(
    (bound) => Number.isInteger(bound) && Math.abs(bound) <= 2 ** 53,
  );
  if (bounded && largest >= 0 && largest <= Number.MAX_SAFE_INTEGER) return;
  throw new RangeError(
    `random.integer(${low}, ${high}): low and high must be integers within ±2^53 with low < high, ` +
      'at most 2^53 apart',
  );
}

export function checkCount(method: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new RangeError(`random.${method}(${count}): give a non-negative integer`);
}

export function checkState(state: RandomState, source: WordSource): void {
  if (state.algorithm !== source.algorithm) {
    throw new RangeError(
      `random.restore: the state was saved by '${state.algorithm}', this source is ` +
        `'${source.algorithm}'; restore it into a source of the same algorithm`,
    );
  }
  const { length } = source.save();
  if (state.words.length !== length || !state.words.every(isWord)) {
    throw new RangeError(
      `random.restore: a state of '${source.algorithm}' is a list of ${length} integers from 0 to ` +
        `4294967295, this one is damaged (it has ${state.words.length} entries)`,
    );
  }
  if (state.cachedNormal !== null && !Number.isFinite(state.cachedNormal)) {
    throw new RangeError(
      `random.restore: cachedNormal must be null or a finite number, given ${state.cachedNormal}`,
    );
  }
}

function isWord(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}
