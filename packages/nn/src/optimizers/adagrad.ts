import { fullLike, tensor } from '@semente/tensor';
import { isNotNegative, isPositive } from '../claims.ts';
import type { Trainable } from './groups.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom, type UpdateRule } from './optimizer-from.ts';
import { withPenalty } from './weight-decay.ts';

/** What Adagrad may be told. */
export interface AdagradOptions {
  /** How far one step goes; 0.01 by default. */
  readonly learningRate?: number;
  /** How fast the learning rate falls: at step t it is divided by 1 + (t − 1) · this; 0 by default. */
  readonly learningRateDecay?: number;
  /** Where the sums of squares begin; 0 by default. */
  readonly initialSum?: number;
  /** Keeps the denominator from being 0; 1e-10 by default. */
  readonly epsilon?: number;
  /** The factor of the L2 penalty ½ Σ w², whose gradient is added to the loss's; 0 by default. */
  readonly weightDecay?: number;
}

/**
 * Adagrad: w ← w − learningRate · g / (√s + epsilon), where s is the sum of the squares of all
 * gradients so far, element by element (Duchi, Hazan & Singer 2011, “Adaptive Subgradient Methods for
 * Online Learning and Stochastic Optimization”, figure 1, with a diagonal matrix).
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { adagrad } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = adagrad([w], { learningRate: 0.5 });
 * w.square().backward();
 * optimizer.step();
 * console.log(w.item().toFixed(6)); // 2.500000: the first step is one learning rate long
 * ```
 */
export function adagrad(
  parameters: Trainable<AdagradOptions>,
  options: AdagradOptions = {},
): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule: UpdateRule<AdagradOptions> = {
  name: 'adagrad',
  defaults: {
    learningRate: 0.01,
    learningRateDecay: 0,
    initialSum: 0,
    epsilon: 1e-10,
    weightDecay: 0,
  },
  claims: {
    learningRate: isPositive,
    learningRateDecay: isNotNegative,
    initialSum: isNotNegative,
    epsilon: isNotNegative,
    weightDecay: isNotNegative,
  },
  train(parameter, learningRate, { learningRateDecay, initialSum, epsilon, weightDecay }) {
    const sumOfSquares = fullLike(parameter, initialSum);
    const stepsDone = tensor(0);
    return {
      state: { sumOfSquares, stepsDone },
      update(given) {
        const gradient = withPenalty(given, parameter, weightDecay);
        const stepSize = learningRate.div(stepsDone.mul(learningRateDecay).add(1));
        stepsDone.assign(stepsDone.add(1));
        sumOfSquares.assign(sumOfSquares.add(gradient.square()));
        const change = gradient.mul(stepSize.asType(parameter.dtype));
        return parameter.sub(change.div(sumOfSquares.sqrt().add(epsilon)));
      },
    };
  },
};
