import type { ValueType } from './code.ts';

/** How the binary format writes value types (§5.3.1, §5.3.2). */
export const valueTypeCode: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
