import { ByteWriter } from './encoding.ts';

/** What a local, an operand or a result can be. WebAssembly Core Specification 2.0, §2.3.1–2.3.4. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** What a piece of code leaves behind: a value, or nothing. */
export type ResultType = ValueType | 'void';

/**
 * A piece of code: an instruction with everything that computes its operands. It writes its own
 * bytes. A piece that stands in two places is written, and runs, twice: what is needed again goes
 * into a local.
 */
export interface Code<R extends ResultType> {
  readonly type: R;
  write(out: CodeWriter): void;
}

/** Code that leaves a value. */
export type Expression<T extends ValueType = ValueType> = Code<T>;

/** Code that is run for its effect. */
export type Statement = Code<'void'>;

/** The constants that may be written plainly where an expression is wanted. */
interface Literals {
  readonly i32: number;
  readonly i64: bigint;
  readonly f32: number;
  readonly f64: number;
  readonly v128: never;
}

/** What an instruction takes: an expression, or a plain JavaScript constant of its type. */
export type Operand<T extends ValueType> = Expression<T> | Literals[T];

/** What can be called: a name for readers, and the types that go in and come out. */
interface Callable<R extends ResultType> {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly result: R;
}

/** A function that is made elsewhere and given to each instance: `imports[module][name]`. */
export interface ImportedFunction<R extends ResultType = ResultType> extends Callable<R> {
  readonly module: string;
}

/** A function of a module. Its body is written when something that is written calls it. */
export interface WasmFunction<R extends ResultType = ResultType> extends Callable<R> {
  /** Names of parameters and locals by index; the others are known by their index alone. */
  readonly localNames: ReadonlyMap<number, string>;
  /** Writes the locals' declarations and the body (§5.5.13's `func`). */
  write(out: CodeWriter): void;
}

/** The end of a block (or the start of a loop), as the target of branches. */
export interface Label {
  readonly name: string;
}

/** Where code is written: bytes, the blocks that are open, and the functions met so far. */
export class CodeWriter extends ByteWriter {
  /** Every function of the module that has an index, in the order of indices. */
  readonly functions: WasmFunction[] = [];
  readonly #indices: Map<ImportedFunction | WasmFunction, number>;
  readonly #open: Label[] = [];

  /** @param imports - The imported functions, whose indices come first (§2.5.1). */
  constructor(imports: readonly ImportedFunction[]) {
    super();
    this.#indices = new Map(imports.map((each, index) => [each, index]));
  }

  /** The function's index. A function of the module that was not met before gets the next one. */
  functionIndex(callee: ImportedFunction | WasmFunction): number {
    const known = this.#indices.get(callee);
    if (known !== undefined) return known;
    if (!('write' in callee)) throw new Error(`call: ${callee.name} is not among the imports`);
    const index = this.#indices.size;
    this.functions.push(callee);
    this.#indices.set(callee, index);
    return index;
  }

  /** An opcode: one byte, or a prefix (0xfc, 0xfd) in the highest byte and a number below. */
  opcode(code: number): void {
    if (code < 0x100) {
      this.byte(code);
    } else {
      const bits = code < 0x10000 ? 8 : 16;
      this.byte(code >> bits);
      this.u32(code & ((1 << bits) - 1));
    }
  }

  /** Writes statements inside of a block that branches know by its label. */
  inside(label: Label, statements: readonly Statement[]): void {
    this.#open.push(label);
    for (const statement of statements) statement.write(this);
    this.#open.pop();
  }

  /** How many blocks lie between here and the label's own (§2.4.8). */
  depthOf(label: Label): number {
    const position = this.#open.lastIndexOf(label);
    if (position < 0)
      throw new Error(`branch: label ${label.name} is not the label of a block around it`);
    return this.#open.length - 1 - position;
  }
}
