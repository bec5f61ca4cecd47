/*
 * Every operation, by its public name. What is exported here is a function of the package and a
 * method of every tensor.
 */
export {
  type EluOptions,
  elu,
  type GeluOptions,
  gelu,
  type LeakyReluOptions,
  leakyRelu,
  silu,
  softsign,
} from './activation.ts';
export { all, any } from './any-all.ts';
export { argmax, argmin } from './argmax.ts';
export { add, div, mul, neg, sqrt, square, sub } from './arithmetic.ts';
export { broadcastTo, expand, sum } from './broadcast.ts';
export { isFinite, isNaN } from './classification.ts';
export { equal, greater, greaterEqual, less, lessEqual, notEqual, where } from './comparison.ts';
export { asType } from './conversion.ts';
export { conv1d, conv2d } from './convolution.ts';
export { cumsum } from './cumulative.ts';
export { diagonal } from './diagonal.ts';
export { exp, expm1, log, log1p, logisticLoss, sigmoid, softplus, tanh } from './exponential.ts';
export { clamp, maximum, minimum } from './extremum.ts';
export { indexSelect, takeAlong } from './gathering.ts';
export { det } from './linear-algebra/det.ts';
export { qr } from './linear-algebra/qr.ts';
export { inverse, solve } from './linear-algebra/solve.ts';
export { svd } from './linear-algebra/svd.ts';
export { logicalAnd, logicalNot, logicalOr, logicalXor } from './logic.ts';
export { max, min } from './max-min.ts';
export { flatten, permute, reshape, squeeze, transpose, unsqueeze } from './movement.ts';
export { norm } from './norm.ts';
export { erf } from './normal.ts';
export { oneHot } from './one-hot.ts';
export { pad } from './padding.ts';
export { avgPool1d, avgPool2d, maxPool1d, maxPool2d } from './pooling.ts';
export { pow, rsqrt } from './power.ts';
export { prod } from './prod.ts';
export { dot, matmul, outer } from './product.ts';
export { abs, relu, sign } from './rectifier.ts';
export { mean, std, variance } from './reduction.ts';
export { repeat, roll, tile } from './repetition.ts';
export { ceil, floor, round } from './rounding.ts';
export { at, flip, slice, split } from './slicing.ts';
export { logSoftmax, logSumExp, softmax } from './softmax.ts';
export { tril, triu } from './triangle.ts';
export { cos, sin } from './trigonometric.ts';
export { slidingWindows } from './windows.ts';
