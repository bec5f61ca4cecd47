import { allocate, type DType, type TypedArray } from '../dtype.ts';
import type { Instruction } from './expression.ts';
import type { Place, Program } from './program.ts';

/** So many elements at a time that a program's registers stay in the processor's nearest cache. */
const BLOCK = 512;

/** The kind of number that intermediate results are rounded to. */
export type Precision = 'float64' | 'float32' | 'int32';

/** The precision in which a kind of number is held; truth is the same in all. */
export function precisionOf(dtype: DType): Precision {
  return dtype === 'bool' ? 'float64' : dtype;
}

/** The instruction's loop over numbers of one kind. */
export function loopOn(precision: Precision, instruction: Instruction): Instruction['run'] {
  return (precision === 'int32' ? instruction.runOnIntegers : undefined) ?? instruction.run;
}

/** An array that a step reads or writes: block after block, or the same block again and again. */
interface Operand {
  readonly array: TypedArray;
  readonly advances: boolean;
}

interface BoundStep {
  readonly run: Instruction['run'];
  readonly target: Operand;
  readonly operands: readonly Operand[];
}

/** Runs the program over `size` elements, one instruction over a block at a time. */
export function run(
  program: Program,
  inputs: readonly TypedArray[],
  output: TypedArray,
  size: number,
  precision: Precision,
): void {
  const steps = bind(program, inputs, output, precision);
  for (let start = 0; start < size; start += BLOCK) {
    const n = Math.min(BLOCK, size - start);
    for (const step of steps) runStep(step, n, start);
  }
}

function runStep(
  { run, target, operands: [a, b = a, c = a] }: BoundStep,
  n: number,
  start: number,
): void {
  const [o, p, q, r] = [
    offset(target, start),
    offset(a, start),
    offset(b, start),
    offset(c, start),
  ];
  run(n, target.array, o, a.array, p, b.array, q, c.array, r);
}

function offset({ advances }: Operand, start: number): number {
  return advances ? start : 0;
}

function bind(
  { steps, registerCount }: Program,
  inputs: readonly TypedArray[],
  output: TypedArray,
  precision: Precision,
): BoundStep[] {
  const registers = registersOf(precision, registerCount);
  const locate = (place: Place): Operand => {
    if (place.kind === 'input') return { array: inputs[place.index], advances: true };
    if (place.kind === 'output') return { array: output, advances: true };
    if (place.kind === 'register') return { array: registers[place.index], advances: false };
    return { array: constantBlock(precision, place.value), advances: false };
  };
  return steps.map(({ instruction, operands, target }) => ({
    run: loopOn(precision, instruction),
    target: locate(target),
    operands: operands.map(locate),
  }));
}

/*
 * Programs run to their end before another begins, so all of them share the same registers, and
 * each constant of an expression keeps a block that is filled with it.
 */
const registers: Record<Precision, TypedArray[]> = { float64: [], float32: [], int32: [] };
const constants: Record<Precision, Map<number | '-0', TypedArray>> = {
  float64: new Map(),
  float32: new Map(),
  int32: new Map(),
};

function registersOf(precision: Precision, count: number): readonly TypedArray[] {
  const pool = registers[precision];
  while (pool.length < count) pool.push(allocate(precision, BLOCK));
  return pool;
}

function constantBlock(precision: Precision, value: number): TypedArray {
  // A map takes the two zeros for one key.
  const key = Object.is(value, -0) ? '-0' : value;
  const known = constants[precision].get(key);
  if (known !== undefined) return known;
  const block = allocate(precision, BLOCK).fill(value);
  constants[precision].set(key, block);
  return block;
}
