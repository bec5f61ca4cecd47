import type { Code, CodeWriter, Expression, ResultType, ValueType } from './code.ts';
import type { Immediates } from './immediates.ts';
import { asExpression } from './operand.ts';

/** An instruction applied to its operands, which are evaluated from left to right. */
class Operation<R extends ResultType> implements Code<R> {
  readonly type: R;
  readonly #opcode: number;
  readonly #operands: readonly Expression[];
  readonly #immediates: Immediates | undefined;

  constructor(
    type: R,
    opcode: number,
    operands: readonly Expression[],
    immediates: Immediates | undefined,
  ) {
    this.type = type;
    this.#opcode = opcode;
    this.#operands = operands;
    this.#immediates = immediates;
  }

  write(out: CodeWriter): void {
    const operands = this.#operands;
    for (let i = 0; i < operands.length; i++) operands[i].write(out);
    out.opcode(this.#opcode);
    this.#immediates?.(out);
  }
}

/**
 * An instruction with its operands, whose types must be those that the row states. They are the
 * first of `given`.
 *
 * A module has tens of thousands of these, most of them built before the engine has compiled this
 * code: hence the plain loops.
 */
export function operation<R extends ResultType>(
  name: string,
  row: readonly [opcode: number, operands: readonly ValueType[], result: R, ...unknown[]],
  given: readonly unknown[],
  immediates?: Immediates,
): Code<R> {
  const types = row[1];
  const operands = new Array<Expression>(types.length);
  for (let i = 0; i < types.length; i++) {
    operands[i] = asExpression(name, i + 1, types[i], given[i]);
  }
  return new Operation(row[2], row[0], operands, immediates);
}
