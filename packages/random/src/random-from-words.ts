import {
  checkCount,
  checkInteger,
  checkItems,
  checkNormal,
  checkState,
  checkUniform,
} from './checks.ts';
import { logarithm } from './logarithm.ts';
import type { Random } from './random.ts';
import type { WordSource } from './word-source.ts';

/**
 * A {@link Random} whose words come from the given engine.
 *
 * The distributions are those of NumPy's legacy `RandomState`, draw for draw, for every engine: how
 * many words a number takes and what becomes of them is part of the contract, since one draw more
 * or less changes all numbers after it.
 */
export function randomFromWords(source: WordSource): Random {
  let cachedNormal: number | null = null;

  function standardNormal(): number {
    if (cachedNormal !== null) {
      const second = cachedNormal;
      cachedNormal = null;
      return second;
    }
    const pair = normalPair(source);
    cachedNormal = pair.second;
    return pair.first;
  }

  return {
    uniform(low = 0, high = 1) {
      checkUniform(low, high);
      return low + (high - low) * unitInterval(source);
    },
    normal(mean = 0, standardDeviation = 1) {
      checkNormal(mean, standardDeviation);
      return mean + standardDeviation * standardNormal();
    },
    integer(low, high) {
      checkInteger(low, high);
      return low + integerUpTo(source, high - 1 - low);
    },
    permutation(length) {
      checkCount('permutation', length);
      const indices = Array.from({ length }, (_, index) => index);
      shuffle(source, indices);
      return indices;
    },
    shuffle(items) {
      checkItems(items);
      shuffle(source, items);
    },
    split(count) {
      checkCount('split', count);
      return Array.from({ length: count }, () => randomFromWords(source.spawn()));
    },
    get state() {
      return { algorithm: source.algorithm, words: source.save(), cachedNormal };
    },
    restore(state) {
      checkState(state, source);
      source.load(state.words);
      cachedNormal = state.cachedNormal;
    },
  };
}

/** A double in [0, 1) with 53 random bits: 27 from one word and 26 from the next. */
function unitInterval(source: WordSource): number {
  const high = source.next() >>> 5;
  const low = source.next() >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

/**
 * Two standard normal numbers by the polar method (G. Marsaglia and T. A. Bray, "A convenient method
 * for generating normal variables", SIAM Review 6(3), 1964, pages 260–264). NumPy hands out the
 * second coordinate first.
 */
function normalPair(source: WordSource): { readonly first: number; readonly second: number } {
  while (true) {
    const x = 2 * unitInterval(source) - 1;
    const y = 2 * unitInterval(source) - 1;
    const squaredRadius = x * x + y * y;
    if (squaredRadius < 1 && squaredRadius !== 0) {
      const factor = Math.sqrt((-2 * logarithm(squaredRadius)) / squaredRadius);
      return { first: factor * y, second: factor * x };
    }
  }
}

/**
 * An integer from 0 to `largest`, at most 2^53 − 1, by masked rejection: as many bits as `largest`
 * has, drawn again until they do not exceed it. Up to 32 bits come from one word, more from two,
 * the upper one first. Where only 0 is possible nothing is drawn.
 */
function integerUpTo(source: WordSource, largest: number): number {
  if (largest === 0) return 0;
  const upper = Math.floor(largest / 2 ** 32);
  const upperMask = allBitsBelow(upper);
  const lowerMask = upper > 0 ? 0xffffffff : allBitsBelow(largest);
  while (true) {
    const upperBits = upper > 0 ? (source.next() & upperMask) >>> 0 : 0;
    const candidate = upperBits * 2 ** 32 + ((source.next() & lowerMask) >>> 0);
    if (candidate <= largest) return candidate;
  }
}

/** The smallest number of the form 2^n − 1 that is not below the given word. */
function allBitsBelow(word: number): number {
  return word === 0 ? 0 : 0xffffffff >>> Math.clz32(word);
}

/** Fisher and Yates's shuffle, from the last item down to the second. */
function shuffle<T>(source: WordSource, items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = integerUpTo(source, i);
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
}
