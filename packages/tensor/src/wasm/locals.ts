import type { Code, CodeWriter, Expression, Operand, Statement, ValueType } from './code.ts';
import { asExpression } from './operand.ts';

const GET = 0x20;
const SET = 0x21;
const TEE = 0x22;

/** A variable of a function (§2.4.5). As an expression it is its value. */
export class Local<T extends ValueType = ValueType> implements Code<T> {
  readonly type: T;
  readonly index: number;

  constructor(type: T, index: number) {
    this.type = type;
    this.index = index;
  }

  write(out: CodeWriter): void {
    this.#access(out, GET);
  }

  /** Gives the variable a value. */
  set(value: Operand<T>): Statement {
    return { type: 'void', write: this.#assignment('local.set', SET, value) };
  }

  /** Gives the variable a value, which is also the expression's. */
  tee(value: Operand<T>): Expression<T> {
    return { type: this.type, write: this.#assignment('local.tee', TEE, value) };
  }

  #assignment(instruction: string, opcode: number, value: Operand<T>): (out: CodeWriter) => void {
    const expression = asExpression(instruction, 1, this.type, value);
    return (out) => {
      expression.write(out);
      this.#access(out, opcode);
    };
  }

  #access(out: CodeWriter, opcode: number): void {
    out.byte(opcode);
    out.u32(this.index);
  }
}

/**
 * A function's parameters and locals. A local that was released is given out again to the next who
 * wants one of its type, with whatever value it then has; so code has to be built in the order in
 * which it runs.
 */
export class Locals {
  readonly names: Map<number, string> = new Map();
  readonly #parameters: ValueType[] = [];
  readonly #variables: ValueType[] = [];
  readonly #free: Readonly<Record<ValueType, Local[]>> = {
    i32: [],
    i64: [],
    f32: [],
    f64: [],
    v128: [],
  };
  #used: Local[] = [];
  readonly #constants = new Map<string, Local>();
  /** What gives the constants their values, before anything else runs. */
  readonly beginning: Statement[] = [];

  get parameters(): readonly ValueType[] {
    return this.#parameters;
  }

  /** The types of the locals that are not parameters, by index. */
  get variables(): readonly ValueType[] {
    return this.#variables;
  }

  /** The next parameter. All parameters come before the first local. */
  parameter<T extends ValueType>(type: T, name?: string): Local<T> {
    if (this.#variables.length > 0) throw new Error('parameter: a local was already taken');
    return this.#named(new Local(type, this.#parameters.push(type) - 1), name);
  }

  /**
   * A local that nobody else uses. One that is new to the function starts as zero; one that was
   * released before keeps the value and the name that it had.
   */
  fresh<T extends ValueType>(type: T, name?: string): Local<T> {
    const local = this.#reused(type) ?? this.#named(this.#added(type), name);
    this.#used.push(local);
    return local;
  }

  /**
   * A local that holds a value from the beginning of the function on: one for each key. Engines that
   * leave an instruction where it stands would otherwise make the value anew in every turn of a loop.
   */
  constant<T extends ValueType>(key: string, value: Expression<T>): Local<T> {
    const known = this.#constants.get(key);
    if (known !== undefined) return known as Local<T>;
    const local = this.#added(value.type);
    this.#constants.set(key, local);
    this.beginning.push(local.set(value));
    return local;
  }

  /** Lets others have the local. */
  release(local: Local): void {
    const position = this.#used.indexOf(local);
    if (position < 0) throw new Error(`release: local ${local.index} is not in use in this scope`);
    this.#used.splice(position, 1);
    this.#free[local.type].push(local);
  }

  /** Builds code whose locals are released at the end. */
  scope<R>(build: () => R): R {
    const outer = this.#used;
    this.#used = [];
    const result = build();
    for (const local of this.#used.reverse()) this.#free[local.type].push(local);
    this.#used = outer;
    return result;
  }

  #added<T extends ValueType>(type: T): Local<T> {
    return new Local(type, this.#parameters.length + this.#variables.push(type) - 1);
  }

  #reused<T extends ValueType>(type: T): Local<T> | undefined {
    return this.#free[type].pop() as Local<T> | undefined;
  }

  #named<T extends ValueType>(local: Local<T>, name: string | undefined): Local<T> {
    if (name !== undefined) this.names.set(local.index, name);
    return local;
  }
}
