import { type DoubleDouble, fastTwoSum, twoSum } from './double-double.ts';
import { LN2_HIGH, LN2_LOW } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  divide,
  equal,
  exponent,
  less,
  multiply,
  select,
  significand,
  subtract,
} from './instructions.ts';
import { polynomial } from './polynomial.ts';

/*
 * The natural logarithm by the reduction x = 2^k (1 + f) with √½ ≤ 1 + f < √2. The series in
 * s = f / (2 + f) and its constants are those of FDLIBM's e_log.c (Sun Microsystems, 1993, "Remez
 * of degree 14 on [0, 0.1716]").
 */

const REMEZ = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
] as const;
const SMALLEST_NORMAL = 2 ** -1022;

/** k ln 2 + ln(1 + f) + correction, where the correction is far smaller than the rest. */
function assemble(k: Operand, f: Operand, correction: Operand): DoubleDouble {
  const s = divide(f, add(2, f));
  const square = multiply(s, s);
  const series = multiply(square, polynomial(square, REMEZ));
  const halfSquare = multiply(multiply(0.5, f), f);
  const low = add(multiply(k, LN2_LOW), correction);
  const rest = subtract(halfSquare, add(multiply(s, add(halfSquare, series)), low));
  const { head, tail } = fastTwoSum(multiply(k, LN2_HIGH), f);
  return { head, tail: subtract(tail, rest) };
}

/** Splits x > 0, normal, into 2^k m with √½ ≤ m < √2. */
export function splitNearOne(x: Operand): { k: Scalar; m: Scalar } {
  const m = significand(x);
  const isAbove = less(Math.SQRT2, m);
  return {
    k: add(exponent(x), isAbove),
    m: select(isAbove, multiply(0.5, m), m),
  };
}

/** ln x, less than 1 ulp off; −∞ at 0, NaN below. */
export function log(x: Operand): Scalar {
  const isSubnormal = less(x, SMALLEST_NORMAL);
  const { k, m } = splitNearOne(select(isSubnormal, multiply(x, 2 ** 54), x));
  const { head, tail } = assemble(subtract(k, select(isSubnormal, 54, 0)), subtract(m, 1), 0);
  return orEdge(x, add(head, tail));
}

/** The logarithm of x: the value for finite x > 0, otherwise ∞, −∞ or NaN. */
export function orEdge(x: Operand, value: Operand): Scalar {
  const isFinitePositive = less(multiply(0, x), less(0, x));
  const edge = select(equal(x, 0), -Infinity, select(less(x, 0), Number.NaN, x));
  return select(isFinitePositive, value, edge);
}

/**
 * ln(1 + x), less than 1 ulp off; −∞ at −1, NaN below. Near 0 f is x itself; elsewhere 1 + x is
 * split, and what its rounding left out comes in as a correction.
 */
export function log1p(x: Operand): Scalar {
  const onePlus = twoSum(1, x);
  const { k, m } = splitNearOne(onePlus.head);
  const isNearZero = less(absolute(subtract(x, 0.06)), 0.35);
  const { head, tail } = assemble(
    select(isNearZero, 0, k),
    select(isNearZero, x, subtract(m, 1)),
    select(isNearZero, 0, divide(onePlus.tail, onePlus.head)),
  );
  return select(equal(x, 0), x, orEdge(add(1, x), add(head, tail)));
}
