// What the methods of a Random refuse, each in one line. They throw before anything is drawn.

import type { RandomState } from './random.ts';
import { shown } from './shown.ts';
import type { WordSource } from './word-source.ts';

export function checkUniform(low: number, high: number): void {
  if ([low, high, high - low].every(Number.isFinite) && low <= high) return;
  throw new RangeError(
    `random.uniform(${shown(low)}, ${shown(high)}): the bounds must be finite numbers with low ≤ high, ` +
      'and their difference finite',
  );
}

export function checkNormal(mean: number, standardDeviation: number): void {
  if (Number.isFinite(mean) && Number.isFinite(standardDeviation) && standardDeviation >= 0) return;
  throw new RangeError(
    `random.normal(${shown(mean)}, ${shown(standardDeviation)}): the mean must be a finite number, ` +
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
    `random.integer(${shown(low)}, ${shown(high)}): low and high must be integers within ±2^53 ` +
      'with low < high, at most 2^53 apart',
  );
}

export function checkCount(method: string, count: number): void {
  if (Number.isSafeInteger(count) && count >= 0) return;
  throw new RangeError(`random.${method}(${shown(count)}): give a non-negative integer`);
}

export function checkItems(items: unknown): void {
  if (Array.isArray(items)) return;
  throw new RangeError(`random.shuffle(${shown(items)}): give an array`);
}

/** What the words mean is left to the source, which refuses them when it loads them. */
export function checkState(state: RandomState, source: WordSource): void {
  if (typeof state !== 'object' || state === null) {
    throw new RangeError(`random.restore(${shown(state)}): give a state that was saved`);
  }
  checkAlgorithm(state, source);
  checkWords(state, source);
  if (state.cachedNormal !== null && !Number.isFinite(state.cachedNormal)) {
    throw new RangeError(
      `random.restore: cachedNormal must be null or a finite number, given ${shown(state.cachedNormal)}`,
    );
  }
}

function checkAlgorithm({ algorithm }: RandomState, source: WordSource): void {
  if (algorithm !== source.algorithm) {
    throw new RangeError(
      `random.restore: the state was saved by ${shown(algorithm)}, this source is ` +
        `'${source.algorithm}'; restore it into a source of the same algorithm`,
    );
  }
}

function checkWords({ words }: RandomState, source: WordSource): void {
  const { length } = source.save();
  if (!Array.isArray(words) || words.length !== length || !words.every(isWord)) {
    throw new RangeError(
      `random.restore: the words of '${source.algorithm}' are a list of ${length} integers from 0 ` +
        `to 4294967295, these are damaged (they are ${shown(words)})`,
    );
  }
}

function isWord(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
}
