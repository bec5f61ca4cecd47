import { compile, type Tensor } from '@semente/tensor';

/** A function of two tensors, such as a training step: from inputs and targets to the loss. */
export type Step = (x: Tensor, y: Tensor) => Tensor;

/** How a contender of ours runs its step. */
export interface Evaluation {
  /** What the table calls a contender that runs so. */
  readonly name: string;
  readonly prepare: (step: Step) => Step;
}

/** The whole step as one function. */
export const compiled: Evaluation = { name: 'Semente', prepare: (step) => compile(step) };

/** Every operation on its own, as it is called. */
export const eager: Evaluation = { name: 'Semente, eager', prepare: (step) => step };

export interface SementeOptions {
  readonly dtype: 'float64' | 'float32';
  readonly evaluation: Evaluation;
}
