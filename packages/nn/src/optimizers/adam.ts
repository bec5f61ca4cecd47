import { type AdamOptions, adamRule } from './adam-rule.ts';
import type { Trainable } from './groups.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom } from './optimizer-from.ts';
import { withPenalty } from './weight-decay.ts';

/**
 * Adam: w ← w − learningRate · m̂ / (√v̂ + epsilon), where m̂ and v̂ are averages of the past gradients
 * and of their squares, corrected for having begun at 0 (Kingma & Ba 2015, “Adam: A Method for
 * Stochastic Optimization”, algorithm 1). With `weightDecay` the gradient is that of the loss and an
 * L2 penalty; for decay beside the adaptive step see `adamw`.
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { adam } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = adam([w], { learningRate: 0.5 });
 * w.square().backward();
 * optimizer.step();
 * console.log(w.item().toFixed(6)); // 2.500000: the first step is one learning rate long
 * ```
 */
export function adam(parameters: Trainable<AdamOptions>, options: AdamOptions = {}): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule = adamRule(
  'adam',
  {},
  ({ parameter, gradient, learningRate, weightDecay, directionOf }) =>
    parameter.sub(directionOf(withPenalty(gradient, parameter, weightDecay), learningRate)),
);
