import type {
  Code,
  Expression,
  ImportedFunction,
  Operand,
  ResultType,
  Statement,
  ValueType,
  WasmFunction,
} from './code.ts';
import type { Locals } from './locals.ts';
import { operation } from './operation.ts';
import { valueTypeCode } from './value-type-code.ts';

const END = 0x0b;
const CALL = 0x10;

/** A function that runs its statements and, if there is a result, ends with its value. */
export function wasmFunction(
  name: string,
  locals: Locals,
  body: readonly Statement[],
): WasmFunction<'void'>;
export function wasmFunction<T extends ValueType>(
  name: string,
  locals: Locals,
  body: readonly Statement[],
  result: Expression<T>,
): WasmFunction<T>;
export function wasmFunction(
  name: string,
  locals: Locals,
  body: readonly Statement[],
  result?: Expression,
): WasmFunction {
  return {
    name,
    parameters: locals.parameters,
    result: result?.type ?? 'void',
    localNames: locals.names,
    write(out) {
      out.vector(runs(locals.variables), ({ type, count }) => {
        out.u32(count);
        out.byte(valueTypeCode[type]);
      });
      for (const statement of [...locals.beginning, ...body]) statement.write(out);
      result?.write(out);
      out.byte(END);
    },
  };
}

/** The function's result on these arguments. A function that is called becomes part of the module. */
export function call<R extends ResultType>(
  callee: ImportedFunction<R> | WasmFunction<R>,
  ...operands: Operand<ValueType>[]
): Code<R> {
  const { name, parameters, result } = callee;
  return operation(`call ${name}`, [CALL, parameters, result], operands, (out) =>
    out.u32(out.functionIndex(callee)),
  );
}

interface Run {
  readonly type: ValueType;
  count: number;
}

/** Neighbours of one type are declared together (§5.5.13, `locals`). */
function runs(types: readonly ValueType[]): readonly Run[] {
  const found: Run[] = [];
  for (const type of types) {
    const last = found.at(-1);
    if (last?.type === type) last.count++;
    else found.push({ type, count: 1 });
  }
  return found;
}
