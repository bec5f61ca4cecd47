import type { Instruction } from '../../scalar/expression.ts';
import type { Precision } from '../../scalar/run.ts';
import type { Access } from '../kernel/kernel.ts';

/**
 * One step of what is computed for a place, on numbers of one precision. Fused operations share
 * their steps: equal steps on equal operands are one value.
 */
export type Value =
  | { readonly kind: 'load'; readonly precision: Precision; readonly access: Access }
  | { readonly kind: 'constant'; readonly precision: Precision; readonly value: number }
  | { readonly kind: 'accumulator'; readonly precision: Precision }
  | { readonly kind: 'convert'; readonly precision: Precision; readonly operand: Value }
  | {
      readonly kind: 'step';
      readonly precision: Precision;
      readonly instruction: Instruction;
      readonly operands: readonly Value[];
    };

/** What a value is computed from. */
export function operandsOf(value: Value): readonly Value[] {
  if (value.kind === 'step') return value.operands;
  return value.kind === 'convert' ? [value.operand] : [];
}

/** How many loads and steps values take that are computed together. */
export function countSteps(...roots: readonly Value[]): number {
  const counted = new Set<Value>();
  const visit = (value: Value): void => {
    if (value.kind === 'constant' || counted.has(value)) return;
    counted.add(value);
    operandsOf(value).forEach(visit);
  };
  roots.forEach(visit);
  return counted.size;
}
