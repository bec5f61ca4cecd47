import type { Operand, Scalar } from './expression.ts';
import { add, shiftLeft, shiftRight, xor } from './instructions.ts';

/** Two words of 32 bits, each an int32. */
export type Words = readonly [Operand, Operand];

/** By how many bits the second word is turned in each round, beginning anew after the last. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const ROUNDS = 20;
/** So many rounds lie between two additions of the key. */
const ROUNDS_PER_KEY = 4;
/** The upper half of the constant in Threefish's key schedule (Skein 1.3, §3.3.2). */
const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds: a bijection of the counters for every key, whose values cannot be
 * told from random ones (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as
 * 1, 2, 3"). Each value stands for itself: there is no state to pass on from one to the next.
 */
export function threefry(key: Words, counter: Words): Words {
  const keys = [...key, xor(xor(PARITY, key[0]), key[1])];
  let first: Operand = add(counter[0], key[0]);
  let second: Operand = add(counter[1], key[1]);
  for (let round = 1; round <= ROUNDS; round++) {
    first = add(first, second);
    second = xor(rotateLeft(second, ROTATIONS[(round - 1) % ROTATIONS.length]), first);
    if (round % ROUNDS_PER_KEY > 0) continue;
    const injection = round / ROUNDS_PER_KEY;
    first = add(first, keys[injection % 3]);
    second = add(add(second, keys[(injection + 1) % 3]), injection);
  }
  return [first, second];
}

/** The bits moved upwards; those that fall out come in again below. */
function rotateLeft(word: Operand, places: number): Scalar {
  return xor(shiftLeft(word, places), shiftRight(word, 32 - places));
}
