import { compile, type Tensor } from '@semente/tensor';

/** A function of two tensors, such as a training step: from inputs and targets to the loss, or to nothing. */
export type Step<Result> = (x: Tensor, y: Tensor) => Result;

/** How a contender of ours runs its step. */
export interface Evaluation {
  /** What the table calls a contender that runs so. */
  readonly name: string;
  readonly prepare: <Result extends Tensor | null>(step: Step<Result>) => Step<Result>;
}

/** The whole step as one function. */
export const compiled: Evaluation = { name: 'Semente', prepare: (step) => compile(step) };

/** Every operation on its own, as it is called. */
export const eager: Evaluation = { name: 'Semente, eager', prepare: (step) => step };

export interface SementeOptions {
  readonly dtype: 'float64' | 'float32';
  readonly evaluation: Evaluation;
}
