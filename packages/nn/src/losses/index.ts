/*
 * Every loss, by its public name. What is exported here is compared with PyTorch's recorded values:
 * the type checker asks for a case of it.
 */
export { binaryCrossEntropy, binaryCrossEntropyWithLogits } from './binary-cross-entropy.ts';
export { crossEntropyWithLogits } from './cross-entropy.ts';
export { hingeLoss } from './hinge-loss.ts';
export { huberLoss } from './huber-loss.ts';
export { kullbackLeiblerDivergence } from './kullback-leibler.ts';
export { meanAbsoluteError } from './mean-absolute-error.ts';
export { meanSquaredError } from './mean-squared-error.ts';
export { negativeLogLikelihood } from './negative-log-likelihood.ts';
