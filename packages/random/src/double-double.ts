/**
 * Double-double arithmetic: a number held as the unevaluated sum of two doubles, which gives about
 * 106 significant bits from plain IEEE additions and multiplications, the same on every engine.
 *
 * Sources: T. J. Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 1971, pages 224–242 (splitting, the exact product, the short sum);
 * D. E. Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B (the exact sum);
 * M. Joldes, J.-M. Muller and V. Popescu, "Tight and rigorous error bounds for basic building blocks
 * of double-word arithmetic", ACM Transactions on Mathematical Software 44(2), 2017 (algorithms 5, 10
 * and 17: sum, product and quotient with their error bounds).
 */
export interface DoubleDouble {
  /** The number rounded to a double. */
  readonly high: number;
  /** What `high` leaves out: at most half a unit in its last place. */
  readonly low: number;
}

/** A double as a double-double. */
export function exactly(value: number): DoubleDouble {
  return { high: value, low: 0 };
}

/** a + b without any error. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const bPart = high - a;
  const aPart = high - bPart;
  return { high, low: a - aPart + (b - bPart) };
}

/** a + b without any error, where |a| ≥ |b|. */
function shortSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** a × b without any error, unless it under- or overflows. */
function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const aTop = topHalf(a);
  const bTop = topHalf(b);
  const aRest = a - aTop;
  const bRest = b - bTop;
  return { high, low: aTop * bTop - high + aTop * bRest + aRest * bTop + aRest * bRest };
}

/** The leading 26 bits of a double, so that products of halves are exact. */
function topHalf(value: number): number {
  const shifted = value * 134217729; // 2^27 + 1
  return shifted - (shifted - value);
}

/** a + b with an error below 2^−104 of |a| + |b|. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = exactSum(a.high, b.high);
  return shortSum(sum.high, sum.low + (a.low + b.low));
}

/** a × b with a relative error below 7·2^−106. */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.high, b.high);
  return shortSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/** a ÷ b with a relative error below 15·2^−106. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const quotient = a.high / b.high;
  const product = multiply(b, exactly(quotient));
  const remainder = a.high - product.high + (a.low - product.low);
  return shortSum(quotient, remainder / b.high);
}
