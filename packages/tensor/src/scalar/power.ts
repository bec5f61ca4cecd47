import { quotient, twoProduct } from './double-double.ts';
import type { Operand, Scalar } from './expression.ts';
import { divide, less, multiply, select, squareRoot, subtract } from './instructions.ts';

/**
 * 1 / √x, rounded once: what the root's rounding left out, (x − s²) / 2s, is added to the divisor.
 * A power of four keeps the error of s² above the subnormal numbers.
 */
export function reciprocalSquareRoot(x: Operand): Scalar {
  const isSmall = less(x, 2 ** -900);
  const scaled = select(isSmall, multiply(x, 2 ** 200), x);
  const root = squareRoot(scaled);
  const square = twoProduct(root, root);
  const remainder = subtract(subtract(scaled, square.head), square.tail);
  const divisor = { head: root, tail: divide(multiply(0.5, remainder), root) };
  const value = multiply(quotient({ head: 1, tail: 0 }, divisor), select(isSmall, 2 ** 100, 1));
  const isFinitePositive = less(multiply(0, x), less(0, x));
  return select(isFinitePositive, value, divide(1, squareRoot(x)));
}
