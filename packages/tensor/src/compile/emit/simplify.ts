import { represent } from '../../dtype.ts';
import type { Instruction } from '../../scalar/expression.ts';
import { significandOf } from '../../scalar/float64-bits.ts';
import { absolute, add, divide, multiply, negate, subtract } from '../../scalar/instructions.ts';
import type { Value } from './value.ts';

/** A step that is not a value yet. */
export interface Step {
  readonly instruction: Instruction;
  readonly operands: readonly Value[];
}

/**
 * A simpler way to the same bits, if there is one. Only what holds for every number may stand here,
 * for signed zeros and infinities too: x + 0 is not x where x is −0.
 */
export function simplify(instruction: Instruction, [a, b]: readonly Value[]): Value | Step | null {
  const inner = a.kind === 'step' ? a : null;
  switch (instruction) {
    case absolute.instruction:
      // |−x| = ||x|| = |x|
      return inner?.instruction === negate.instruction || inner?.instruction === instruction
        ? { instruction, operands: inner.operands }
        : null;
    case negate.instruction:
      return inner?.instruction === instruction ? inner.operands[0] : null;
    case multiply.instruction:
      return isConstant(b, 1) ? a : isConstant(a, 1) ? b : null;
    case divide.instruction:
      return isConstant(b, 1) ? a : timesReciprocal(a, b);
    case add.instruction:
      return isConstant(b, -0) ? a : isConstant(a, -0) ? b : null;
    case subtract.instruction:
      return isConstant(b, 0) ? a : null;
    default:
      return null;
  }
}

/** x / 2ᵏ = x · 2⁻ᵏ: the same number, which is rounded once either way. */
function timesReciprocal(a: Value, b: Value): Step | null {
  if (b.kind !== 'constant' || significandOf(Math.abs(b.value)) !== 1) return null;
  const value = 1 / b.value;
  // Where 2⁻ᵏ is no number of this precision, or 2ᵏ is none of the normal ones.
  if (represent(value, b.precision) !== value || value * b.value !== 1) return null;
  return { instruction: multiply.instruction, operands: [a, { ...b, value }] };
}

function isConstant(value: Value, number: number): boolean {
  return value.kind === 'constant' && Object.is(value.value, number);
}
