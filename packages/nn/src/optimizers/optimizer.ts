import type { Tensor } from '@semente/tensor';

/** Changes parameters so that a loss becomes smaller, by the gradients that `backward` collected. */
export interface Optimizer {
  /**
   * The step size, a scalar tensor: `learningRate.assign(tensor(0.001))` changes it, in a compiled
   * step, too. Parameter groups that have one of their own do not go by it.
   */
  readonly learningRate: Tensor;
  /** All step sizes: `learningRate`, and those of the groups that have one of their own. */
  readonly learningRates: readonly Tensor[];
  /**
   * What is kept from step to step, by name, for one parameter after another; all there from the
   * beginning. `stateDict(optimizer)` finds it.
   */
  readonly state: readonly OptimizerState[];
  /** Forgets the collected gradients. */
  zeroGrad(): void;
  /** Gives every parameter that has a gradient its new value, and leaves the others as they are. */
  step(): void;
}

/** What an optimizer keeps for one parameter. */
export type OptimizerState = Readonly<Record<string, Tensor>>;
