import { drawSeed, type WordSource } from './word-source.ts';

/**
 * MT19937, the Mersenne Twister.
 *
 * Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudorandom number generator", ACM Transactions on Modeling and Computer Simulation 8(1),
 * 1998, pages 3–30. The letters N, M and A are the paper's. Both ways of seeding are those of the
 * authors' revised program of 2002 (`init_genrand` and `init_by_array`), which NumPy uses too.
 */
const N = 624;
const M = 397;
const A = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;

/** The twister seeded by one integer from 0 to 2^32 − 1, as `np.random.seed(seed)` does it. */
export function mersenneTwister(seed: number): WordSource {
  return twisterFrom(keyFromInteger(seed));
}

/** The twister seeded by a list of words, as `np.random.seed([…])` does it. */
export function mersenneTwisterFromWords(seed: readonly number[]): WordSource {
  return twisterFrom(keyFromWords(seed));
}

function keyFromInteger(seed: number): Uint32Array {
  const key = new Uint32Array(N);
  key[0] = seed;
  for (let i = 1; i < N; i++) key[i] = Math.imul(1812433253, mixed(key[i - 1])) + i;
  return key;
}

function keyFromWords(seed: readonly number[]): Uint32Array {
  const key = keyFromInteger(19650218);
  const last = N - 1;
  let i = 1;
  const advance = (): void => {
    i += 1;
    if (i > last) {
      key[0] = key[last];
      i = 1;
    }
  };
  for (let step = 0; step < Math.max(N, seed.length); step++) {
    const j = step % seed.length;
    key[i] = (key[i] ^ Math.imul(1664525, mixed(key[i - 1]))) + seed[j] + j;
    advance();
  }
  for (let step = 0; step < last; step++) {
    key[i] = (key[i] ^ Math.imul(1566083941, mixed(key[i - 1]))) - i;
    advance();
  }
  key[0] = UPPER_BIT;
  return key;
}

/** Lets the two highest bits reach the lowest ones. */
function mixed(word: number): number {
  return word ^ (word >>> 30);
}

function twisterFrom(key: Uint32Array): WordSource {
  // The place in the key of the next word; N says that the key is used up.
  let position = N;

  const source: WordSource = {
    algorithm: 'mt19937',
    next() {
      if (position >= N) {
        twist(key);
        position = 0;
      }
      return tempered(key[position++]);
    },
    spawn: () => mersenneTwisterFromWords(drawSeed(source)),
    save: () => [...key, position],
    load(words) {
      checkKey(words);
      key.set(words.slice(0, N));
      position = words[N];
    },
  };
  return source;
}

/** From a key of zeros come only zeros, and whoever draws until a number fits would never end. */
function checkKey(words: readonly number[]): void {
  // The recurrence never reads the lower bits of the oldest word.
  const [oldest, ...others] = words.slice(0, N);
  if ((oldest & UPPER_BIT) === 0 && others.every((word) => word === 0)) {
    throw new RangeError(
      "random.restore: a 'mt19937' key of zeros gives nothing but zeros; give a state that was saved",
    );
  }
}

/** Replaces the key by the next N words of the recurrence (the paper's equation 2.1). */
function twist(key: Uint32Array): void {
  for (let i = 0; i < N; i++) {
    const word = (key[i] & UPPER_BIT) | (key[(i + 1) % N] & LOWER_BITS);
    key[i] = key[(i + M) % N] ^ (word >>> 1) ^ (word & 1 ? A : 0);
  }
}

/** The output transformation that spreads the key's bits (the paper's equations 2.2 to 2.5). */
function tempered(word: number): number {
  let bits = word;
  bits ^= bits >>> 11;
  bits ^= (bits << 7) & 0x9d2c5680;
  bits ^= (bits << 15) & 0xefc60000;
  bits ^= bits >>> 18;
  return bits >>> 0;
}
