import type { Code, CodeWriter, Expression } from './code.ts';

/*
 * The instructions that hold a value (§5.4.7, §5.4.8).
 */

/** A whole number of 32 bits, signed (from −2³¹) or unsigned (to 2³² − 1). */
export function i32Const(value: number): Expression<'i32'> {
  if (!(Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32)) {
    throw new RangeError(`i32.const: expected a whole number of 32 bits, got ${value}`);
  }
  return constant('i32', 0x41, (out) => out.s32(value | 0));
}

/** A whole number of 64 bits, signed (from −2⁶³) or unsigned (to 2⁶⁴ − 1). */
export function i64Const(value: bigint): Expression<'i64'> {
  if (value !== BigInt.asIntN(64, value) && value !== BigInt.asUintN(64, value)) {
    throw new RangeError(`i64.const: expected a whole number of 64 bits, got ${value}`);
  }
  return constant('i64', 0x42, (out) => out.s64(BigInt.asIntN(64, value)));
}

/** A float32, rounded from the number given. */
export function f32Const(value: number): Expression<'f32'> {
  return constant('f32', 0x43, (out) => out.f32(value));
}

/** A float64. */
export function f64Const(value: number): Expression<'f64'> {
  return constant('f64', 0x44, (out) => out.f64(value));
}

const V128_CONST = 0xfd0c;

/** 16 bytes, the lowest first. */
export function v128Const(bytes: ArrayLike<number>): Expression<'v128'> {
  if (bytes.length !== 16) {
    throw new RangeError(`v128.const: expected 16 bytes, got ${bytes.length}`);
  }
  return constant('v128', V128_CONST, (out) => out.bytes(bytes));
}

/** Two float64 lanes. */
export function f64x2Const(first: number, second: number): Expression<'v128'> {
  return constant('v128', V128_CONST, (out) => {
    out.f64(first);
    out.f64(second);
  });
}

/** Four float32 lanes. */
export function f32x4Const(
  first: number,
  second: number,
  third: number,
  fourth: number,
): Expression<'v128'> {
  return constant('v128', V128_CONST, (out) => {
    out.f32(first);
    out.f32(second);
    out.f32(third);
    out.f32(fourth);
  });
}

/** Two lanes of 64 bits. */
export function i64x2Const(first: bigint, second: bigint): Expression<'v128'> {
  return v128Const(new Uint8Array(BigInt64Array.of(first, second).buffer));
}

/** Four lanes of 32 bits. */
export function i32x4Const(
  first: number,
  second: number,
  third: number,
  fourth: number,
): Expression<'v128'> {
  return v128Const(new Uint8Array(Int32Array.of(first, second, third, fourth).buffer));
}

function constant<R extends Code<'i32' | 'i64' | 'f32' | 'f64' | 'v128'>['type']>(
  type: R,
  opcode: number,
  writeValue: (out: CodeWriter) => void,
): Code<R> {
  return {
    type,
    write(out) {
      out.opcode(opcode);
      writeValue(out);
    },
  };
}
