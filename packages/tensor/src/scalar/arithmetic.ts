/**
 * The instructions as somebody carries them out who does not run them himself: one method for each,
 * from operands of some type to a result of it. See `instructions.ts` for their meaning.
 */
export interface Arithmetic<V> {
  add(a: V, b: V): V;
  subtract(a: V, b: V): V;
  multiply(a: V, b: V): V;
  divide(a: V, b: V): V;
  negate(a: V): V;
  absolute(a: V): V;
  squareRoot(a: V): V;
  floor(a: V): V;
  ceiling(a: V): V;
  nearest(a: V): V;
  integerOf(a: V): V;
  atLeast(a: V, bound: V): V;
  atMost(a: V, bound: V): V;
  maximum(a: V, b: V): V;
  minimum(a: V, b: V): V;
  less(a: V, b: V): V;
  lessEqual(a: V, b: V): V;
  equal(a: V, b: V): V;
  notEqual(a: V, b: V): V;
  select(condition: V, whenTrue: V, whenFalse: V): V;
  xor(a: V, b: V): V;
  shiftLeft(a: V, places: number): V;
  shiftRight(a: V, places: number): V;
  powerOfTwo(a: V): V;
  exponent(a: V): V;
  significand(a: V): V;
}
