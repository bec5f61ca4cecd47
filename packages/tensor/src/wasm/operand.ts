import type { Code, Expression, ResultType, ValueType } from './code.ts';
import { f32Const, f64Const, i32Const, i64Const } from './constants.ts';

/**
 * What was given as an expression of the type; a plain constant becomes an instruction.
 *
 * @throws TypeError where the value is not of the type that the instruction takes.
 */
export function asExpression<T extends ValueType>(
  instruction: string,
  position: number,
  type: T,
  given: unknown,
): Expression<T>;
export function asExpression(
  instruction: string,
  position: number,
  type: ValueType,
  given: unknown,
): Expression {
  const what = (given as Partial<Code<ResultType>> | null | undefined)?.type;
  if (what === type) return given as Expression;
  if (typeof given === 'number') {
    if (type === 'i32') return i32Const(given);
    if (type === 'f64') return f64Const(given);
    if (type === 'f32') return f32Const(given);
  }
  if (typeof given === 'bigint' && type === 'i64') return i64Const(given);
  const found = what ?? plainly(given);
  throw new TypeError(`${instruction}: operand ${position} must be ${type}, got ${found}`);
}

function plainly(given: unknown): string {
  if (typeof given === 'number' || typeof given === 'bigint') return `the ${typeof given} ${given}`;
  return given === undefined ? 'nothing' : typeof given;
}
