import * as functions from '@semente/tensor';
import type { Layer } from './layer.ts';
import { layerOf } from './layer-of.ts';

/*
 * The activation functions of the tensor package as layers. What else a function takes is given when
 * the layer is made: `leakyRelu({ negativeSlope: 0.2 })`.
 */

/** max(x, 0), as a layer. */
export const relu: () => Layer = layerOf('relu', functions.relu);

/** x above 0 and negativeSlope · x below, as a layer; the slope is 0.01 by default. */
export const leakyRelu: (options?: functions.LeakyReluOptions) => Layer = layerOf(
  'leakyRelu',
  functions.leakyRelu,
);

/** x above 0 and alpha · (e^x − 1) below, as a layer; alpha is 1 by default. */
export const elu: (options?: functions.EluOptions) => Layer = layerOf('elu', functions.elu);

/** x · Φ(x) for the standard normal distribution Φ, as a layer. */
export const gelu: (options?: functions.GeluOptions) => Layer = layerOf('gelu', functions.gelu);

/** x / (1 + e^−x), as a layer. */
export const silu: () => Layer = layerOf('silu', functions.silu);

/** 1 / (1 + e^−x), as a layer. */
export const sigmoid: () => Layer = layerOf('sigmoid', functions.sigmoid);

/** The hyperbolic tangent, as a layer. */
export const tanh: () => Layer = layerOf('tanh', functions.tanh);

/** log(1 + e^x), as a layer. */
export const softplus: () => Layer = layerOf('softplus', functions.softplus);

/** x / (1 + |x|), as a layer. */
export const softsign: () => Layer = layerOf('softsign', functions.softsign);

/** The probabilities that go with logits along an axis, the last by default, as a layer. */
export const softmax: (axis?: number) => Layer = layerOf('softmax', functions.softmax);

/** The logarithms of the probabilities that go with logits along an axis, the last by default. */
export const logSoftmax: (axis?: number) => Layer = layerOf('logSoftmax', functions.logSoftmax);
