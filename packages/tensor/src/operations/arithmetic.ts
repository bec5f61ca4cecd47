import * as scalar from '../scalar/instructions.ts';
import { requireTensor } from '../tensor.ts';
import { type BinaryFunction, binary, type UnaryFunction, unary } from './elementwise-functions.ts';

/**
 * a + b, element by element.
 *
 * @example
 * ```ts
 * import { add, tensor } from '@semente/tensor';
 *
 * console.log(add(tensor([1, 2]), 10).toArray()); // [11, 12]
 * ```
 */
export const add: BinaryFunction = binary({
  name: 'add',
  symbol: '+',
  takes: 'integer',
  scalar: (a, b) => scalar.add(a, b),
  vjp: [({ gradient }) => gradient, ({ gradient }) => gradient],
});

/**
 * −x, element by element.
 *
 * @example
 * ```ts
 * import { neg, tensor } from '@semente/tensor';
 *
 * console.log(neg(tensor([1, -2])).toArray()); // [-1, 2]
 * ```
 */
export const neg: UnaryFunction = unary({
  name: 'neg',
  symbol: '−',
  takes: 'integer',
  scalar: (x) => scalar.negate(x),
  vjp: [({ gradient }) => neg(gradient)],
});

/**
 * a − b, element by element.
 *
 * @example
 * ```ts
 * import { sub, tensor } from '@semente/tensor';
 *
 * console.log(sub(1, tensor([1, 2])).toArray()); // [0, -1]
 * ```
 */
export const sub: BinaryFunction = binary({
  name: 'sub',
  symbol: '−',
  takes: 'integer',
  scalar: (a, b) => scalar.subtract(a, b),
  vjp: [({ gradient }) => gradient, ({ gradient }) => neg(gradient)],
});

/**
 * a · b, element by element. (For matrices multiplied, see `matmul`.)
 *
 * @example
 * ```ts
 * import { mul, tensor } from '@semente/tensor';
 *
 * console.log(mul(tensor([[1], [2]]), tensor([3, 4])).toArray()); // [[3, 4], [6, 8]]
 * ```
 */
export const mul: BinaryFunction = binary({
  name: 'mul',
  symbol: '·',
  takes: 'integer',
  scalar: (a, b) => scalar.multiply(a, b),
  vjp: [
    ({ gradient, inputs: [, b] }) => mul(gradient, b),
    ({ gradient, inputs: [a] }) => mul(gradient, a),
  ],
});

/**
 * a / b, element by element; ±∞ or NaN where b is 0, as IEEE 754 has it. The quotient of integers is
 * a float64, not cut to an integer.
 *
 * @example
 * ```ts
 * import { div, tensor } from '@semente/tensor';
 *
 * console.log(div(tensor([1, 2]), 4).toArray()); // [0.25, 0.5]
 * ```
 */
export const div: BinaryFunction = binary({
  name: 'div',
  symbol: '/',
  scalar: (a, b) => scalar.divide(a, b),
  vjp: [
    ({ gradient, inputs: [, b] }) => div(gradient, b),
    ({ gradient, inputs: [, b], output }) => neg(div(mul(gradient, output), b)),
  ],
});

/**
 * x², element by element, as x · x.
 *
 * @example
 * ```ts
 * import { square, tensor } from '@semente/tensor';
 *
 * console.log(square(tensor([3, -4])).toArray()); // [9, 16]
 * ```
 */
export const square: UnaryFunction = (x) => {
  requireTensor('square', x);
  return mul(x, x);
};

/**
 * √x, element by element; NaN below 0. Its derivative at 0 is infinite.
 *
 * @example
 * ```ts
 * import { sqrt, tensor } from '@semente/tensor';
 *
 * console.log(sqrt(tensor([0, 9])).toArray()); // [0, 3]
 * ```
 */
export const sqrt: UnaryFunction = unary({
  name: 'sqrt',
  scalar: (x) => scalar.squareRoot(x),
  vjp: [({ gradient, output }) => div(gradient, mul(2, output))],
});
