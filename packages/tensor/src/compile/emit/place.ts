import type { Precision } from '../../scalar/run.ts';
import type { Expression, Statement } from '../../wasm/code.ts';
import type { Locals } from '../../wasm/locals.ts';
import { numberText } from '../number-text.ts';
import {
  float32Lanes,
  float64Lanes,
  int32Lanes,
  type Lanes,
  type LaneValue,
  numbers,
} from './lanes.ts';
import { operandsOf, type Value } from './value.ts';

/** The lanes in which values of a precision are held. */
export function lanesOf(precision: Precision): Lanes {
  return lanes[precision];
}

const lanes: Record<Precision, Lanes> = {
  float64: float64Lanes,
  float32: float32Lanes,
  int32: int32Lanes,
};

/** How a place reads what stands in memory. */
export type Read = (value: Extract<Value, { kind: 'load' }>) => Expression<'v128'>;

/**
 * Writes down how values are computed at some places: whatever is needed more than once goes into a
 * local, and so does every step where there are several places. They go on in step, so that one
 * fills the pauses of the other, also where an engine leaves instructions in their order. The
 * statements run first; the resulting expressions, for each place those of all values, use what they
 * computed.
 */
export function computeAt(
  roots: readonly Value[],
  locals: Locals,
  reads: readonly Read[],
  accumulator: Expression<'v128'> | null,
): { readonly statements: Statement[]; readonly values: LaneValue[][] } {
  const uses = countUses(roots);
  const statements: Statement[] = [];
  const hold = ({ code, isMask }: LaneValue): LaneValue => {
    const local = locals.fresh('v128');
    statements.push(local.set(code));
    return { code: local, isMask };
  };
  const memo = new Map<Value, readonly LaneValue[]>();
  const visit = (value: Value): readonly LaneValue[] => {
    const known = memo.get(value);
    if (known !== undefined) return known;
    const operands = operandsOf(value).map(visit);
    const computed = reads.map((read, place) =>
      compute(
        value,
        operands.map((all) => all[place]),
        read,
        accumulator,
        locals,
      ),
    );
    const isWanted = reads.length > 1 || (uses.get(value) ?? 0) > 1;
    const held = isWanted && value.kind !== 'constant' ? computed.map(hold) : computed;
    memo.set(value, held);
    return held;
  };
  const found = roots.map(visit);
  return { statements, values: reads.map((_, place) => found.map((all) => all[place])) };
}

function compute(
  value: Value,
  operands: readonly LaneValue[],
  read: Read,
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
      return numbers(convert(operands[0], value.operand.precision, value.precision));
    case 'step':
      return value.instruction.carryOut(lanesOf(value.precision), operands);
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
    if (before === 0) operandsOf(value).forEach(visit);
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
    return operandsOf(value).some(visit);
  };
  return visit(root);
}
