import type { Operand, Scalar } from './expression.ts';
import { add, divide, multiply, subtract } from './instructions.ts';

/**
 * An unevaluated sum `head + tail` that carries about 106 bits: what a formula needs inside to be
 * right in its last bit outside.
 */
export interface DoubleDouble {
  readonly head: Operand;
  readonly tail: Operand;
}

/** a + b without error, for any a and b (Knuth, The Art of Computer Programming 2, §4.2.2). */
export function twoSum(a: Operand, b: Operand): DoubleDouble {
  const head = add(a, b);
  const partOfB = subtract(head, a);
  const tail = add(subtract(a, subtract(head, partOfB)), subtract(b, partOfB));
  return { head, tail };
}

/** a + b without error, where |a| ≥ |b| or a = 0 (Dekker 1971). */
export function fastTwoSum(a: Operand, b: Operand): DoubleDouble {
  const head = add(a, b);
  return { head, tail: subtract(b, subtract(head, a)) };
}

/** a + b, the tail of the result being no more than the rounding error of its head. */
export function sum(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { head, tail } = twoSum(a.head, b.head);
  return fastTwoSum(head, add(tail, add(a.tail, b.tail)));
}

const SPLITTER = 2 ** 27 + 1;

/** a without error in two parts of at most 26 bits, short of overflow (Dekker 1971). */
export function split(a: Operand): DoubleDouble {
  const scaled = multiply(a, SPLITTER);
  const head = subtract(scaled, subtract(scaled, a));
  return { head, tail: subtract(a, head) };
}

/** a · b without error, short of overflow and underflow (Dekker 1971, with Veltkamp's splitting). */
export function twoProduct(a: Operand, b: Operand): DoubleDouble {
  const head = multiply(a, b);
  const x = split(a);
  const y = split(b);
  const high = subtract(multiply(x.head, y.head), head);
  const middle = add(add(high, multiply(x.head, y.tail)), multiply(x.tail, y.head));
  return { head, tail: add(middle, multiply(x.tail, y.tail)) };
}

/** a · b, where b is a single number. */
export function timesNumber(a: DoubleDouble, b: Operand): DoubleDouble {
  const { head, tail } = twoProduct(a.head, b);
  return fastTwoSum(head, add(tail, multiply(a.tail, b)));
}

/** a · b, without the product of the tails. */
export function product(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { head, tail } = twoProduct(a.head, b.head);
  const cross = add(multiply(a.head, b.tail), multiply(a.tail, b.head));
  return fastTwoSum(head, add(tail, cross));
}

/** n / d with an error of a few units in the 100th bit, by one division. */
export function ratio(n: DoubleDouble, d: DoubleDouble): DoubleDouble {
  const reciprocal = divide(1, d.head);
  const first = multiply(n.head, reciprocal);
  const product = twoProduct(first, d.head);
  const remainder = subtract(subtract(n.head, product.head), product.tail);
  const correction = subtract(add(remainder, n.tail), multiply(first, d.tail));
  return { head: first, tail: multiply(correction, reciprocal) };
}

/** n / d, rounded once but for an error of a few units in the 100th bit. */
export function quotient(n: DoubleDouble, d: DoubleDouble): Scalar {
  const { head, tail } = ratio(n, d);
  return add(head, tail);
}

/*
 * A constant that is added and taken away again rounds a number to so many bits behind the point.
 */
const BITS_26 = 1.5 * 2 ** 26;
const BITS_24 = 1.5 * 2 ** 28;

function rounded(a: Operand, by: number): Scalar {
  return subtract(add(a, by), by);
}

/**
 * n / d for n from 1 to 4, d from 1 to 6 and n / d up to 1.5, where the numbers' heads are easily
 * cut in half, so that a product has no error. The result's head is cut, too: its tail is larger than
 * a rounding error.
 */
export function quotientNearOne(n: DoubleDouble, d: DoubleDouble): DoubleDouble {
  const reciprocal = divide(1, d.head);
  const head = rounded(multiply(n.head, reciprocal), BITS_26);
  const front = rounded(d.head, BITS_24);
  const remainder = subtract(n.head, multiply(head, front));
  const back = add(subtract(d.head, front), d.tail);
  const correction = add(subtract(remainder, multiply(head, back)), n.tail);
  return { head, tail: multiply(correction, reciprocal) };
}
