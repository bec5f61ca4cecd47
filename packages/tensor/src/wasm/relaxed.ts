import { type Plain, plain } from './builders.ts';

/*
 * Of relaxed SIMD (WebAssembly Core Specification 3.0, §5.4.9), whose instructions may give
 * different results on different machines, and which not every engine has. Apart from the other
 * instructions, so that nobody takes one for portable.
 */

const rows = {
  f32x4: { relaxed_madd: [0xfd0105, ['v128', 'v128', 'v128'], 'v128'] },
  f64x2: { relaxed_madd: [0xfd0107, ['v128', 'v128', 'v128'], 'v128'] },
} as const;

/** `relaxed_madd(a, b, c)` is a·b + c, rounded once or twice, as the machine does it faster. */
export const relaxed: {
  readonly f32x4: Plain<typeof rows.f32x4>;
  readonly f64x2: Plain<typeof rows.f64x2>;
} = { f32x4: plain('f32x4', rows.f32x4), f64x2: plain('f64x2', rows.f64x2) };
