import type { Precision } from '../../scalar/run.ts';
import type { Expression } from '../../wasm/code.ts';
import { f32, f32x4, f64, f64x2, i32, i32x4 } from '../../wasm/instructions.ts';

/** What takes numbers of one precision out of a vector, adds them one by one, and puts them back. */
export interface Scalars {
  readonly type: 'f64' | 'f32' | 'i32';
  readonly add: (a: Expression, b: Expression) => Expression;
  readonly lane: (vector: Expression<'v128'>, lane: number) => Expression;
  readonly splat: (value: Expression) => Expression<'v128'>;
}

export function scalarsOf(precision: Precision): Scalars {
  return scalars[precision];
}

/** Which instructions take which numbers is checked when they are put together. */
const scalars: Record<Precision, Scalars> = {
  float64: { type: 'f64', add: f64.add, lane: f64x2.extract_lane, splat: f64x2.splat } as Scalars,
  float32: { type: 'f32', add: f32.add, lane: f32x4.extract_lane, splat: f32x4.splat } as Scalars,
  int32: { type: 'i32', add: i32.add, lane: i32x4.extract_lane, splat: i32x4.splat } as Scalars,
};
