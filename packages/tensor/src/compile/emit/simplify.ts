import type { Instruction } from '../../scalar/expression.ts';
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
      return isConstant(b, 1) ? a : null;
    case add.instruction:
      return isConstant(b, -0) ? a : isConstant(a, -0) ? b : null;
    case subtract.instruction:
      return isConstant(b, 0) ? a : null;
    default:
      return null;
  }
}

function isConstant(value: Value, number: number): boolean {
  return value.kind === 'constant' && Object.is(value.value, number);
}
