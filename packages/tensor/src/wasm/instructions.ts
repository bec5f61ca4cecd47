import {
  type Access,
  access,
  bulk,
  type LaneAccess,
  type LaneChoice,
  laneAccess,
  laneChoice,
  type Plain,
  plain,
} from './builders.ts';
import type { Expression } from './code.ts';
import {
  f32Const,
  f32x4Const,
  f64Const,
  f64x2Const,
  i32Const,
  i32x4Const,
  i64Const,
  i64x2Const,
  v128Const,
} from './constants.ts';
import { laneNumber } from './immediates.ts';
import { operation } from './operation.ts';
import * as table from './table.ts';

/*
 * Every instruction under its name in the text format: `f64.add(x, y)`, `f64x2.mul(a, b)`,
 * `v128.load(address, offset)`. Operands come first, then what the instruction carries itself: a
 * lane, an offset, an alignment. A number stands for a constant: `i32.add(i, 8)`.
 *
 * A wrong type is refused by the compiler and, where types were lost, by a TypeError that names the
 * instruction.
 */

export const i32: Plain<typeof table.plain.i32> &
  Access<typeof table.access.i32> & { readonly const: typeof i32Const } = {
  const: i32Const,
  ...plain('i32', table.plain.i32),
  ...access('i32', table.access.i32),
};

export const i64: Plain<typeof table.plain.i64> &
  Access<typeof table.access.i64> & { readonly const: typeof i64Const } = {
  const: i64Const,
  ...plain('i64', table.plain.i64),
  ...access('i64', table.access.i64),
};

export const f32: Plain<typeof table.plain.f32> &
  Access<typeof table.access.f32> & { readonly const: typeof f32Const } = {
  const: f32Const,
  ...plain('f32', table.plain.f32),
  ...access('f32', table.access.f32),
};

export const f64: Plain<typeof table.plain.f64> &
  Access<typeof table.access.f64> & { readonly const: typeof f64Const } = {
  const: f64Const,
  ...plain('f64', table.plain.f64),
  ...access('f64', table.access.f64),
};

export const v128: Plain<typeof table.plain.v128> &
  Access<typeof table.access.v128> &
  LaneAccess<typeof table.laneAccess.v128> & { readonly const: typeof v128Const } = {
  const: v128Const,
  ...plain('v128', table.plain.v128),
  ...access('v128', table.access.v128),
  ...laneAccess('v128', table.laneAccess.v128),
};

export const i8x16: Plain<typeof table.plain.i8x16> &
  LaneChoice<typeof table.lane.i8x16> & { readonly shuffle: typeof shuffle } = {
  shuffle,
  ...plain('i8x16', table.plain.i8x16),
  ...laneChoice('i8x16', table.lane.i8x16),
};

export const i16x8: Plain<typeof table.plain.i16x8> = plain('i16x8', table.plain.i16x8);

export const i32x4: Plain<typeof table.plain.i32x4> &
  LaneChoice<typeof table.lane.i32x4> & { readonly const: typeof i32x4Const } = {
  const: i32x4Const,
  ...plain('i32x4', table.plain.i32x4),
  ...laneChoice('i32x4', table.lane.i32x4),
};

export const i64x2: Plain<typeof table.plain.i64x2> &
  LaneChoice<typeof table.lane.i64x2> & { readonly const: typeof i64x2Const } = {
  const: i64x2Const,
  ...plain('i64x2', table.plain.i64x2),
  ...laneChoice('i64x2', table.lane.i64x2),
};

export const f32x4: Plain<typeof table.plain.f32x4> &
  LaneChoice<typeof table.lane.f32x4> & { readonly const: typeof f32x4Const } = {
  const: f32x4Const,
  ...plain('f32x4', table.plain.f32x4),
  ...laneChoice('f32x4', table.lane.f32x4),
};

export const f64x2: Plain<typeof table.plain.f64x2> &
  LaneChoice<typeof table.lane.f64x2> & { readonly const: typeof f64x2Const } = {
  const: f64x2Const,
  ...plain('f64x2', table.plain.f64x2),
  ...laneChoice('f64x2', table.lane.f64x2),
};

/** `copy(to, from, bytes)`, where the stretches may overlap, and `fill(to, byte, bytes)`. */
export const memory: Plain<typeof table.bulk.memory> = bulk('memory', table.bulk.memory);

/**
 * The sixteen bytes that `lanes` picks, from 0 to 15 out of the first vector and from 16 to 31 out
 * of the second (§4.4.3, `i8x16.shuffle`).
 */
function shuffle(
  first: Expression<'v128'>,
  second: Expression<'v128'>,
  lanes: readonly number[],
): Expression<'v128'> {
  if (lanes.length !== 16) {
    throw new RangeError(`i8x16.shuffle: expected 16 lanes, got ${lanes.length}`);
  }
  const picks = lanes.map((lane) => laneNumber('i8x16.shuffle', lane, 32));
  return operation('i8x16.shuffle', [0xfd0d, ['v128', 'v128'], 'v128'], [first, second], (out) => {
    for (const pick of picks) pick(out);
  });
}
