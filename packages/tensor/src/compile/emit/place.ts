import type { Precision } from '../../scalar/run.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import { f32x4, f64x2 } from '../../wasm/instructions.ts';
import type { Locals } from '../../wasm/locals.ts';
import { float32Lanes, float64Lanes, type Lanes, type LaneValue } from './lanes.ts';
import type { Value } from './value.ts';

/** The lanes in which values of a precision are held. */
export function lanesOf(precision: Precision): Lanes {
  return precision === 'float32' ? float32Lanes : float64Lanes;
}

/**
 * Writes down how values are computed at one place: whatever is needed more than once goes into a
 * local. The statements run first; the resulting expression uses what they computed.
 */
export function computeAt(
  root: Value,
  locals: Locals,
  read: (value: Extract<Value, { kind: 'load' }>) => Expression<'v128'>,
  accumulator: Expression<'v128'> | null,
): { readonly statements: Statement[]; readonly value: LaneValue } {
  const uses = countUses(root);
  const statements: Statement[] = [];
  const memo = new Map<Value, LaneValue>();
  const visit = (value: Value): LaneValue => {
    const known = memo.get(value);
    if (known !== undefined) return known;
    const computed = compute(value, visit, read, accumulator);
    const isWorthALocal = (uses.get(value) ?? 0) > 1 && value.kind !== 'constant';
    if (!isWorthALocal) {
      memo.set(value, computed);
      return computed;
    }
    const local = locals.fresh('v128');
    statements.push(local.set(computed.code));
    const held = { code: local, isMask: computed.isMask };
    memo.set(value, held);
    return held;
  };
  return { statements, value: visit(root) };
}

function compute(
  value: Value,
  visit: (value: Value) => LaneValue,
  read: (value: Extract<Value, { kind: 'load' }>) => Expression<'v128'>,
  accumulator: Expression<'v128'> | null,
): LaneValue {
  switch (value.kind) {
    case 'load':
      return { code: read(value), isMask: value.access.buffer.dtype === 'bool' };
    case 'constant':
      return {
        code: lanesOf(value.precision).splat(value.value),
        isMask: false,
        isZero: Object.is(value.value, 0),
      };
    case 'accumulator':
      if (accumulator === null) throw new Error('nothing has been added up here');
      return { code: accumulator, isMask: false };
    case 'convert':
      return { code: convert(value.operand, visit(value.operand)), isMask: false };
    case 'step':
      return value.instruction.carryOut(lanesOf(value.precision), value.operands.map(visit));
  }
}

/** The two lowest lanes as the other kind of number. */
function convert({ precision }: Value, operand: LaneValue): Expression<'v128'> {
  const code = lanesOf(precision).number(operand);
  return precision === 'float32' ? f64x2.promote_low_f32x4(code) : f32x4.demote_f64x2_zero(code);
}

function countUses(root: Value): Map<Value, number> {
  const uses = new Map<Value, number>();
  const visit = (value: Value): void => {
    const before = uses.get(value) ?? 0;
    uses.set(value, before + 1);
    if (before > 0) return;
    if (value.kind === 'convert') visit(value.operand);
    if (value.kind === 'step') value.operands.forEach(visit);
  };
  visit(root);
  return uses;
}

/** Whether any step is computed in float64, so that a vector holds two places only. */
export function needsFloat64(root: Value): boolean {
  if (root.precision === 'float64') return true;
  if (root.kind === 'convert') return needsFloat64(root.operand);
  return root.kind === 'step' && root.operands.some(needsFloat64);
}
