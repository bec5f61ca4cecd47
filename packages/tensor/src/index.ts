import './own-frames.ts';

import './methods.ts';

export { backward } from './autograd/backward.ts';
export { checkpoint } from './autograd/checkpoint.ts';
export { customGradient } from './autograd/custom-gradient.ts';
export { grad, valueAndGrad } from './autograd/grad.ts';
export { hessian, hvp, jacobian } from './autograd/jacobian.ts';
export { jvp } from './autograd/jvp.ts';
export type { TensorFunction } from './autograd/recording.ts';
export { stopGradient } from './autograd/stop-gradient.ts';
export { vjp } from './autograd/vjp.ts';
export { compile, type InspectOptions, inspect } from './compile/compile.ts';
export type { Inspection } from './compile/inspect/inspection.ts';
export type { CompileOptions } from './compile/options.ts';
export type { Returned, Structure } from './compile/structure.ts';
export { eye } from './creation/eye.ts';
export { full, fullLike, ones, onesLike, zeros, zerosLike } from './creation/filled.ts';
export { tensor } from './creation/from-values.ts';
export type { TensorOptions } from './creation/leaf.ts';
export { arange, linspace } from './creation/sequences.ts';
export { type CheckGradientsOptions, checkGradients } from './debug/check-gradients.ts';
export { detectAnomaly } from './debug/detect-anomaly.ts';
export { explain } from './debug/explain.ts';
export { toMermaid } from './debug/mermaid.ts';
export { refuseCapturing } from './debug/refuse-capturing.ts';
export type { TapeOptions } from './debug/tape-lines.ts';
export type { DType, TypedArray } from './dtype.ts';
export { leaveOutOfStacks, TensorError } from './errors.ts';
export { noGrad } from './grad-mode.ts';
export type { ConvolutionOptions } from './operations/convolution.ts';
export type { DiagonalOptions } from './operations/diagonal.ts';
export type { BinaryFunction, UnaryFunction } from './operations/elementwise-functions.ts';
export * from './operations/index.ts';
export type { NormOptions } from './operations/norm.ts';
export * from './operations/of-several.ts';
export type { OneHotOptions } from './operations/one-hot.ts';
export type { ReductionOptions } from './operations/over-axes.ts';
export type { AxisPadding, PadOptions } from './operations/padding.ts';
export type { PerAxis } from './operations/per-axis.ts';
export type { AvgPoolOptions, MaxPoolOptions } from './operations/pooling.ts';
export type { Range } from './operations/range.ts';
export type { VarianceOptions } from './operations/reduction.ts';
export type { Index } from './operations/slicing.ts';
export type { SlidingWindowsOptions } from './operations/windows.ts';
export { type FormatOptions, format } from './printing/format.ts';
export { type RandomStream, randomStream, type UniformOptions } from './random-stream.ts';
export type { Shape } from './shape.ts';
export {
  type Call,
  isCapturing,
  type NestedArray,
  Tensor,
  type VectorJacobianProduct,
} from './tensor.ts';
