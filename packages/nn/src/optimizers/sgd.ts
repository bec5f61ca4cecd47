import { noGrad, type Tensor, tensor } from '@semente/tensor';
import { checkLearningRate, checkParameters } from './checks.ts';
import type { Optimizer } from './optimizer.ts';

/** How far gradient descent goes in one step. */
export interface SgdOptions {
  readonly learningRate: number;
}

/**
 * Gradient descent: w ← w − learningRate · ∂loss/∂w. Stochastic if each step sees a part of the
 * data, plain if it sees all. A tensor that is given twice counts once.
 *
 * @param parameters - Tensors that require a gradient and are not results of operations, as
 * `parameters(model)` finds them.
 * @throws RangeError if the learning rate is not a positive number, there are no parameters, or one
 * of them cannot be trained.
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
export function sgd(parameters: readonly Tensor[], options: SgdOptions): Optimizer {
  checkParameters('sgd', parameters);
  checkLearningRate('sgd', options?.learningRate);
  const trained = new Set(parameters);
  const rate = tensor(options.learningRate);
  return {
    learningRate: rate,
    zeroGrad() {
      for (const parameter of trained) parameter.grad = null;
    },
    step() {
      noGrad(() => {
        for (const parameter of trained) {
          if (parameter.grad === null) continue;
          const change = parameter.grad.mul(rate.asType(parameter.grad.dtype));
          parameter.assign(parameter.sub(change));
        }
      });
    },
  };
}
