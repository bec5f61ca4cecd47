import { represent } from '../dtype.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Place, Program, Step } from './program.ts';
import type { Precision } from './run.ts';

/**
 * A program as a JavaScript loop over two axes. Each input is an array with a place to begin and a
 * step along either axis; the output is written in order.
 *
 * @param inputCount - How many inputs there are; the program may ignore some.
 */
export function loopSource(program: Program, inputCount: number, precision: Precision): string {
  const inputs = Array.from({ length: inputCount }, (_, i) => i);
  const registers = Array.from({ length: program.registerCount }, (_, i) => `r${i}`);
  const declared = registers.length === 0 ? '' : `let ${registers.join(', ')};`;
  return [
    ...inputs.map(
      (i) => `const { array: a${i}, rowStep: s${i}, columnStep: t${i} } = inputs[${i}];`,
    ),
    ...inputs.map((i) => `let row${i} = inputs[${i}].start;`),
    'for (let row = 0; row < rows; row++) {',
    ...inputs.map((i) => `  let at${i} = row${i};`),
    '  for (let column = 0; column < columns; column++) {',
    ...inputs.map((i) => `    const x${i} = a${i}[at${i}];`),
    declared,
    ...program.steps.map((step) => `    ${statement(step, precision)}`),
    ...inputs.map((i) => `    at${i} += t${i};`),
    '  }',
    ...inputs.map((i) => `  row${i} += s${i};`),
    '}',
  ].join('\n');
}

function statement({ instruction, operands, target }: Step, precision: Precision): string {
  const value = instruction.carryOut(
    sources[precision],
    operands.map((operand) => name(operand, precision)),
  );
  if (target.kind === 'output') return `output[next++] = ${value};`;
  return `${name(target, precision)} = ${rounded[precision](value)};`;
}

/** Values as a register of the precision holds them. */
const rounded: Record<Precision, (value: string) => string> = {
  float64: (value) => value,
  float32: (value) => `fround(${value})`,
  int32: (value) => `(${value}) | 0`,
};

function name(place: Place, precision: Precision): string {
  if (place.kind === 'input') return `x${place.index}`;
  if (place.kind === 'register') return `r${place.index}`;
  if (place.kind === 'output') throw new Error('an output is not read');
  const value = represent(place.value, precision);
  return Object.is(value, -0) ? '(-0)' : `(${value})`;
}

/** The instructions as JavaScript writes them for floats. */
const source: Arithmetic<string> = {
  add: (a, b) => `${a} + ${b}`,
  subtract: (a, b) => `${a} - ${b}`,
  multiply: (a, b) => `${a} * ${b}`,
  divide: (a, b) => `${a} / ${b}`,
  negate: (a) => `-${a}`,
  absolute: (a) => `Math.abs(${a})`,
  squareRoot: (a) => `Math.sqrt(${a})`,
  floor: (a) => `Math.floor(${a})`,
  ceiling: (a) => `Math.ceil(${a})`,
  nearest: (a) => `nearestWhole(${a})`,
  integerOf: (a) => `saturate(${a})`,
  atLeast: (a, bound) => `${a} < ${bound} ? ${bound} : ${a}`,
  atMost: (a, bound) => `${bound} < ${a} ? ${bound} : ${a}`,
  maximum: (a, b) => `Math.max(${a}, ${b})`,
  minimum: (a, b) => `Math.min(${a}, ${b})`,
  less: (a, b) => `${a} < ${b} ? 1 : 0`,
  lessEqual: (a, b) => `${a} <= ${b} ? 1 : 0`,
  equal: (a, b) => `${a} === ${b} ? 1 : 0`,
  notEqual: (a, b) => `${a} !== ${b} ? 1 : 0`,
  select: (condition, whenTrue, whenFalse) => `${condition} !== 0 ? ${whenTrue} : ${whenFalse}`,
  xor: (a, b) => `${a} ^ ${b}`,
  shiftLeft: (a, places) => `${a} << ${places}`,
  shiftRight: (a, places) => `${a} >>> ${places}`,
  powerOfTwo: (a) => `powerOfTwo(${a})`,
  exponent: (a) => `exponentOf(${a})`,
  significand: (a) => `significandOf(${a})`,
};

const sources: Record<Precision, Arithmetic<string>> = {
  float64: source,
  float32: source,
  // A float64 does not hold the lowest bits of every product.
  int32: { ...source, multiply: (a, b) => `Math.imul(${a}, ${b})` },
};
