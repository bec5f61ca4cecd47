import type { Tensor } from '@semente/tensor';

/**
 * A step of a model: a function from tensor to tensor that may carry tensors of its own as
 * properties. A model is built of layers and is one itself.
 */
export type Layer = (x: Tensor) => Tensor;
