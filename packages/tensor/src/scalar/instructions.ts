import { type Instruction, type Operand, result, type Scalar } from './expression.ts';
import { exponentOf, powerOfTwo as powerOf, significandOf } from './float64-bits.ts';

/*
 * The whole vocabulary of elementwise arithmetic. Each instruction is exact or correctly rounded
 * (IEEE 754), so that every machine gives the same bits, and each has a counterpart among
 * WebAssembly's instructions. Calling one builds an expression.
 *
 * Each has a loop of its own, however alike they look: an engine compiles `out[i] = a[i] + b[i]` to
 * a tight loop, but one loop that calls a different function each time to boxed numbers.
 */

type Unary = (a: Operand) => Scalar;
type Binary = (a: Operand, b: Operand) => Scalar;

function unary(name: string, run: Instruction['run']): Unary {
  const instruction: Instruction = { name, run };
  return (a) => result(instruction, a);
}

function binary(name: string, run: Instruction['run']): Binary {
  const instruction: Instruction = { name, run };
  return (a, b) => result(instruction, a, b);
}

export const add: Binary = binary('add', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] + b[q + i];
});

export const subtract: Binary = binary('subtract', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] - b[q + i];
});

export const multiply: Binary = binary('multiply', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] * b[q + i];
});

export const divide: Binary = binary('divide', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] / b[q + i];
});

export const negate: Unary = unary('negate', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = -a[p + i];
});

export const absolute: Unary = unary('absolute', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = Math.abs(a[p + i]);
});

export const squareRoot: Unary = unary('squareRoot', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = Math.sqrt(a[p + i]);
});

/** The value as it is, stored as the target's kind of number. */
export const copy: Unary = unary('copy', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i];
});

/** The larger one. NaN wins; +0 is larger than −0. */
export const maximum: Binary = binary('maximum', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = Math.max(a[p + i], b[q + i]);
});

/** The smaller one. NaN wins; −0 is smaller than +0. */
export const minimum: Binary = binary('minimum', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = Math.min(a[p + i], b[q + i]);
});

/** 1 where a < b, else 0. */
export const less: Binary = binary('less', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] < b[q + i] ? 1 : 0;
});

/** 1 where a ≤ b, else 0. */
export const lessEqual: Binary = binary('lessEqual', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] <= b[q + i] ? 1 : 0;
});

/** 1 where a = b, else 0. NaN equals nothing; the two zeros are equal. */
export const equal: Binary = binary('equal', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] === b[q + i] ? 1 : 0;
});

/** 1 where a ≠ b, else 0. */
export const notEqual: Binary = binary('notEqual', (n, out, o, a, p, b, q) => {
  for (let i = 0; i < n; i++) out[o + i] = a[p + i] !== b[q + i] ? 1 : 0;
});

const selection: Instruction = {
  name: 'select',
  run(n, out, o, a, p, b, q, c, r) {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] !== 0 ? b[q + i] : c[r + i];
  },
};

/** `whenTrue` where the condition is not 0, else `whenFalse`. Both are evaluated. */
export function select(condition: Operand, whenTrue: Operand, whenFalse: Operand): Scalar {
  return result(selection, condition, whenTrue, whenFalse);
}

/** 2^a, exactly, for whole numbers a from −1022 to 1023. */
export const powerOfTwo: Unary = unary('powerOfTwo', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = powerOf(a[p + i]);
});

/** The whole number e with 2^e ≤ a < 2^(e+1), for normal numbers a > 0. */
export const exponent: Unary = unary('exponent', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = exponentOf(a[p + i]);
});

/** a / 2^exponent(a), in [1, 2), for normal numbers a > 0. */
export const significand: Unary = unary('significand', (n, out, o, a, p) => {
  for (let i = 0; i < n; i++) out[o + i] = significandOf(a[p + i]);
});
