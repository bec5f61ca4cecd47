import { add, type DoubleDouble, divide, exactly, exactSum, multiply } from './double-double.ts';

/** log 2 to 107 bits. */
const LOG_2: DoubleDouble = { high: 0.6931471805599453, low: 2.3190468138462996e-17 };

// The coefficients of the series in the order of Horner's scheme. The tail is so small a part of the
// sum (below 2^−23) that plain doubles hold it to more bits than are asked for.
const TAIL = [31, 29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9].map((n) => 1 / n);
const HEAD = [7, 5, 3, 1].map((n) => divide(exactly(1), exactly(n)));

/**
 * The natural logarithm of a number from (0, 1], computed to about 75 bits and then rounded, so that
 * in practice it is the double nearest to the true value. `Math.log` would not do: its last bits
 * differ from engine to engine.
 *
 * Write x = f·2^k with f in [0.7, 1.4). Then log x = k·log 2 + log f, and with s = (f − 1)/(f + 1)
 * log f = 2·artanh s = 2s·(1 + s²/3 + s⁴/5 + …) (M. Abramowitz and I. A. Stegun, "Handbook of
 * Mathematical Functions", 1964, equation 4.1.27). As s² < 1/32, sixteen terms leave out less than
 * one part in 2^84.
 */
export function logarithm(x: number): number {
  let fraction = x;
  let exponent = 0;
  // Each doubling is exact, so fraction · 2^exponent stays x.
  while (fraction < 0.7) {
    fraction *= 2;
    exponent -= 1;
  }
  const s = divide(exactSum(fraction, -1), exactSum(fraction, 1));
  const logFraction = multiply(add(s, s), artanhSeries(multiply(s, s)));
  return add(multiply(exactly(exponent), LOG_2), logFraction).high;
}

/** artanh(s) / s as a function of s². */
function artanhSeries(square: DoubleDouble): DoubleDouble {
  let tail = 0;
  for (const coefficient of TAIL) tail = tail * square.high + coefficient;
  let { high, low } = exactly(tail);
  for (const coefficient of HEAD) {
    ({ high, low } = add(multiply({ high, low }, square), coefficient));
  }
  return { high, low };
}
