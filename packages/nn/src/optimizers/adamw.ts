import { type AdamOptions, adamRule } from './adam-rule.ts';
import type { Trainable } from './groups.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom } from './optimizer-from.ts';
import { decayed } from './weight-decay.ts';

/** As Adam's, but for the meaning of `weightDecay`. */
export interface AdamwOptions extends AdamOptions {
  /** The share of a weight that a step of learning rate 1 takes away; 0.01 by default. */
  readonly weightDecay?: number;
}

/**
 * Adam with decoupled weight decay: w ← (1 − learningRate · weightDecay) · w, then Adam's step by the
 * loss's gradient alone (Loshchilov & Hutter 2019, “Decoupled Weight Decay Regularization”, algorithm
 * 2, where the learning rate is part of the schedule η).
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { adamw } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = adamw([w], { learningRate: 0.5, weightDecay: 0.1 });
 * w.square().backward();
 * optimizer.step();
 * console.log(w.item().toFixed(6)); // 2.350000: 5 % less, and one learning rate
 * ```
 */
export function adamw(parameters: Trainable<AdamwOptions>, options: AdamwOptions = {}): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule = adamRule(
  'adamw',
  { weightDecay: 0.01 },
  ({ parameter, gradient, learningRate, weightDecay, directionOf }) =>
    decayed(parameter, learningRate, weightDecay).sub(directionOf(gradient, learningRate)),
);
