import { zerosLike } from '@semente/tensor';
import { areBelowOne, isNotNegative, isPositive } from '../claims.ts';
import type { Trainable } from './groups.ts';
import { moveAverage } from './moments.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom, type UpdateRule } from './optimizer-from.ts';
import { decayed } from './weight-decay.ts';

/** What Lion may be told. */
export interface LionOptions {
  /** How far one step goes; 0.0001 by default, a tenth of Adam's. */
  readonly learningRate?: number;
  /** How much of the past is in the direction, and how slowly it forgets; [0.9, 0.99] by default. */
  readonly betas?: readonly [number, number];
  /** The share of a weight that a step of learning rate 1 takes away; 0 by default. */
  readonly weightDecay?: number;
}

/**
 * Lion: w ← w − learningRate · (sign(β₁ m + (1 − β₁) g) + weightDecay · w), and then
 * m ← β₂ m + (1 − β₂) g (Chen et al. 2023, “Symbolic Discovery of Optimization Algorithms”,
 * algorithm 2). Every weight moves by the same distance, whatever its gradient.
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { lion } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([3, -4], { requiresGrad: true });
 * const optimizer = lion([w], { learningRate: 0.5 });
 * w.square().sum().backward();
 * optimizer.step();
 * console.log(w.toArray()); // [2.5, -3.5]
 * ```
 */
export function lion(parameters: Trainable<LionOptions>, options: LionOptions = {}): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule: UpdateRule<LionOptions> = {
  name: 'lion',
  defaults: { learningRate: 0.0001, betas: [0.9, 0.99], weightDecay: 0 },
  claims: { learningRate: isPositive, betas: areBelowOne, weightDecay: isNotNegative },
  train(parameter, learningRate, { betas: [beta1, beta2], weightDecay }) {
    const momentum = zerosLike(parameter);
    return {
      state: { momentum },
      update(gradient) {
        const direction = momentum
          .mul(beta1)
          .add(gradient.mul(1 - beta1))
          .sign();
        moveAverage(momentum, beta2, gradient);
        const change = direction.mul(learningRate.asType(parameter.dtype));
        return decayed(parameter, learningRate, weightDecay).sub(change);
      },
    };
  },
};
