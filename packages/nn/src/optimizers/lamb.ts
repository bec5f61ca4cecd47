import { logicalAnd, type Tensor, tensor } from '@semente/tensor';
import { type AdamOptions, adamRule } from './adam-rule.ts';
import type { Trainable } from './groups.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom } from './optimizer-from.ts';

/** As Adam's, but for two defaults and the meaning of `weightDecay`. */
export interface LambOptions extends AdamOptions {
  /** Keeps the denominator from being 0; 1e-6 by default. */
  readonly epsilon?: number;
  /** How much of the weights is added to the direction; 0.01 by default. */
  readonly weightDecay?: number;
}

/**
 * LAMB, for large batches: w ← w − learningRate · (‖w‖ / ‖d‖) · d with d = m̂ / (√v̂ + epsilon) +
 * weightDecay · w, so that each tensor moves by a given share of its own length (You et al. 2020, “Large
 * Batch Optimization for Deep Learning: Training BERT in 76 minutes”, algorithm 2, with φ(z) = z).
 * Where ‖w‖ or ‖d‖ is 0, the ratio is taken as 1.
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { lamb } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor([3, -4], { requiresGrad: true });
 * const optimizer = lamb([w], { learningRate: 0.1, weightDecay: 0 });
 * w.square().sum().backward();
 * optimizer.step();
 * console.log(w.sub(tensor([3, -4])).norm().item().toFixed(6)); // 0.500000: a tenth of its length
 * ```
 */
export function lamb(parameters: Trainable<LambOptions>, options: LambOptions = {}): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule = adamRule(
  'lamb',
  { epsilon: 1e-6, weightDecay: 0.01 },
  ({ parameter, gradient, learningRate, weightDecay, directionOf }) => {
    const direction = directionOf(gradient, tensor(1)).add(parameter.mul(weightDecay));
    const stepSize = trustRatio(parameter, direction).mul(learningRate.asType(parameter.dtype));
    return parameter.sub(direction.mul(stepSize));
  },
);

/** ‖w‖ / ‖d‖, or 1 where one of them is 0. */
function trustRatio(parameter: Tensor, direction: Tensor): Tensor {
  const [length, stride] = [parameter.norm(), direction.norm()];
  return logicalAnd(length.greater(0), stride.greater(0)).where(length.div(stride), 1);
}
