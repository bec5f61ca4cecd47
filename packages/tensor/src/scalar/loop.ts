import { saturate, type TypedArray } from '../dtype.ts';
import { exponentOf, nearestWhole, powerOfTwo, significandOf } from './float64-bits.ts';
import type { Program } from './program.ts';
import type { Precision } from './run.ts';
import { loopSource } from './source.ts';

/** Runs a program over rows and columns, and writes the output in order, from place `next` on. */
export type Loop = (
  rows: number,
  columns: number,
  inputs: readonly LoopInput[],
  output: TypedArray,
  next: number,
) => void;

/** Where a loop finds an input: at `array[start + row·rowStep + column·columnStep]`. */
export interface LoopInput {
  readonly array: TypedArray;
  readonly start: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** What the text of a loop may call. */
const helpers = {
  fround: Math.fround,
  saturate,
  nearestWhole,
  powerOfTwo,
  exponentOf,
  significandOf,
};

/**
 * The program as a JavaScript function made for it, which an engine compiles to a tight loop; null
 * where a content security policy refuses to make functions from text.
 *
 * @param name - What profilers call it.
 */
export function loopOf(
  program: Program,
  inputCount: number,
  precision: Precision,
  name: string,
): Loop | null {
  const text = `return (rows, columns, inputs, output, next) => {
${loopSource(program, inputCount, precision)}
};
//# sourceURL=${name}`;
  try {
    // The text comes from the expression alone; nothing a user passes in gets into it.
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function(...Object.keys(helpers), text)(...Object.values(helpers));
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
