import {
  type DoubleDouble,
  fastTwoSum,
  product,
  ratio,
  sum,
  timesNumber,
  twoProduct,
} from './double-double.ts';
import { scale, type UnscaledExponential, unscaledExpOfSum } from './exponential.ts';
import type { Operand, Scalar } from './expression.ts';
import {
  absolute,
  add,
  atLeast,
  atMost,
  divide,
  less,
  multiply,
  negate,
  powerOfTwo,
  select,
  subtract,
} from './instructions.ts';
import { polynomial } from './polynomial.ts';

/*
 * The normal distribution and what is made of it. Its upper tail is Q(t) = e^(−t²/2) F(u) / (1 + t)
 * for t ≥ 0, where F is all but constant in u = (t − 4) / (t + 4), after Shepherd and Laframboise
 * ("Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞", Mathematics of Computation 36,
 * 1981). The polynomials interpolate at Chebyshev's nodes; scripts/fit-normal.py computes them.
 */

/** F(u) = FIRST + u (OTHERS₀ + u (OTHERS₁ + …)) for t up to 39, with an error below 2^−58. */
const FIRST: DoubleDouble = { head: 0.47205320650984467, tail: 1.3461507376372876e-17 };
const OTHERS = [
  -0.09670347732652575, 0.013999634724424679, 0.028600364053543863, -0.03219783742804383,
  0.017936097479919234, -0.005002378591966615, -0.00028562310203773193, 0.0006948971147680387,
  -9.443021596430693e-5, -8.78532479496092e-5, 2.1249829929762767e-5, 1.3627113011421591e-5,
  -3.4313727225818594e-6, -2.6134618119769044e-6, 4.0242087494219114e-7, 5.526850851436237e-7,
  4.8570423647052235e-9, -1.1122156810749868e-7, -2.3431546600717032e-8, 1.7121481231858517e-8,
  8.341953761288786e-9, -8.662147027647278e-10, -1.3351415089516254e-9, -2.517349081292157e-10,
] as const;

/** erf(x)/x − 1 as a polynomial in x², for |x| up to ½, with an error below 2^−57. */
const ERF = [
  0.12837916709551256, -0.37612638903183476, 0.11283791670925457, -0.026866170632921085,
  0.005223977373542183, -0.0008548297798086192, 0.00012053337222877719, -1.4845900896375835e-5,
  1.4726381680017032e-6,
] as const;

const SQRT2: DoubleDouble = { head: Math.SQRT2, tail: -9.667293313452913e-17 };
/** Beyond, the tail is less than half of the smallest number. */
const END = 39;
const TINY = 2 ** -60;

/**
 * A polynomial whose first terms are added last and one by one, as Horner's rule has it, so that the
 * errors of all others shrink with x.
 */
function leadingFirst(x: Operand, coefficients: readonly number[], count: number): Operand {
  const [first, ...others] = coefficients;
  if (count === 0) return polynomial(x, coefficients);
  return add(first, multiply(x, leadingFirst(x, others, count - 1)));
}

/** Q(t) = 2^k (head + tail), given t²/2 as well. */
function upperTail(t: DoubleDouble, halfSquare: DoubleDouble): UnscaledExponential {
  // u is computed from the end that it is nearer to, where the quotient's error is small.
  const isFar = less(4, t.head);
  const distance = divide(select(isFar, 8, multiply(2, t.head)), add(4, t.head));
  const u = select(isFar, subtract(1, distance), subtract(distance, 1));
  const slow = fastTwoSum(FIRST.head, add(multiply(u, leadingFirst(u, OTHERS, 4)), FIRST.tail));
  const { k, head, tail } = expOfNegative(halfSquare);
  const value = ratio(product(fastTwoSum(head, tail), slow), sum({ head: 1, tail: 0 }, t));
  return { k, ...fastTwoSum(value.head, value.tail) };
}

function expOfNegative(x: DoubleDouble): UnscaledExponential {
  return unscaledExpOfSum({ head: negate(x.head), tail: negate(x.tail) });
}

function half(x: DoubleDouble): DoubleDouble {
  return { head: multiply(0.5, x.head), tail: multiply(0.5, x.tail) };
}

/** Φ(x) = 2^k (head + tail), for x from −39 to 39: below 0 the tail, above it the rest. */
function cumulative(x: Operand): UnscaledExponential {
  const t = absolute(x);
  const square = twoProduct(t, t);
  const tail = upperTail({ head: t, tail: 0 }, half(square));
  const isNear = less(t, 0.15);
  const isTail = select(isNear, 0, less(x, 0));
  const rest = sum(
    { head: 1, tail: 0 },
    { head: negate(scale(tail.head, tail.k)), tail: negate(scale(tail.tail, tail.k)) },
  );
  const near = fastTwoSum(0.5, sinceZero(x, square.head));
  return {
    k: select(isTail, tail.k, 0),
    head: select(isNear, near.head, select(isTail, tail.head, rest.head)),
    tail: select(isNear, near.tail, select(isTail, tail.tail, rest.tail)),
  };
}

/** Φ(x) − ½ = ½ erf(x/√2), for |x| up to 0.7. */
function sinceZero(x: Operand, square: Operand): Scalar {
  return multiply(x, multiply(Math.SQRT2 / 4, add(1, polynomial(multiply(0.5, square), ERF))));
}

function clampToEnds(x: Operand): Scalar {
  return atLeast(atMost(x, END), -END);
}

/** Φ(x), the probability that a standard normal variable is at most x; less than 1 ulp off. */
export function normalCdf(x: Operand): Scalar {
  const { k, head, tail } = cumulative(clampToEnds(x));
  return scale(add(head, tail), k);
}

/** x Φ(x), less than 1 ulp off. */
export function gelu(x: Operand): Scalar {
  const clamped = clampToEnds(x);
  const { k, ...factor } = cumulative(clamped);
  const { head, tail } = timesNumber(factor, clamped);
  const curved = select(less(x, END), scale(add(head, tail), k), x);
  return select(less(absolute(x), TINY), multiply(0.5, x), curved);
}

/** e^(−x²), less than 1 ulp off. */
export function bell(x: Operand): Scalar {
  const clamped = atMost(absolute(x), 28);
  const { k, head, tail } = expOfNegative(twoProduct(clamped, clamped));
  return scale(add(head, tail), k);
}

/** e^(−x²/2), less than 1 ulp off. */
export function wideBell(x: Operand): Scalar {
  const clamped = atMost(absolute(x), END);
  const { k, head, tail } = expOfNegative(half(twoProduct(clamped, clamped)));
  return scale(add(head, tail), k);
}

/** (2/√π) ∫₀ˣ e^(−t²) dt, less than 1 ulp off: beyond ½, 1 − 2Q(√2 |x|). From 6 upwards it is 1. */
export function erf(x: Operand): Scalar {
  const magnitude = atMost(absolute(x), 6);
  const square = multiply(x, x);
  const near = add(x, multiply(x, leadingFirst(square, ERF, 2)));
  const tail = upperTail(timesNumber(SQRT2, magnitude), twoProduct(magnitude, magnitude));
  const twice = powerOfTwo(add(tail.k, 1));
  const rest = fastTwoSum(1, negate(multiply(twice, tail.head)));
  const far = add(rest.head, subtract(rest.tail, multiply(twice, tail.tail)));
  return select(less(magnitude, 0.5), near, select(less(x, 0), negate(far), far));
}
