import type { Precision } from '../../scalar/run.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import type { Locals } from '../../wasm/locals.ts';
import { numberText } from '../graph/attributes-key.ts';
import {
  float32Lanes,
  float64Lanes,
  int32Lanes,
  type Lanes,
  type LaneValue,
  numbers,
} from './lanes.ts';
import type { Value } from './value.ts';

/** The lanes in which values of a precision are held. */
export function lanesOf(precision: Precision): Lanes {
  return lanes[precision];
}

const lanes: Record<Precision, Lanes> = {
  float64: float64Lanes,
  float32: float32Lanes,
  int32: int32Lanes,
};

/**
 * Writes down how values are computed at one place: whatever is needed more than once goes into a
 * local. The statements run first; the resulting expressions use what they computed.
 */
export function computeAt(
  roots: readonly Value[],
  locals: Locals,
  read: (value: Extract<Value, { kind: 'load' }>) => Expression<'v128'>,
  accumulator: Expression<'v128'> | null,
): { readonly statements: Statement[]; readonly values: LaneValue[] } {
  const uses = countUses(roots);
  const statements: Statement[] = [];
  const memo = new Map<Value, LaneValue>();
  const visit = (value: Value): LaneValue => {
    const known = memo.get(value);
    if (known !== undefined) return known;
    const computed = compute(value, visit, read, accumulator, locals);
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
  return { statements, values: roots.map(visit) };
}

function compute(
  value: Value,
  visit: (value: Value) => LaneValue,
  read: (value: Extract<Value, { kind: 'load' }>) => Expression<'v128'>,
  accumulator: Expression<'v128'> | null,
  locals: Locals,
): LaneValue {
  switch (value.kind) {
    case 'load':
      return { code: read(value), isMask: value.access.buffer.dtype === 'bool' };
    case 'constant':
      return {
        code: constant(value.precision, value.value, locals),
        isMask: false,
        isZero: Object.is(value.value, 0),
      };
    case 'accumulator':
      if (accumulator === null) throw new Error('nothing has been added up here');
      return { code: accumulator, isMask: false };
    case 'convert':
      return numbers(convert(visit(value.operand), value.operand.precision, value.precision));
    case 'step':
      return value.instruction.carryOut(lanesOf(value.precision), value.operands.map(visit));
  }
}

/** A number in all lanes. Zero is made without reading anything. */
function constant(precision: Precision, value: number, locals: Locals): Expression<'v128'> {
  const splat = lanesOf(precision).splat(value);
  if (Object.is(value, 0)) return splat;
  return locals.constant(`${precision} ${numberText(value)}`, splat);
}

function convert(operand: LaneValue, from: Precision, to: Precision): Expression<'v128'> {
  const { number, to: converted } = lanesOf(from);
  return converted[to](number(operand));
}

function countUses(roots: readonly Value[]): Map<Value, number> {
  const uses = new Map<Value, number>();
  const visit = (value: Value): void => {
    const before = uses.get(value) ?? 0;
    uses.set(value, before + 1);
    if (before > 0) return;
    if (value.kind === 'convert') visit(value.operand);
    if (value.kind === 'step') value.operands.forEach(visit);
  };
  roots.forEach(visit);
  return uses;
}

/** Whether any step is computed in float64, so that a vector holds two places only. */
export function needsFloat64(root: Value): boolean {
  const seen = new Set<Value>();
  const visit = (value: Value): boolean => {
    if (value.precision === 'float64') return true;
    if (seen.has(value)) return false;
    seen.add(value);
    if (value.kind === 'convert') return visit(value.operand);
    return value.kind === 'step' && value.operands.some(visit);
  };
  return visit(root);
}
