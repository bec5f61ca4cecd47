import { noGrad, type Tensor, tensor } from '@semente/tensor';
import type { Optimizer } from './optimizer.ts';

/** How far gradient descent goes in one step. */
export interface SgdOptions {
  readonly learningRate: number;
}

/**
 * Gradient descent: w ← w − learningRate · ∂loss/∂w. Stochastic if each step sees a part of the
 * data, plain if it sees all.
 *
 * @throws RangeError if the learning rate is not a positive number, or there are no parameters.
 * @example
 * ```ts
 * import { sgd } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = sgd([w], { learningRate: 0.25 });
 * w.square().backward();
 * optimizer.step();
 * console.log(w.item()); // 1.5
 * ```
 */
export function sgd(parameters: readonly Tensor[], { learningRate }: SgdOptions): Optimizer {
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`sgd: the learning rate must be a positive number, got ${learningRate}`);
  }
  if (parameters.length === 0) {
    throw new RangeError('sgd: there are no parameters to train; pass parameters(model)');
  }
  const rate = tensor(learningRate);
  return {
    learningRate: rate,
    zeroGrad() {
      for (const parameter of parameters) parameter.grad = null;
    },
    step() {
      noGrad(() => {
        for (const parameter of parameters) {
          if (parameter.grad === null) continue;
          const change = parameter.grad.mul(rate.asType(parameter.grad.dtype));
          parameter.assign(parameter.sub(change));
        }
      });
    },
  };
}
