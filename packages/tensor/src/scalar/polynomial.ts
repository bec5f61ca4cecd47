import type { Operand, Scalar } from './expression.ts';
import { add, multiply } from './instructions.ts';

/** c₀ + x (c₁ + x (c₂ + …)), by Horner's rule from the innermost parenthesis outwards. */
export function polynomial(x: Operand, coefficients: readonly [number, ...number[]]): Operand {
  return coefficients
    .slice(0, -1)
    .reduceRight<Scalar | number>(
      (inner, coefficient) => add(coefficient, multiply(x, inner)),
      coefficients[coefficients.length - 1],
    );
}
