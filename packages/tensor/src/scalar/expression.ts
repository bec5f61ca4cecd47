import type { TypedArray } from '../dtype.ts';
import type { Arithmetic } from './arithmetic.ts';

/**
 * One step of arithmetic on elements, with one exact meaning in bits.
 *
 * `run` does it for `n` elements: `out[o + i] = f(a[p + i], b[q + i], c[r + i])`, where an
 * instruction of fewer operands ignores the rest. Storing into `out` rounds to its kind of number.
 */
export interface Instruction {
  readonly name: string;
  readonly run: (
    n: number,
    out: TypedArray,
    o: number,
    a: TypedArray,
    p: number,
    b: TypedArray,
    q: number,
    c: TypedArray,
    r: number,
  ) => void;
  /** The same for int32, where rounding a float64 into `out` would not give the lowest 32 bits. */
  readonly runOnIntegers?: Instruction['run'];
  /** The same step, carried out by somebody else. */
  readonly carryOut: <V>(arithmetic: Arithmetic<V>, operands: readonly V[]) => V;
}

/**
 * What an elementwise operation does to one element, as a value: a graph of instructions over the
 * inputs and constants. Evaluators give it life, each in its own way; all mean the same bits.
 */
export type Scalar =
  | { readonly kind: 'input'; readonly index: number }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'result';
      readonly instruction: Instruction;
      readonly operands: readonly Scalar[];
    };

/** What expressions are built from: a constant may be written as a plain number. */
export type Operand = Scalar | number;

export function input(index: number): Scalar {
  return { kind: 'input', index };
}

export function result(instruction: Instruction, ...operands: Operand[]): Scalar {
  return {
    kind: 'result',
    instruction,
    operands: operands.map((operand) =>
      typeof operand === 'number' ? { kind: 'constant', value: operand } : operand,
    ),
  };
}
