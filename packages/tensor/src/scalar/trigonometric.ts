import type { DoubleDouble } from './double-double.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  equal,
  floor,
  less,
  lessEqual,
  multiply,
  negate,
  select,
  subtract,
} from './instructions.ts';
import { polynomial } from './polynomial.ts';
import { reduceAngle } from './turns.ts';

/*
 * The sine and cosine between −π/4 and π/4 with the polynomials of FDLIBM's k_sin.c and k_cos.c (Sun
 * Microsystems, 1993), and everywhere else from there.
 */

const SINE = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4,
  2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10,
] as const;
const COSINE = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513906633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
] as const;

/** Below, x and 1 − x²/2 are the nearest numbers, or the second nearest. */
const SMALL = 2 ** -26;

/** sin(x + tail) = x − x³/6 + …, where all but x is small beside it. */
function sineNearZero({ head: x, tail }: DoubleDouble): Scalar {
  const square = multiply(x, x);
  const cube = multiply(square, x);
  const [first, ...others] = SINE;
  const rest = multiply(square, polynomial(square, others));
  // The tail is multiplied by the derivative, 1 − x²/2.
  const beyondCube = add(
    multiply(cube, rest),
    subtract(tail, multiply(multiply(0.5, square), tail)),
  );
  return add(x, add(multiply(cube, first), beyondCube));
}

/** cos(x + tail) = 1 − x²/2 + …, where the first difference's rounding error is added again. */
function cosineNearZero({ head: x, tail }: DoubleDouble): Scalar {
  const square = multiply(x, x);
  const half = multiply(0.5, square);
  const difference = subtract(1, half);
  const error = subtract(subtract(1, difference), half);
  const rest = multiply(multiply(square, square), polynomial(square, COSINE));
  return add(difference, add(error, subtract(rest, multiply(x, tail))));
}

/** The sine of an angle at least as large as `SMALL`, and some quarter turns further. */
function sineOf(x: Operand, further: 0 | 1): Scalar {
  const { quarters, radians } = reduceAngle(x);
  const half = multiply(0.5, add(quarters, further));
  const isWhole = equal(floor(half), half);
  const value = select(isWhole, sineNearZero(radians), cosineNearZero(radians));
  const turn = multiply(0.5, half);
  const isNegative = lessEqual(0.5, subtract(turn, floor(turn)));
  return select(isNegative, negate(value), value);
}

/** For infinities and NaN the argument is replaced, since `sineOf` wants a number. */
function clampMagnitude(magnitude: Scalar): Scalar {
  return atLeast(atMost(magnitude, Number.MAX_VALUE), SMALL);
}

/** sin x, less than 1 ulp off for every number; NaN at ±∞. */
export function sin(x: Operand): Scalar {
  const magnitude = absolute(x);
  const value = sineOf(clampMagnitude(magnitude), 0);
  const signed = select(less(x, 0), negate(value), value);
  const large = select(less(magnitude, Infinity), signed, Number.NaN);
  return select(less(magnitude, SMALL), x, large);
}

/** cos x, less than 1 ulp off for every number; NaN at ±∞. */
export function cos(x: Operand): Scalar {
  const magnitude = absolute(x);
  const value = sineOf(clampMagnitude(magnitude), 1);
  const large = select(less(magnitude, Infinity), value, Number.NaN);
  const small = subtract(1, multiply(0.5, multiply(x, x)));
  return select(less(magnitude, SMALL), small, large);
}
