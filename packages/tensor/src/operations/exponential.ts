import * as exponential from '../scalar/exponential.ts';
import * as float32 from '../scalar/float32-functions.ts';
import * as logarithm from '../scalar/logarithm.ts';
import * as logistic from '../scalar/logistic.ts';
import { add, div, mul, neg } from './arithmetic.ts';
import { type BinaryFunction, binary, type UnaryFunction, unary } from './elementwise-functions.ts';

/*
 * The transcendental functions. Inside, all of them compute in float64 and the result is rounded
 * once, so in float64 each is less than 1 ulp off and in float32 all but correctly rounded.
 */

/**
 * e^x, element by element.
 *
 * @example
 * ```ts
 * import { exp, tensor } from '@semente/tensor';
 *
 * console.log(exp(tensor([0, 1])).toArray()); // [1, 2.718281828459045]
 * ```
 */
export const exp: UnaryFunction = unary({
  name: 'exp',
  scalar: (x) => exponential.exp(x),
  float32Scalar: (x) => float32.exp(x),
  precision: 'float64',
  vjp: [({ gradient, output }) => mul(gradient, output)],
});

/**
 * e^x − 1, element by element, to its last digits also where e^x is all but 1.
 *
 * @example
 * ```ts
 * import { expm1, tensor } from '@semente/tensor';
 *
 * console.log(expm1(tensor([1e-20, 1])).toArray()); // [1e-20, 1.7182818284590453]
 * ```
 */
export const expm1: UnaryFunction = unary({
  name: 'expm1',
  scalar: (x) => exponential.expm1(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, exp(x))],
});

/**
 * The natural logarithm, element by element: −∞ at 0, NaN below.
 *
 * @example
 * ```ts
 * import { log, tensor } from '@semente/tensor';
 *
 * console.log(log(tensor([0, 1, 2])).toArray()); // [-Infinity, 0, 0.6931471805599453]
 * ```
 */
export const log: UnaryFunction = unary({
  name: 'log',
  scalar: (x) => logarithm.log(x),
  float32Scalar: (x) => float32.log(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => div(gradient, x)],
});

/**
 * ln(1 + x), element by element, to its last digits also where 1 + x is all but 1: −∞ at −1, NaN
 * below.
 *
 * @example
 * ```ts
 * import { log1p, tensor } from '@semente/tensor';
 *
 * console.log(log1p(tensor([1e-20, 1])).toArray()); // [1e-20, 0.6931471805599453]
 * ```
 */
export const log1p: UnaryFunction = unary({
  name: 'log1p',
  scalar: (x) => logarithm.log1p(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => div(gradient, add(1, x))],
});

/**
 * The hyperbolic tangent, element by element.
 *
 * @example
 * ```ts
 * import { tanh, tensor } from '@semente/tensor';
 *
 * console.log(tanh(tensor([-1000, 0, 0.5])).toArray()); // [-1, 0, 0.46211715726000974]
 * ```
 */
export const tanh: UnaryFunction = unary({
  name: 'tanh',
  scalar: (x) => exponential.tanh(x),
  float32Scalar: (x) => float32.tanh(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, sechSquared(x))],
});

/** The derivative of tanh. As 1 − tanh² it would lose its digits far from 0. */
const sechSquared: UnaryFunction = unary({
  name: 'derivative of tanh',
  scalar: (x) => logistic.sechSquared(x),
  float32Scalar: (x) => float32.sechSquared(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x], output }) => mul(gradient, mul(mul(-2, output), tanh(x)))],
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
  scalar: (x) => logistic.sigmoid(x),
  float32Scalar: (x) => float32.sigmoid(x),
  precision: 'float64',
  // σ(−x) is 1 − σ(x), but keeps its digits where σ(x) is all but 1.
  vjp: [({ gradient, inputs: [x], output }) => mul(gradient, mul(output, sigmoid(neg(x))))],
});

/**
 * ln(1 + e^x), element by element, without overflow: the smooth form of max(x, 0), whose derivative
 * is the sigmoid. Losses on logits are built from it.
 *
 * @example
 * ```ts
 * import { softplus, tensor } from '@semente/tensor';
 *
 * console.log(softplus(tensor([-1000, 0, 1000])).toArray()); // [0, 0.6931471805599453, 1000]
 * ```
 */
export const softplus: UnaryFunction = unary({
  name: 'softplus',
  scalar: (x) => logistic.softplus(x),
  float32Scalar: (x) => float32.softplus(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, sigmoid(x))],
});

/**
 * ln(1 + e^x) − x·y, element by element: the binary cross entropy of the logit x and the target y,
 * −y ln σ(x) − (1 − y) ln(1 − σ(x)), without overflow and without cancellation where y is 0 or 1.
 * Its derivative with respect to x is σ(x) − y, with all its digits where y is 0 or 1. Of an infinite
 * logit it is NaN.
 *
 * @example
 * ```ts
 * import { logisticLoss, tensor } from '@semente/tensor';
 *
 * console.log(logisticLoss(tensor([0, 1000]), tensor([1, 0])).toArray()); // [0.6931471805599453, 1000]
 * ```
 */
export const logisticLoss: BinaryFunction = binary({
  name: 'logisticLoss',
  scalar: (x, y) => logistic.logisticLoss(x, y),
  float32Scalar: (x, y) => float32.logisticLoss(x, y),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x, y] }) => mul(gradient, logisticResidual(x, y)),
    ({ gradient, inputs: [x] }) => neg(mul(gradient, x)),
  ],
});

/** σ(x) − y, to its last digits also where the prediction is certain and right. */
const logisticResidual: BinaryFunction = binary({
  name: 'derivative of logisticLoss',
  scalar: (x, y) => logistic.logisticResidual(x, y),
  float32Scalar: (x, y) => float32.logisticResidual(x, y),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x] }) => mul(gradient, mul(sigmoid(x), sigmoid(neg(x)))),
    ({ gradient }) => neg(gradient),
  ],
});
