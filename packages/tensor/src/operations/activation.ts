import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import * as activation from '../scalar/activation.ts';
import * as normal from '../scalar/normal.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { add, div, mul, neg, square } from './arithmetic.ts';
import { greater, where } from './comparison.ts';
import { type UnaryFunction, unary } from './elementwise-functions.ts';
import { expm1, sigmoid } from './exponential.ts';
import { clamp } from './extremum.ts';
import { normalCdf, normalDensity } from './normal.ts';
import { abs } from './rectifier.ts';

/*
 * Activation functions. What the derivative rules say keeps its digits far from 0, where the
 * function itself has become all but a straight line, and its derivatives are small differences.
 */

function requireNumber(operation: string, option: string, value: unknown): void {
  if (typeof value !== 'number') {
    throw new TensorError(`${operation}: ${option} must be a number, got ${describe(value)}`);
  }
}

export interface LeakyReluOptions {
  /** What numbers below 0 are multiplied by. */
  readonly negativeSlope?: number;
}

/**
 * x above 0 and negativeSlope · x below, element by element (Maas, Hannun and Ng 2013, eq. 2). The
 * derivative at 0 is the negative slope.
 *
 * @throws TensorError if the slope is not a number.
 * @example
 * ```ts
 * import { leakyRelu, tensor } from '@semente/tensor';
 *
 * console.log(leakyRelu(tensor([-1, 2]), { negativeSlope: 0.1 }).toArray()); // [-0.1, 2]
 * ```
 */
export function leakyRelu(x: Tensor, options: LeakyReluOptions = {}): Tensor {
  requireTensor('leakyRelu', x);
  checkOptions('leakyRelu', options, ['negativeSlope']);
  const { negativeSlope = 0.01 } = options;
  requireNumber('leakyRelu', 'the negative slope', negativeSlope);
  return where(greater(x, 0), x, mul(x, negativeSlope));
}

export interface EluOptions {
  /** The distance between 0 and the value at −∞. */
  readonly alpha?: number;
}

/**
 * x above 0 and alpha · (e^x − 1) below, element by element: the exponential linear unit (Clevert,
 * Unterthiner and Hochreiter 2016, eq. 15). The derivative at 0 is alpha.
 *
 * @throws TensorError if alpha is not a number.
 * @example
 * ```ts
 * import { elu, tensor } from '@semente/tensor';
 *
 * console.log(elu(tensor([-1, 2])).toArray()); // [-0.6321205588285577, 2]
 * ```
 */
export function elu(x: Tensor, options: EluOptions = {}): Tensor {
  requireTensor('elu', x);
  checkOptions('elu', options, ['alpha']);
  const { alpha = 1 } = options;
  requireNumber('elu', 'alpha', alpha);
  const isPositive = greater(x, 0);
  // What is not chosen must not overflow, or it would make NaN of its gradient's zeros.
  const below = expm1(where(isPositive, 0, x));
  return where(isPositive, x, alpha === 1 ? below : mul(below, alpha));
}

/**
 * x · σ(x), element by element: the sigmoid linear unit, also called swish (Elfwing, Uchibe and
 * Doya 2018, eq. 3).
 *
 * @example
 * ```ts
 * import { silu, tensor } from '@semente/tensor';
 *
 * console.log(silu(tensor([-1000, 0, 1000])).toArray()); // [-0, 0, 1000]
 * ```
 */
export const silu: UnaryFunction = unary({
  name: 'silu',
  scalar: (x) => activation.silu(x),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x] }) => {
      // Further out the derivative is 0 or 1, and 0 · ∞ is avoided.
      const bounded = clamp(x, -800, 800);
      const slope = add(1, mul(bounded, sigmoid(neg(bounded))));
      return mul(gradient, mul(sigmoid(bounded), slope));
    },
  ],
});

const exactGelu = unary({
  name: 'gelu',
  scalar: (x) => normal.gelu(x),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x] }) => {
      const slope = mul(clamp(x, -40, 40), normalDensity(x));
      return mul(gradient, add(normalCdf(x), slope));
    },
  ],
});

/** 2√(2/π) and 0.044715 times as much: geluByTanh(x) = x σ(v) with v = LINEAR · x + CUBIC · x³. */
const [LINEAR, CUBIC] = [1.5957691216057308, 0.07135481627260025];

const geluByTanh = unary({
  name: 'gelu by tanh',
  scalar: (x) => activation.geluByTanh(x),
  precision: 'float64',
  vjp: [
    ({ gradient, inputs: [x] }) => {
      // As for silu: further out the derivative is 0 or 1.
      const bounded = clamp(x, -30, 30);
      const squared = square(bounded);
      const v = mul(bounded, add(LINEAR, mul(CUBIC, squared)));
      const slope = mul(bounded, add(LINEAR, mul(3 * CUBIC, squared)));
      return mul(gradient, mul(sigmoid(v), add(1, mul(slope, sigmoid(neg(v))))));
    },
  ],
});

export interface GeluOptions {
  /** `'tanh'` for the approximation ½x (1 + tanh(√(2/π) (x + 0.044715 x³))) of older models. */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * x · Φ(x), element by element, where Φ is the standard normal distribution: the Gaussian error
 * linear unit (Hendrycks and Gimpel 2016, §2).
 *
 * @throws TensorError if there is no such approximation.
 * @example
 * ```ts
 * import { gelu, tensor } from '@semente/tensor';
 *
 * console.log(gelu(tensor([-1, 0, 2])).toArray()); // [-0.15865525393145705, 0, 1.9544997361036416]
 * ```
 */
export function gelu(x: Tensor, options: GeluOptions = {}): Tensor {
  requireTensor('gelu', x);
  checkOptions('gelu', options, ['approximate']);
  const { approximate = 'none' } = options;
  if (approximate !== 'none' && approximate !== 'tanh') {
    throw new TensorError(`gelu: approximate is 'none' or 'tanh', got ${describe(approximate)}`);
  }
  return approximate === 'tanh' ? geluByTanh(x) : exactGelu(x);
}

/**
 * x / (1 + |x|), element by element: a sigmoid with slowly decaying tails (Glorot and Bengio 2010,
 * §3.1). Its second derivative at 0, where it jumps, is taken as 0.
 *
 * @example
 * ```ts
 * import { softsign, tensor } from '@semente/tensor';
 *
 * console.log(softsign(tensor([-3, 0, 1])).toArray()); // [-0.75, 0, 0.5]
 * ```
 */
export const softsign: UnaryFunction = unary({
  name: 'softsign',
  scalar: (x) => activation.softsign(x),
  precision: 'float64',
  vjp: [({ gradient, inputs: [x] }) => mul(gradient, square(div(1, add(1, abs(x)))))],
});
