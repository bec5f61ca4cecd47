import { mersenneTwister } from './mersenne-twister.ts';
import type { Random } from './random.ts';
import { randomFromWords } from './random-from-words.ts';
import { shown } from './shown.ts';

/**
 * NumPy's legacy `RandomState`: continues exactly as `np.random.seed(seed)` does, whatever the order
 * in which uniform numbers, normal numbers, integers, permutations and shuffles are drawn.
 *
 * `uniform`, `integer` (NumPy's `randint` with its 64-bit integers), `permutation` and `shuffle` give
 * NumPy's numbers in every bit. A normal number contains a logarithm, which NumPy takes from the
 * machine's C library; here it is correctly rounded, so about 3 in 10,000 normal numbers differ from
 * those of a common Linux machine by the last bit or two.
 *
 * NumPy's `RandomState` has no `split`: here a child is seeded with words drawn from its parent, as
 * `np.random.RandomState([word, …])` is.
 *
 * @param seed An integer from 0 to 4294967295. 0 is a seed like any other.
 * @throws RangeError if the seed is anything else.
 * @example
 * ```ts
 * import { numpyRandom } from '@semente/random';
 *
 * const random = numpyRandom(3); // np.random.seed(3)
 * console.log(random.normal()); // 1.7886284734303186, as np.random.randn() gives it
 * ```
 */
export function numpyRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(
      `numpyRandom(${shown(seed)}): the seed must be an integer from 0 to 4294967295`,
    );
  }
  return randomFromWords(mersenneTwister(seed));
}
