import * as exponential from '../scalar/exponential.ts';
import * as logarithm from '../scalar/logarithm.ts';
import { div, mul, sub } from './arithmetic.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';

/*
 * The transcendental functions. Inside, all of them compute in float64 and the result is rounded
 * once, so in float64 each is less than 1 ulp off and in float32 all but correctly rounded.
 */

/** e^x, element by element. */
export const exp: UnaryFunction = unary({
  name: 'exp',
  scalar: (x) => exponential.exp(x),
  precision: 'float64',
  vjp: [({ gradient, output }) => mul(gradient, output)],
});

/** The natural logarithm, element by element: −∞ at 0, NaN below. */
export const log: UnaryFunction = unary({
  name: 'log',
  scalar: (x) => logarithm.log(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => div(gradient, x)],
});

/** The hyperbolic tangent, element by element. */
export const tanh: UnaryFunction = unary({
  name: 'tanh',
  scalar: (x) => exponential.tanh(x),
  precision: 'float64',
  vjp: [({ gradient, output }) => mul(gradient, sub(1, mul(output, output)))],
});

/**
 * 1 / (1 + e^−x), element by element: the probability that goes with the logit x.
 *
 * @example
 * ```ts
 * import { sigmoid, tensor } from '@semente/tensor';
 *
 * console.log(sigmoid(tensor([-1000, 0, 1000])).toArray()); // [0, 0.5, 1]
 * ```
 */
export const sigmoid: UnaryFunction = unary({
  name: 'sigmoid',
  scalar: (x) => exponential.sigmoid(x),
  precision: 'float64',
  vjp: [({ gradient, output }) => mul(gradient, mul(output, sub(1, output)))],
});

/**
 * ln(1 + e^x), element by element, without overflow: the smooth form of max(x, 0), whose derivative
 * is the sigmoid. Losses on logits are built from it.
 */
export const softplus: UnaryFunction = unary({
  name: 'softplus',
  scalar: (x) => logarithm.softplus(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, sigmoid(x))],
});
