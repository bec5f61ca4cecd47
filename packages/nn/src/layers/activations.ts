import * as functions from '@semente/tensor';
import type { Layer } from './layer.ts';
import { layerOf } from './layer-of.ts';

/*
 * The activation functions of the tensor package as layers. What else a function takes is given when
 * the layer is made: `leakyRelu({ negativeSlope: 0.2 })`.
 */

/**
 * max(x, 0), as a layer.
 *
 * @example
 * ```ts
 * import { relu } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(relu()(tensor([-2, 0, 3])).toArray()); // [0, 0, 3]
 * ```
 */
export const relu: () => Layer = layerOf('relu', functions.relu);

/**
 * x above 0 and negativeSlope · x below, as a layer; the slope is 0.01 by default.
 *
 * @example
 * ```ts
 * import { leakyRelu } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(leakyRelu({ negativeSlope: 0.5 })(tensor([-2, 0, 3])).toArray()); // [-1, 0, 3]
 * ```
 */
export const leakyRelu: (options?: functions.LeakyReluOptions) => Layer = layerOf(
  'leakyRelu',
  functions.leakyRelu,
);

/**
 * x above 0 and alpha · (e^x − 1) below, as a layer; alpha is 1 by default.
 *
 * @example
 * ```ts
 * import { elu } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(elu({ alpha: 2 })(tensor([-1000, 0, 3])).toArray()); // [-2, 0, 3]
 * ```
 */
export const elu: (options?: functions.EluOptions) => Layer = layerOf('elu', functions.elu);

/**
 * x · Φ(x) for the standard normal distribution Φ, as a layer.
 *
 * @example
 * ```ts
 * import { gelu } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(gelu()(tensor([0, 1000])).toArray()); // [0, 1000]
 * ```
 */
export const gelu: (options?: functions.GeluOptions) => Layer = layerOf('gelu', functions.gelu);

/**
 * x / (1 + e^−x), as a layer.
 *
 * @example
 * ```ts
 * import { silu } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(silu()(tensor([0, 1000])).toArray()); // [0, 1000]
 * ```
 */
export const silu: () => Layer = layerOf('silu', functions.silu);

/**
 * 1 / (1 + e^−x), as a layer.
 *
 * @example
 * ```ts
 * import { sigmoid } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(sigmoid()(tensor([-1000, 0, 1000])).toArray()); // [0, 0.5, 1]
 * ```
 */
export const sigmoid: () => Layer = layerOf('sigmoid', functions.sigmoid);

/**
 * The hyperbolic tangent, as a layer.
 *
 * @example
 * ```ts
 * import { tanh } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(tanh()(tensor([-1000, 0, 1000])).toArray()); // [-1, 0, 1]
 * ```
 */
export const tanh: () => Layer = layerOf('tanh', functions.tanh);

/**
 * log(1 + e^x), as a layer.
 *
 * @example
 * ```ts
 * import { softplus } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(softplus()(tensor([-1000, 1000])).toArray()); // [0, 1000]
 * ```
 */
export const softplus: () => Layer = layerOf('softplus', functions.softplus);

/**
 * x / (1 + |x|), as a layer.
 *
 * @example
 * ```ts
 * import { softsign } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(softsign()(tensor([-1, 0, 3])).toArray()); // [-0.5, 0, 0.75]
 * ```
 */
export const softsign: () => Layer = layerOf('softsign', functions.softsign);

/**
 * The probabilities that go with logits along an axis, the last by default, as a layer.
 *
 * @example
 * ```ts
 * import { softmax } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(softmax()(tensor([[0, 0], [0, 1000]])).toArray()); // [[0.5, 0.5], [0, 1]]
 * ```
 */
export const softmax: (axis?: number) => Layer = layerOf('softmax', functions.softmax);

/**
 * The logarithms of the probabilities that go with logits along an axis, the last by default.
 *
 * @example
 * ```ts
 * import { logSoftmax } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(logSoftmax()(tensor([[0, 1000]])).toArray()); // [[-1000, 0]]
 * ```
 */
export const logSoftmax: (axis?: number) => Layer = layerOf('logSoftmax', functions.logSoftmax);
