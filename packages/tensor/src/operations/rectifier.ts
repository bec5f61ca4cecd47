import { zeros } from '../creation/filled.ts';
import * as scalar from '../scalar/instructions.ts';
import { mul } from './arithmetic.ts';
import { type BinaryFunction, binary, type UnaryFunction, unary } from './elementwise-functions.ts';

/**
 * 1 above 0, −1 below, and x itself at ±0 and NaN; its derivative is 0 everywhere.
 *
 * @example
 * ```ts
 * import { sign, tensor } from '@semente/tensor';
 *
 * console.log(sign(tensor([-3, 0, 0.1])).toArray()); // [-1, 0, 1]
 * ```
 */
export const sign: UnaryFunction = unary({
  name: 'sign',
  takes: 'integer',
  scalar: (x) => scalar.select(scalar.less(0, x), 1, scalar.select(scalar.less(x, 0), -1, x)),
  vjp: [({ inputs: [x] }) => zeros(x.shape, { dtype: x.dtype })],
});

/**
 * |x|, element by element. The derivative at 0 is taken as 0.
 *
 * @example
 * ```ts
 * import { abs, tensor } from '@semente/tensor';
 *
 * console.log(abs(tensor([-3, 0.5])).toArray()); // [3, 0.5]
 * ```
 */
export const abs: UnaryFunction = unary({
  name: 'abs',
  takes: 'integer',
  scalar: (x) => scalar.absolute(x),
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, sign(x))],
});

/**
 * max(x, 0), element by element: the rectified linear unit. The derivative at 0 is taken as 0;
 * NaN stays NaN and, as in PyTorch, −0 stays −0.
 *
 * @example
 * ```ts
 * import { relu, tensor } from '@semente/tensor';
 *
 * console.log(relu(tensor([-1, 2])).toArray()); // [0, 2]
 * ```
 */
export const relu: UnaryFunction = unary({
  name: 'relu',
  takes: 'integer',
  // A maximum that had to give +0 for −0 would take vectors two instructions instead of one.
  scalar: (x) => scalar.atLeast(x, 0),
  // output > 0 says the same as x > 0, and lets x be forgotten.
  vjp: [({ gradient, output }) => rectified(gradient, output)],
});

/** The gradient where the rectifier let something through, else 0: `where(output > 0, …)` in one. */
const rectified: BinaryFunction = binary({
  name: 'relu gradient',
  scalar: (gradient, output) => scalar.select(scalar.less(0, output), gradient, 0),
  vjp: [
    ({ gradient, inputs: [, output] }) => rectified(gradient, output),
    ({ inputs: [, output] }) => zeros(output.shape, { dtype: output.dtype }),
  ],
});
