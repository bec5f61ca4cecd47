/*
 * Every layer. The typed table in `test/layer-cases.ts` will not compile until it has a case of each.
 */
export {
  elu,
  gelu,
  leakyRelu,
  logSoftmax,
  relu,
  sigmoid,
  silu,
  softmax,
  softplus,
  softsign,
  tanh,
} from './activations.ts';
export { type BatchNorm, type BatchNormOptions, batchNorm1d, batchNorm2d } from './batch-norm.ts';
export {
  type Convolution,
  type ConvolutionLayerOptions,
  conv1d,
  conv2d,
} from './convolution.ts';
export { type Dropout, type DropoutOptions, dropout } from './dropout.ts';
export { type Embedding, type EmbeddingOptions, embedding } from './embedding.ts';
export { gru } from './gru.ts';
export type { Layer, Mode } from './layer.ts';
export { type LayerNorm, type LayerNormOptions, layerNorm } from './layer-norm.ts';
export { type Linear, type LinearOptions, linear } from './linear.ts';
export { type LstmState, lstm } from './lstm.ts';
export {
  type AttendOptions,
  type Attention,
  type MultiHeadAttention,
  type MultiHeadAttentionOptions,
  multiHeadAttention,
} from './multi-head-attention.ts';
export { avgPool2d, flatten, maxPool2d } from './pooling.ts';
export type { Recurrent, RecurrentOptions, RecurrentRun } from './recurrent.ts';
export type { HiddenState, Pass, PassOptions } from './recurrent-pass.ts';
export { type Residual, residual } from './residual.ts';
export { type RmsNorm, type RmsNormOptions, rmsNorm } from './rms-norm.ts';
export { rnn } from './rnn.ts';
export { type Sequential, sequential } from './sequential.ts';
export type { DTypeOptions, FloatType, WeightOptions, WithoutBias } from './weights.ts';
