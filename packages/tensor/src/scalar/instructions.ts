import { saturate } from '../dtype.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type Instruction, type Operand, result, type Scalar } from './expression.ts';
import { exponentOf, nearestWhole, powerOfTwo as powerOf, significandOf } from './float64-bits.ts';

/*
 * The whole vocabulary of elementwise arithmetic. Each instruction is exact or correctly rounded
 * (IEEE 754), so that every machine gives the same bits, and each has a counterpart among
 * WebAssembly's instructions. On int32 sums and products are taken modulo 2³² (two's complement).
 * Calling one builds an expression.
 *
 * Each has a loop of its own, however alike they look: an engine compiles `out[i] = a[i] + b[i]` to
 * a tight loop, but one loop that calls a different function each time to boxed numbers.
 */

type Unary = ((a: Operand) => Scalar) & { readonly instruction: Instruction };
type Binary = ((a: Operand, b: Operand) => Scalar) & { readonly instruction: Instruction };

function unary(
  name: string,
  carryOut: <V>(arithmetic: Arithmetic<V>, a: V) => V,
  run: Instruction['run'],
): Unary {
  const instruction: Instruction = {
    name,
    run,
    carryOut: (arithmetic, operands) => carryOut(arithmetic, operands[0]),
  };
  return Object.assign((a: Operand) => result(instruction, a), { instruction });
}

function binary(
  name: string,
  carryOut: <V>(arithmetic: Arithmetic<V>, a: V, b: V) => V,
  run: Instruction['run'],
  runOnIntegers: Instruction['run'] = run,
): Binary {
  const instruction: Instruction = {
    name,
    run,
    runOnIntegers,
    carryOut: (arithmetic, operands) => carryOut(arithmetic, operands[0], operands[1]),
  };
  return Object.assign((a: Operand, b: Operand) => result(instruction, a, b), { instruction });
}

export const add: Binary = binary(
  'add',
  (on, a, b) => on.add(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] + b[q + i];
  },
);

export const subtract: Binary = binary(
  'subtract',
  (on, a, b) => on.subtract(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] - b[q + i];
  },
);

export const multiply: Binary = binary(
  'multiply',
  (on, a, b) => on.multiply(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] * b[q + i];
  },
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.imul(a[p + i], b[q + i]);
  },
);

export const divide: Binary = binary(
  'divide',
  (on, a, b) => on.divide(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] / b[q + i];
  },
);

export const negate: Unary = unary(
  'negate',
  (on, a) => on.negate(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = -a[p + i];
  },
);

export const absolute: Unary = unary(
  'absolute',
  (on, a) => on.absolute(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.abs(a[p + i]);
  },
);

export const squareRoot: Unary = unary(
  'squareRoot',
  (on, a) => on.squareRoot(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.sqrt(a[p + i]);
  },
);

/** The greatest whole number that is not above the value; the sign of a zero stays. */
export const floor: Unary = unary(
  'floor',
  (on, a) => on.floor(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.floor(a[p + i]);
  },
);

/** The least whole number that is not below the value; the sign of a zero stays. */
export const ceiling: Unary = unary(
  'ceiling',
  (on, a) => on.ceiling(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.ceil(a[p + i]);
  },
);

/** The nearest whole number, of two the even one; the sign stays, also of a zero. */
export const nearest: Unary = unary(
  'nearest',
  (on, a) => on.nearest(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = nearestWhole(a[p + i]);
  },
);

/** The value as it is, stored as the target's kind of number; for int32 see `integerOf`. */
export const copy: Unary = unary(
  'copy',
  (_, a) => a,
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i];
  },
);

/**
 * The integer that `saturate` makes of the value: the last step of an expression whose target is
 * int32 and whose steps are not.
 */
export const integerOf: Unary = unary(
  'integerOf',
  (on, a) => on.integerOf(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = saturate(a[p + i]);
  },
);

/** a, or the bound where a < bound. NaN stays, and so does a zero beside a zero. */
export const atLeast: Binary = binary(
  'atLeast',
  (on, a, b) => on.atLeast(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] < b[q + i] ? b[q + i] : a[p + i];
  },
);

/** a, or the bound where bound < a. NaN stays, and so does a zero beside a zero. */
export const atMost: Binary = binary(
  'atMost',
  (on, a, b) => on.atMost(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = b[q + i] < a[p + i] ? b[q + i] : a[p + i];
  },
);

/** The larger one. NaN wins; +0 is larger than −0. */
export const maximum: Binary = binary(
  'maximum',
  (on, a, b) => on.maximum(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.max(a[p + i], b[q + i]);
  },
);

/** The smaller one. NaN wins; −0 is smaller than +0. */
export const minimum: Binary = binary(
  'minimum',
  (on, a, b) => on.minimum(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = Math.min(a[p + i], b[q + i]);
  },
);

/** 1 where a < b, else 0. */
export const less: Binary = binary(
  'less',
  (on, a, b) => on.less(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] < b[q + i] ? 1 : 0;
  },
);

/** 1 where a ≤ b, else 0. */
export const lessEqual: Binary = binary(
  'lessEqual',
  (on, a, b) => on.lessEqual(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] <= b[q + i] ? 1 : 0;
  },
);

/** 1 where a = b, else 0. NaN equals nothing; the two zeros are equal. */
export const equal: Binary = binary(
  'equal',
  (on, a, b) => on.equal(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] === b[q + i] ? 1 : 0;
  },
);

/** 1 where a ≠ b, else 0. */
export const notEqual: Binary = binary(
  'notEqual',
  (on, a, b) => on.notEqual(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] !== b[q + i] ? 1 : 0;
  },
);

const selection: Instruction = {
  name: 'select',
  run(n, out, o, a, p, b, q, c, r) {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] !== 0 ? b[q + i] : c[r + i];
  },
  carryOut: (on, [condition, whenTrue, whenFalse]) => on.select(condition, whenTrue, whenFalse),
};

/** `whenTrue` where the condition is not 0, else `whenFalse`. Both are evaluated. */
export function select(condition: Operand, whenTrue: Operand, whenFalse: Operand): Scalar {
  return result(selection, condition, whenTrue, whenFalse);
}

/** 2^a, exactly, for whole numbers a from −1022 to 1023. */
export const powerOfTwo: Unary = unary(
  'powerOfTwo',
  (on, a) => on.powerOfTwo(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = powerOf(a[p + i]);
  },
);

/** The whole number e with 2^e ≤ a < 2^(e+1), for normal numbers a > 0. */
export const exponent: Unary = unary(
  'exponent',
  (on, a) => on.exponent(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = exponentOf(a[p + i]);
  },
);

/** a / 2^exponent(a), in [1, 2), for normal numbers a > 0. */
export const significand: Unary = unary(
  'significand',
  (on, a) => on.significand(a),
  (n, out, o, a, p) => {
    for (let i = 0; i < n; i++) out[o + i] = significandOf(a[p + i]);
  },
);

/** The bits that differ, of int32. */
export const xor: Binary = binary(
  'xor',
  (on, a, b) => on.xor(a, b),
  (n, out, o, a, p, b, q) => {
    for (let i = 0; i < n; i++) out[o + i] = a[p + i] ^ b[q + i];
  },
);

/** For each number of places by which 32 bits can be moved, the instruction that does it. */
function byPlaces(make: (places: number) => Unary): readonly Unary[] {
  return Array.from({ length: 32 }, (_, places) => make(places));
}

const shiftsLeft = byPlaces((places) =>
  unary(
    `shiftLeft ${places}`,
    (on, a) => on.shiftLeft(a, places),
    (n, out, o, a, p) => {
      for (let i = 0; i < n; i++) out[o + i] = a[p + i] << places;
    },
  ),
);

/** The bits of an int32 moved upwards by 0 to 31 places; zeros come in below. */
export function shiftLeft(a: Operand, places: number): Scalar {
  return shiftsLeft[places](a);
}

const shiftsRight = byPlaces((places) =>
  unary(
    `shiftRight ${places}`,
    (on, a) => on.shiftRight(a, places),
    (n, out, o, a, p) => {
      for (let i = 0; i < n; i++) out[o + i] = a[p + i] >>> places;
    },
  ),
);

/** The bits of an int32 moved downwards by 0 to 31 places; zeros come in above. */
export function shiftRight(a: Operand, places: number): Scalar {
  return shiftsRight[places](a);
}
