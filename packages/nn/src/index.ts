export { zeros } from './initializers/constant.ts';
export type { Initializer, WeightSpecification } from './initializers/initializer.ts';
export { type NormalOptions, normal } from './initializers/normal.ts';
export {
  type FanMode,
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  type VarianceScalingOptions,
  varianceScaling,
} from './initializers/variance-scaling.ts';
export { relu, sigmoid, tanh } from './layers/activations.ts';
export type { Layer } from './layers/layer.ts';
export { type Linear, type LinearOptions, linear } from './layers/linear.ts';
export { type Sequential, sequential } from './layers/sequential.ts';
export { binaryCrossEntropy, binaryCrossEntropyWithLogits } from './losses/binary-cross-entropy.ts';
export { meanSquaredError } from './losses/mean-squared-error.ts';
export type { Optimizer } from './optimizers/optimizer.ts';
export { type SgdOptions, sgd } from './optimizers/sgd.ts';
export { parameters } from './parameters.ts';
