/**
 * A seeded source of random numbers. Every draw comes from the state the source holds, so equal
 * seeds and equal calls give equal numbers on every machine. There is no global source: whatever
 * needs randomness is handed one.
 */
export interface Random {
  /**
   * A number from the half-open interval [low, high), with 53 random bits.
   *
   * It is `low + (high - low) * u` with u in [0, 1); where that sum rounds up, `high` itself can
   * come out, as in NumPy. If `low` equals `high`, the answer is `low`.
   *
   * @throws RangeError if a bound is not finite, their difference overflows, or `high < low`.
   * @example
   * ```ts
   * import { numpyRandom } from '@semente/random';
   *
   * console.log(numpyRandom(3).uniform(-1, 1)); // 0.10159580514915101
   * ```
   */
  uniform(low?: number, high?: number): number;

  /**
   * A number from the normal (Gaussian) distribution, not truncated. The default is the standard
   * normal distribution: mean 0, standard deviation 1.
   *
   * @throws RangeError if the mean is not finite, or the standard deviation not finite or negative.
   * @example
   * ```ts
   * import { numpyRandom } from '@semente/random';
   *
   * console.log(numpyRandom(3).normal()); // 1.7886284734303186
   * ```
   */
  normal(mean?: number, standardDeviation?: number): number;

  /**
   * An integer n with `low <= n < high`, all equally likely. Both bounds lie within ±2^53, and the
   * interval holds at most 2^53 integers.
   *
   * @throws RangeError if a bound is not such an integer, or the interval is empty or too wide.
   * @example
   * ```ts
   * import { numpyRandom } from '@semente/random';
   *
   * console.log(numpyRandom(3).integer(0, 10)); // 8
   * ```
   */
  integer(low: number, high: number): number;

  /**
   * The integers from 0 to `length - 1` in random order, all orders equally likely.
   *
   * @throws RangeError if the length is not a non-negative integer.
   * @example
   * ```ts
   * import { numpyRandom } from '@semente/random';
   *
   * console.log(numpyRandom(3).permutation(4)); // [3, 1, 0, 2]
   * ```
   */
  permutation(length: number): number[];

  /**
   * Puts the items into random order, in place, all orders equally likely (Fisher–Yates).
   *
   * @throws RangeError if the items are no array.
   * @example
   * ```ts
   * import { numpyRandom } from '@semente/random';
   *
   * const names = ['zeros', 'random', 'he'];
   * numpyRandom(3).shuffle(names);
   * console.log(names); // ['random', 'zeros', 'he']
   * ```
   */
  shuffle<T>(items: T[]): void;

  /**
   * New sources of the same kind, each seeded with 256 bits drawn from this one. Their streams are
   * as independent of each other and of this one as differently seeded streams are.
   *
   * The children depend only on this source's state at the call, never on what is drawn later.
   * Splitting moves this source forward, so a second split gives other children. Asking for more
   * children leaves the first ones as they were: `split(2)` starts like `split(5)`.
   *
   * @throws RangeError if the count is not a non-negative integer.
   * @example
   * ```ts
   * import { seededRandom } from '@semente/random';
   *
   * const [weights, batches] = seededRandom(1).split(2);
   * console.log(weights.uniform() === batches.uniform()); // false
   * ```
   */
  split(count: number): Random[];

  /**
   * A snapshot of everything that the coming numbers depend on. It is plain JSON, so it can be
   * saved to a file and restored by another process, into any source of the same algorithm.
   */
  readonly state: RandomState;

  /**
   * Continues exactly as the source did whose state this is.
   *
   * @throws RangeError if this is no state, belongs to another algorithm or is damaged; the source
   * then stays as it was.
   * @example
   * ```ts
   * import { seededRandom } from '@semente/random';
   *
   * const random = seededRandom('resume');
   * const saved = JSON.stringify(random.state);
   * const first = random.normal();
   * random.restore(JSON.parse(saved));
   * console.log(random.normal() === first); // true
   * ```
   */
  restore(state: RandomState): void;
}

/** A saved {@link Random}: plain JSON, without infinities or typed arrays. */
export interface RandomState {
  /** The algorithm that produces the words, such as `'mt19937'`. */
  readonly algorithm: string;
  /** The algorithm's own state, as integers. */
  readonly words: readonly number[];
  /** Normals are made two at a time: the second one while it waits for its turn, else `null`. */
  readonly cachedNormal: number | null;
}
