import seedrandom from 'seedrandom';
import type { Random } from './random.ts';
import { randomFromWords } from './random-from-words.ts';
import { shown } from './shown.ts';
import { drawSeed, type WordSource } from './word-source.ts';

/**
 * The everyday random source: fast, of high quality, and seeded with any number or text.
 *
 * The seed is read as text: 1 and `'1'` are the same seed, so it does not matter whether it was
 * written in a program or typed on a command line. A seed is always given: without one no result
 * could be repeated.
 *
 * The engine is `xor4096` of the seedrandom library: R. P. Brent, "Some long-period random number
 * generators using shifts and xors", ANZIAM Journal 48, 2007, pages C188–C202; period about 2^4128.
 * The distributions are NumPy's legacy ones, as in {@link numpyRandom}.
 *
 * @param seed A finite number or a text that is not empty. 0 is a seed like any other.
 * @throws RangeError if the seed is anything else, `undefined`, `null` and NaN included.
 * @example
 * ```ts
 * import { seededRandom } from '@semente/random';
 *
 * const random = seededRandom('my experiment');
 * console.log(random.uniform()); // 0.4486869070549008
 * ```
 */
export function seededRandom(seed: number | string): Random {
  const usable = typeof seed === 'string' ? seed !== '' : Number.isFinite(seed);
  if (!usable) {
    throw new RangeError(
      `seededRandom(${shown(seed)}): the seed must be a finite number or a text`,
    );
  }
  return randomFromWords(xor4096(String(seed)));
}

function xor4096(seed: string): WordSource {
  let engine = seedrandom.xor4096(seed, { state: true });

  const source: WordSource = {
    algorithm: 'xor4096',
    next: () => engine.int32() >>> 0,
    spawn: () => xor4096(drawSeed(source).join(' ')),
    save() {
      const { X, w, i } = engine.state();
      return [...X, w, i].map((word) => word >>> 0);
    },
    load(words) {
      const [i, w, ...X] = words.map((word) => word | 0).reverse();
      engine = seedrandom.xor4096('', { state: { X: X.reverse(), w, i } });
    },
  };
  return source;
}
