import type { Operand } from './expression.ts';
import { add, multiply } from './instructions.ts';

/**
 * c₀ + c₁ x + c₂ x² + …, by Estrin's scheme: (c₀ + c₁ x) + (c₂ + c₃ x) x² + …, and the same again
 * with x² for x. Hardly any step waits for the one before, as every step of Horner's rule does.
 */
export function polynomial(x: Operand, coefficients: readonly Operand[]): Operand {
  if (coefficients.length === 1) return coefficients[0];
  const pairs = coefficients.flatMap((even, i) => {
    if (i % 2 === 1) return [];
    const odd = coefficients[i + 1];
    return [odd === undefined ? even : add(even, multiply(x, odd))];
  });
  return polynomial(multiply(x, x), pairs);
}
