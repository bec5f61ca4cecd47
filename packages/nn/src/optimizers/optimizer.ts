import type { Tensor } from '@semente/tensor';

/** Changes parameters so that a loss becomes smaller, by the gradients that `backward` collected. */
export interface Optimizer {
  /** The step size, a scalar tensor: `learningRate.assign(tensor(0.001))` changes it. */
  readonly learningRate: Tensor;
  /** Forgets the collected gradients. */
  zeroGrad(): void;
  /** Gives every parameter that has a gradient its new value. */
  step(): void;
}
