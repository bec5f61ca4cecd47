/*
 * The parts of a float64: sign (1 bit), biased exponent (11 bits), fraction (52 bits). Every
 * JavaScript engine that matters stores the low word first; the test says so where it is not true.
 */
const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
const BIAS = 1023;
const FRACTION_OF_HIGH_WORD = 0x000f_ffff;

/** 2^k for a whole number k from −1022 to 1023. */
export function powerOfTwo(k: number): number {
  words[0] = 0;
  words[1] = (k + BIAS) << 20;
  return number[0];
}

/** ⌊log₂ x⌋ of a normal number x > 0. */
export function exponentOf(x: number): number {
  number[0] = x;
  return (words[1] >>> 20) - BIAS;
}

/** x / 2^⌊log₂ x⌋ of a normal number x > 0. */
export function significandOf(x: number): number {
  number[0] = x;
  words[1] = (words[1] & FRACTION_OF_HIGH_WORD) | (BIAS << 20);
  return number[0];
}

/** The whole number nearest to x, of two the even one. From 2^52 upwards every number is whole. */
export function nearestWhole(x: number): number {
  if (0 < x && x < 2 ** 52) return x + 2 ** 52 - 2 ** 52;
  if (-(2 ** 52) < x && x < 0) return -(2 ** 52 - x - 2 ** 52);
  return x;
}
