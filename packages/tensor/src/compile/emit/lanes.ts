import type { Arithmetic } from '../../scalar/arithmetic.ts';
import type { Precision } from '../../scalar/run.ts';
import type { Expression } from '../../wasm/code.ts';
import { f32x4, f64x2, i32x4, i64x2, v128 } from '../../wasm/instructions.ts';
import { relaxed } from '../../wasm/relaxed.ts';

type Vector = Expression<'v128'>;

/** Several elements at once, in one vector: numbers, or for each lane all bits or none. */
export interface LaneValue {
  readonly code: Vector;
  /** Whether it says yes or no, as comparisons do. Used as a number, yes is 1. */
  readonly isMask: boolean;
  /** Whether it is known to be +0, whose bits are none. */
  readonly isZero?: boolean;
}

/** Vectors of one kind of number. */
export interface Lanes extends Arithmetic<LaneValue> {
  readonly precision: Precision;
  readonly bytes: number;
  splat(value: number): Vector;
  /** a·b + c, rounded once instead of twice by machines that can; not there for integers. */
  readonly fusedMultiplyAdd?: (a: Vector, b: Vector, c: Vector) => Vector;
  /** The lanes as numbers. */
  number(value: LaneValue): Vector;
  /** The lanes as all bits or none. */
  mask(value: LaneValue): Vector;
  /** Numbers in the lowest lanes as another kind of number, in the lowest lanes of that. */
  readonly to: Readonly<Record<Precision, (code: Vector) => Vector>>;
}

type LaneInstructions = Pick<
  typeof f64x2,
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'neg'
  | 'abs'
  | 'sqrt'
  | 'floor'
  | 'ceil'
  | 'nearest'
  | 'max'
  | 'pmax'
  | 'pmin'
  | 'min'
  | 'lt'
  | 'le'
  | 'eq'
  | 'ne'
>;

/** Lanes that hold numbers. */
export function numbers(code: Vector): LaneValue {
  return { code, isMask: false };
}

function answers(code: Vector): LaneValue {
  return { code, isMask: true };
}

const noBitsOfFloats = {
  powerOfTwo: onlyInFloat64,
  exponent: onlyInFloat64,
  significand: onlyInFloat64,
};

const noBitsOfIntegers = { xor: onlyInInt32, shiftLeft: onlyInInt32, shiftRight: onlyInInt32 };

/** What each kind of number does in its own way, or not at all. */
type OwnInstructions = 'to' | keyof typeof noBitsOfFloats | keyof typeof noBitsOfIntegers;

/** What is alike for all kinds of number. */
function lanes(
  precision: Precision,
  bytes: number,
  on: LaneInstructions,
  splat: (value: number) => Vector,
): Omit<Lanes, OwnInstructions> {
  const number = ({ code, isMask }: LaneValue): Vector =>
    isMask ? v128.and(code, splat(1)) : code;
  const mask = ({ code, isMask }: LaneValue): Vector => (isMask ? code : on.ne(code, splat(0)));
  return {
    precision,
    bytes,
    splat,
    number,
    mask,
    add: (a, b) => numbers(on.add(number(a), number(b))),
    subtract: (a, b) => numbers(on.sub(number(a), number(b))),
    multiply: (a, b) => numbers(on.mul(number(a), number(b))),
    divide: (a, b) => numbers(on.div(number(a), number(b))),
    negate: (a) => numbers(on.neg(number(a))),
    absolute: (a) => numbers(on.abs(number(a))),
    squareRoot: (a) => numbers(on.sqrt(number(a))),
    floor: (a) => numbers(on.floor(number(a))),
    ceiling: (a) => numbers(on.ceil(number(a))),
    nearest: (a) => numbers(on.nearest(number(a))),
    // What is stored as int32 is converted to it, and that conversion is this one.
    integerOf: (a) => a,
    atLeast: (a, bound) => numbers(on.pmax(number(a), number(bound))),
    atMost: (a, bound) => numbers(on.pmin(number(a), number(bound))),
    maximum: (a, b) => numbers(on.max(number(a), number(b))),
    minimum: (a, b) => numbers(on.min(number(a), number(b))),
    less: (a, b) => answers(on.lt(number(a), number(b))),
    lessEqual: (a, b) => answers(on.le(number(a), number(b))),
    equal: (a, b) => answers(on.eq(number(a), number(b))),
    notEqual: (a, b) => answers(on.ne(number(a), number(b))),
    select: (condition, whenTrue, whenFalse) => {
      if (whenTrue.isZero) return numbers(v128.andnot(number(whenFalse), mask(condition)));
      if (whenFalse.isZero) return numbers(v128.and(number(whenTrue), mask(condition)));
      return numbers(v128.bitselect(number(whenTrue), number(whenFalse), mask(condition)));
    },
  };
}

const BIAS = 1023;
const FRACTION_BITS = 52;
const FRACTION = (1n << 52n) - 1n;
const EXPONENT_OF_ONE = 0x3ffn << 52n;

function same(code: Vector): Vector {
  return code;
}

function splatBits(bits: bigint): Vector {
  return i64x2.const(bits, bits);
}

/** Two float64. */
export const float64Lanes: Lanes = {
  ...lanes('float64', 8, f64x2, (value) => f64x2.const(value, value)),
  ...noBitsOfIntegers,
  fusedMultiplyAdd: relaxed.f64x2.relaxed_madd,
  to: {
    float64: same,
    float32: f32x4.demote_f64x2_zero,
    int32: i32x4.trunc_sat_f64x2_s_zero,
  },
  // Added to 2^52, a small whole number stands in the lowest bits.
  powerOfTwo: ({ code }) =>
    numbers(i64x2.shl(f64x2.add(code, f64x2.const(2 ** 52 + BIAS, 2 ** 52 + BIAS)), FRACTION_BITS)),
  exponent: ({ code }) => {
    const inLowestBits = v128.or(i64x2.shr_u(code, FRACTION_BITS), f64x2.const(2 ** 52, 2 ** 52));
    return numbers(f64x2.sub(inLowestBits, f64x2.const(2 ** 52 + BIAS, 2 ** 52 + BIAS)));
  },
  significand: ({ code }) =>
    numbers(v128.or(v128.and(code, splatBits(FRACTION)), splatBits(EXPONENT_OF_ONE))),
};

/** Four float32. The transcendental functions compute in float64 and need no bits of these. */
export const float32Lanes: Lanes = {
  ...lanes('float32', 4, f32x4, (value) => f32x4.const(value, value, value, value)),
  ...noBitsOfFloats,
  ...noBitsOfIntegers,
  fusedMultiplyAdd: relaxed.f32x4.relaxed_madd,
  to: { float64: f64x2.promote_low_f32x4, float32: same, int32: i32x4.trunc_sat_f32x4_s },
};

const integers = lanes(
  'int32',
  4,
  {
    ...i32x4,
    lt: i32x4.lt_s,
    le: i32x4.le_s,
    max: i32x4.max_s,
    pmax: i32x4.max_s,
    min: i32x4.min_s,
    pmin: i32x4.min_s,
    floor: same,
    ceil: same,
    nearest: same,
    div: onlyOfFloats,
    sqrt: onlyOfFloats,
  },
  (value) => i32x4.const(value, value, value, value),
);

/** Four int32. */
export const int32Lanes: Lanes = {
  ...integers,
  ...noBitsOfFloats,
  to: { float64: f64x2.convert_low_i32x4_s, float32: f32x4.convert_i32x4_s, int32: same },
  xor: (a, b) => numbers(v128.xor(integers.number(a), integers.number(b))),
  shiftLeft: (a, places) => numbers(i32x4.shl(integers.number(a), places)),
  shiftRight: (a, places) => numbers(i32x4.shr_u(integers.number(a), places)),
};

function onlyInFloat64(): never {
  throw new Error('the bits of a number are taken in float64 only');
}

function onlyInInt32(): never {
  throw new Error('bits are moved and compared in int32 only');
}

function onlyOfFloats(): never {
  throw new Error('integers have no quotient and no root; they are converted before');
}
