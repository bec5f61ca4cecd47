import type * as table from '../src/wasm/table.ts';

/*
 * What each instruction means, said plainly (WebAssembly Core Specification 2.0, §4.3). Numbers of
 * 32 bits are signed here, those of 64 bits are signed bigints, a vector is a buffer of 16 bytes.
 * The types make the list complete.
 */

// biome-ignore lint/suspicious/noExplicitAny: a meaning takes the types that its row states.
export type Meaning = (...operands: any[]) => unknown;
type MeaningOf<Group extends keyof typeof table.plain> = Record<
  keyof (typeof table.plain)[Group],
  Meaning
>;

/** The result of an instruction that refuses its operands at run time. */
export const TRAP = 'trap';

const comparisons = {
  eq: (a: number, b: number) => Number(a === b),
  ne: (a: number, b: number) => Number(a !== b),
  lt: (a: number, b: number) => Number(a < b),
  gt: (a: number, b: number) => Number(a > b),
  le: (a: number, b: number) => Number(a <= b),
  ge: (a: number, b: number) => Number(a >= b),
};

type Word = number | bigint;

/** Comparisons and bits of whole numbers; `bits` gives the unsigned number. */
function wholeNumbers<N extends Word>(width: number, signed: (value: bigint) => N) {
  const bits = (value: N) => BigInt.asUintN(width, BigInt(value));
  const text = (value: N) => bits(value).toString(2).padStart(width, '0');
  const compare = (test: (a: Word, b: Word) => boolean) => ({
    signed: (a: N, b: N) => Number(test(a, b)),
    unsigned: (a: N, b: N) => Number(test(bits(a), bits(b))),
  });
  const [lt, gt] = [compare((a, b) => a < b), compare((a, b) => a > b)];
  const [le, ge] = [compare((a, b) => a <= b), compare((a, b) => a >= b)];
  const exactly = (compute: (a: bigint, b: bigint) => bigint) => (a: N, b: N) =>
    signed(compute(BigInt(a), BigInt(b)));
  const modulo = (count: bigint) => BigInt.asUintN(width, count) % BigInt(width);
  const rotated = (a: bigint, by: bigint) => {
    const pattern = BigInt.asUintN(width, a);
    return (pattern << by) | (pattern >> ((BigInt(width) - by) % BigInt(width)));
  };
  const smallest = signed(1n << BigInt(width - 1));
  return {
    eqz: (a: N) => Number(BigInt(a) === 0n),
    eq: (a: N, b: N) => Number(a === b),
    ne: (a: N, b: N) => Number(a !== b),
    lt_s: lt.signed,
    lt_u: lt.unsigned,
    gt_s: gt.signed,
    gt_u: gt.unsigned,
    le_s: le.signed,
    le_u: le.unsigned,
    ge_s: ge.signed,
    ge_u: ge.unsigned,
    clz: (a: N) => signed(BigInt(`${text(a)}1`.indexOf('1'))),
    ctz: (a: N) => signed(BigInt(width - 1 - `1${text(a)}`.lastIndexOf('1') + 1)),
    popcnt: (a: N) => signed(BigInt(text(a).replaceAll('0', '').length)),
    add: exactly((a, b) => a + b),
    sub: exactly((a, b) => a - b),
    mul: exactly((a, b) => a * b),
    div_s: (a: N, b: N) =>
      BigInt(b) === 0n || (a === smallest && BigInt(b) === -1n)
        ? TRAP
        : signed(BigInt(a) / BigInt(b)),
    div_u: (a: N, b: N) => (BigInt(b) === 0n ? TRAP : signed(bits(a) / bits(b))),
    rem_s: (a: N, b: N) => (BigInt(b) === 0n ? TRAP : signed(BigInt(a) % BigInt(b))),
    rem_u: (a: N, b: N) => (BigInt(b) === 0n ? TRAP : signed(bits(a) % bits(b))),
    and: exactly((a, b) => a & b),
    or: exactly((a, b) => a | b),
    xor: exactly((a, b) => a ^ b),
    shl: exactly((a, b) => a << modulo(b)),
    shr_s: exactly((a, b) => a >> modulo(b)),
    shr_u: exactly((a, b) => BigInt.asUintN(width, a) >> modulo(b)),
    rotl: exactly((a, b) => rotated(a, modulo(b))),
    rotr: exactly((a, b) => rotated(a, (BigInt(width) - modulo(b)) % BigInt(width))),
    extend8_s: (a: N) => signed(BigInt.asIntN(8, BigInt(a))),
    extend16_s: (a: N) => signed(BigInt.asIntN(16, BigInt(a))),
  };
}

/** The nearest whole number of a range, toward zero; 0 for NaN. */
function saturate(low: number, high: number): (value: number) => number {
  return (value) =>
    Number.isNaN(value) ? 0 : Math.max(low, Math.min(high, Math.trunc(value))) + 0;
}

/** The same in 64 bits, where a float64 does not reach the end of the range. */
function saturate64(low: bigint, high: bigint): (value: number) => bigint {
  return (value) => {
    if (Number.isNaN(value)) return 0n;
    if (value >= Number(high)) return BigInt.asIntN(64, high);
    return value <= Number(low) ? low : BigInt.asIntN(64, BigInt(Math.trunc(value)));
  };
}

const toI32Signed = saturate(-(2 ** 31), 2 ** 31 - 1);
const toI32Unsigned = (value: number) => saturate(0, 2 ** 32 - 1)(value) | 0;
const toI64Signed = saturate64(-(2n ** 63n), 2n ** 63n - 1n);
const toI64Unsigned = saturate64(0n, 2n ** 64n - 1n);

const i32: MeaningOf<'i32'> = {
  ...wholeNumbers(32, (value) => Number(BigInt.asIntN(32, value))),
  wrap_i64: (a: bigint) => Number(BigInt.asIntN(32, a)),
  trunc_sat_f32_s: toI32Signed,
  trunc_sat_f32_u: toI32Unsigned,
  trunc_sat_f64_s: toI32Signed,
  trunc_sat_f64_u: toI32Unsigned,
  reinterpret_f32: (a: number) => new Int32Array(Float32Array.of(a).buffer)[0],
};

const i64: MeaningOf<'i64'> = {
  ...wholeNumbers(64, (value) => BigInt.asIntN(64, value)),
  extend_i32_s: (a: number) => BigInt(a),
  extend_i32_u: (a: number) => BigInt(a >>> 0),
  extend32_s: (a: bigint) => BigInt.asIntN(32, a),
  trunc_sat_f32_s: toI64Signed,
  trunc_sat_f32_u: toI64Unsigned,
  trunc_sat_f64_s: toI64Signed,
  trunc_sat_f64_u: toI64Unsigned,
  reinterpret_f64: (a: number) => new BigInt64Array(Float64Array.of(a).buffer)[0],
};

/** The nearest whole number, the even one of two; −0 stays, and so does the sign of what gets 0. */
function nearest(a: number): number {
  const below = Math.floor(a);
  const rest = a - below;
  const isBelow = rest < 0.5 || (rest === 0.5 && below % 2 === 0);
  const magnitude = Math.abs(isBelow || a === below ? below : below + 1);
  return Number.isFinite(a) && (a < 0 || Object.is(a, -0))
    ? -magnitude
    : magnitude * Math.sign(a || 1);
}

function isNegative(a: number): boolean {
  return a < 0 || Object.is(a, -0);
}

/** Arithmetic in float64, then rounded as the format does. */
function floatingPoint(round: (value: number) => number) {
  return {
    ...comparisons,
    abs: Math.abs,
    neg: (a: number) => -a,
    ceil: Math.ceil,
    floor: Math.floor,
    trunc: Math.trunc,
    nearest,
    sqrt: (a: number) => round(Math.sqrt(a)),
    add: (a: number, b: number) => round(a + b),
    sub: (a: number, b: number) => round(a - b),
    mul: (a: number, b: number) => round(a * b),
    div: (a: number, b: number) => round(a / b),
    min: (a: number, b: number) => Math.min(a, b),
    max: (a: number, b: number) => Math.max(a, b),
    copysign: (a: number, b: number) => (isNegative(a) === isNegative(b) ? a : -a),
    convert_i32_s: (a: number) => round(a),
    convert_i32_u: (a: number) => round(a >>> 0),
    convert_i64_s: (a: bigint) => round(Number(a)),
    convert_i64_u: (a: bigint) => round(Number(BigInt.asUintN(64, a))),
  };
}

const f32: MeaningOf<'f32'> = {
  ...floatingPoint(Math.fround),
  demote_f64: Math.fround,
  reinterpret_i32: (a: number) => new Float32Array(Int32Array.of(a).buffer)[0],
};

const f64: MeaningOf<'f64'> = {
  ...floatingPoint((value) => value),
  promote_f32: (a: number) => a,
  reinterpret_i64: (a: bigint) => new Float64Array(BigInt64Array.of(a).buffer)[0],
};

// Vectors.

/** A kind of typed array: how the bytes of a vector are seen as lanes. */
interface Lanes<A> {
  new (bytes: ArrayBuffer): A;
  readonly BYTES_PER_ELEMENT: number;
}

type Filled<N> = ArrayLike<N> & { [index: number]: N };

/** The function on lanes seen as `From`, giving lanes seen as `To`, from the first lane on. */
function lanewise<A, B>(
  From: Lanes<Filled<A>>,
  To: Lanes<Filled<B>>,
  meaning: Meaning,
  firstLane = 0,
): Meaning {
  return (...vectors: ArrayBuffer[]) => {
    const operands = vectors.map((vector) => new From(vector));
    const result = new To(new ArrayBuffer(16));
    const count = 16 / Math.max(From.BYTES_PER_ELEMENT, To.BYTES_PER_ELEMENT);
    for (let i = 0; i < count; i++) {
      result[i] = meaning(...operands.map((lanes) => lanes[firstLane + i])) as B;
    }
    return result;
  };
}

/** A comparison: all bits of a lane are 1 where it holds, else 0. */
function mask<A>(From: Lanes<Filled<A>>, test: Meaning): Meaning {
  return From.BYTES_PER_ELEMENT === 8
    ? lanewise(From, BigInt64Array, (...lanes) => (test(...lanes) === 0 ? 0n : -1n))
    : lanewise(From, Int32Array, (...lanes) => (test(...lanes) === 0 ? 0 : -1));
}

/** All lanes shifted by one count. */
function shift<A>(
  Kind: Lanes<Filled<A>>,
  meaning: Meaning,
  count: (by: number) => unknown,
): Meaning {
  return (vector: ArrayBuffer, by: number) =>
    lanewise(Kind, Kind, (lane) => meaning(lane, count(by)))(vector);
}

function splat<A>(Kind: Lanes<Filled<A>>): Meaning {
  return (value: A) => lanewise(Kind, Kind, () => value)(new ArrayBuffer(16));
}

/** The two vectors' lanes one after another, in half the width. */
function narrow<A, B>(From: Lanes<Filled<A>>, To: Lanes<Filled<B>>, limit: Meaning): Meaning {
  return (a: ArrayBuffer, b: ArrayBuffer) => {
    const result = new To(new ArrayBuffer(16));
    [...Array.from(new From(a)), ...Array.from(new From(b))].forEach((lane, i) => {
      result[i] = limit(lane) as B;
    });
    return result;
  };
}

/** The lanes' highest bits, the first lane's lowest. */
function bitmask<A extends Word>(Kind: Lanes<Filled<A>>): Meaning {
  return (vector: ArrayBuffer) =>
    Array.from(new Kind(vector)).reduce((bits, lane, i) => bits | (lane < 0 ? 1 << i : 0), 0);
}

function allTrue<A extends Word>(Kind: Lanes<Filled<A>>): Meaning {
  return (vector: ArrayBuffer) =>
    Number(Array.from(new Kind(vector)).every((lane) => BigInt(lane) !== 0n));
}

const bitwise = (meaning: Meaning) => lanewise(Int32Array, Int32Array, meaning);

const v128: MeaningOf<'v128'> = {
  not: bitwise((a) => ~a),
  and: bitwise((a, b) => a & b),
  andnot: bitwise((a, b) => a & ~b),
  or: bitwise((a, b) => a | b),
  xor: bitwise((a, b) => a ^ b),
  bitselect: bitwise((a, b, where) => (a & where) | (b & ~where)),
  any_true: (a: ArrayBuffer) => Number(new Uint8Array(a).some((byte) => byte !== 0)),
};

const i8x16: MeaningOf<'i8x16'> = {
  splat: splat(Int8Array),
  swizzle: (a: ArrayBuffer, picks: ArrayBuffer) =>
    new Uint8Array(picks).map((pick) => (pick < 16 ? new Uint8Array(a)[pick] : 0)),
  bitmask: bitmask(Int8Array),
  narrow_i16x8_s: narrow(Int16Array, Int8Array, saturate(-128, 127)),
  narrow_i16x8_u: narrow(Int16Array, Uint8Array, saturate(0, 255)),
};

const i16x8: MeaningOf<'i16x8'> = {
  splat: splat(Int16Array),
  narrow_i32x4_s: narrow(Int32Array, Int16Array, saturate(-(2 ** 15), 2 ** 15 - 1)),
  narrow_i32x4_u: narrow(Int32Array, Uint16Array, saturate(0, 2 ** 16 - 1)),
  extend_low_i8x16_s: lanewise(Int8Array, Int16Array, (a) => a),
  extend_high_i8x16_s: lanewise(Int8Array, Int16Array, (a) => a, 8),
  extend_low_i8x16_u: lanewise(Uint8Array, Int16Array, (a) => a),
  extend_high_i8x16_u: lanewise(Uint8Array, Int16Array, (a) => a, 8),
};

const i32x4: MeaningOf<'i32x4'> = {
  splat: splat(Int32Array),
  eq: mask(Int32Array, i32.eq),
  ne: mask(Int32Array, i32.ne),
  lt_s: mask(Int32Array, i32.lt_s),
  lt_u: mask(Int32Array, i32.lt_u),
  gt_s: mask(Int32Array, i32.gt_s),
  gt_u: mask(Int32Array, i32.gt_u),
  le_s: mask(Int32Array, i32.le_s),
  le_u: mask(Int32Array, i32.le_u),
  ge_s: mask(Int32Array, i32.ge_s),
  ge_u: mask(Int32Array, i32.ge_u),
  abs: lanewise(Int32Array, Int32Array, Math.abs),
  neg: lanewise(Int32Array, Int32Array, (a) => -a),
  all_true: allTrue(Int32Array),
  bitmask: bitmask(Int32Array),
  extend_low_i16x8_s: lanewise(Int16Array, Int32Array, (a) => a),
  extend_high_i16x8_s: lanewise(Int16Array, Int32Array, (a) => a, 4),
  extend_low_i16x8_u: lanewise(Uint16Array, Int32Array, (a) => a),
  extend_high_i16x8_u: lanewise(Uint16Array, Int32Array, (a) => a, 4),
  shl: shift(Int32Array, i32.shl, (by) => by),
  shr_s: shift(Int32Array, i32.shr_s, (by) => by),
  shr_u: shift(Int32Array, i32.shr_u, (by) => by),
  add: lanewise(Int32Array, Int32Array, i32.add),
  sub: lanewise(Int32Array, Int32Array, i32.sub),
  mul: lanewise(Int32Array, Int32Array, i32.mul),
  min_s: lanewise(Int32Array, Int32Array, Math.min),
  min_u: lanewise(Uint32Array, Uint32Array, Math.min),
  max_s: lanewise(Int32Array, Int32Array, Math.max),
  max_u: lanewise(Uint32Array, Uint32Array, Math.max),
  trunc_sat_f32x4_s: lanewise(Float32Array, Int32Array, toI32Signed),
  trunc_sat_f32x4_u: lanewise(Float32Array, Int32Array, toI32Unsigned),
  trunc_sat_f64x2_s_zero: lanewise(Float64Array, Int32Array, toI32Signed),
  trunc_sat_f64x2_u_zero: lanewise(Float64Array, Int32Array, toI32Unsigned),
};

const i64x2: MeaningOf<'i64x2'> = {
  splat: splat(BigInt64Array),
  eq: mask(BigInt64Array, i64.eq),
  ne: mask(BigInt64Array, i64.ne),
  lt_s: mask(BigInt64Array, i64.lt_s),
  gt_s: mask(BigInt64Array, i64.gt_s),
  le_s: mask(BigInt64Array, i64.le_s),
  ge_s: mask(BigInt64Array, i64.ge_s),
  abs: lanewise(BigInt64Array, BigInt64Array, (a) => (a < 0n ? -a : a)),
  neg: lanewise(BigInt64Array, BigInt64Array, (a) => -a),
  all_true: allTrue(BigInt64Array),
  bitmask: bitmask(BigInt64Array),
  extend_low_i32x4_s: lanewise(Int32Array, BigInt64Array, BigInt),
  extend_high_i32x4_s: lanewise(Int32Array, BigInt64Array, BigInt, 2),
  extend_low_i32x4_u: lanewise(Uint32Array, BigInt64Array, BigInt),
  extend_high_i32x4_u: lanewise(Uint32Array, BigInt64Array, BigInt, 2),
  shl: shift(BigInt64Array, i64.shl, BigInt),
  shr_s: shift(BigInt64Array, i64.shr_s, BigInt),
  shr_u: shift(BigInt64Array, i64.shr_u, BigInt),
  add: lanewise(BigInt64Array, BigInt64Array, i64.add),
  sub: lanewise(BigInt64Array, BigInt64Array, i64.sub),
  mul: lanewise(BigInt64Array, BigInt64Array, i64.mul),
};

function floatingPointLanes(Kind: Lanes<Filled<number>>, scalar: typeof f64 | typeof f32) {
  const each = (meaning: Meaning) => lanewise(Kind, Kind, meaning);
  return {
    splat: splat(Kind),
    eq: mask(Kind, scalar.eq),
    ne: mask(Kind, scalar.ne),
    lt: mask(Kind, scalar.lt),
    gt: mask(Kind, scalar.gt),
    le: mask(Kind, scalar.le),
    ge: mask(Kind, scalar.ge),
    abs: each(scalar.abs),
    neg: each(scalar.neg),
    ceil: each(scalar.ceil),
    floor: each(scalar.floor),
    trunc: each(scalar.trunc),
    nearest: each(scalar.nearest),
    sqrt: each(scalar.sqrt),
    add: each(scalar.add),
    sub: each(scalar.sub),
    mul: each(scalar.mul),
    div: each(scalar.div),
    min: each(scalar.min),
    max: each(scalar.max),
    pmin: each((a, b) => (b < a ? b : a)),
    pmax: each((a, b) => (a < b ? b : a)),
  };
}

const f32x4: MeaningOf<'f32x4'> = {
  ...floatingPointLanes(Float32Array, f32),
  convert_i32x4_s: lanewise(Int32Array, Float32Array, (a) => a),
  convert_i32x4_u: lanewise(Uint32Array, Float32Array, (a) => a),
  demote_f64x2_zero: lanewise(Float64Array, Float32Array, (a) => a),
};

const f64x2: MeaningOf<'f64x2'> = {
  ...floatingPointLanes(Float64Array, f64),
  convert_low_i32x4_s: lanewise(Int32Array, Float64Array, (a) => a),
  convert_low_i32x4_u: lanewise(Uint32Array, Float64Array, (a) => a),
  promote_low_f32x4: lanewise(Float32Array, Float64Array, (a) => a),
};

/** Every meaning, by group and name. */
export const meanings = { i32, i64, f32, f64, v128, i8x16, i16x8, i32x4, i64x2, f32x4, f64x2 };
