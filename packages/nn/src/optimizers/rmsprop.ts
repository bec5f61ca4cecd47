import { type Tensor, zerosLike } from '@semente/tensor';
import { isBelowOne, isNotNegative, isPositive, isTruth } from '../claims.ts';
import type { Trainable } from './groups.ts';
import { moveAverage, moveAverageOfSquares } from './moments.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';
import { optimizerFrom, type UpdateRule } from './optimizer-from.ts';
import { withPenalty } from './weight-decay.ts';

/** What RMSprop may be told. */
export interface RmspropOptions {
  /** How far one step goes; 0.01 by default. */
  readonly learningRate?: number;
  /** How slowly the average of squares forgets (PyTorch's alpha); 0.99 by default. */
  readonly decay?: number;
  /** How much of the last step is kept; 0 by default. */
  readonly momentum?: number;
  /** Whether gradients are measured by their variance instead of their squares; false by default. */
  readonly centered?: boolean;
  /** Keeps the denominator from being 0; 1e-8 by default. */
  readonly epsilon?: number;
  /** The factor of the L2 penalty ½ Σ w², whose gradient is added to the loss's; 0 by default. */
  readonly weightDecay?: number;
}

/**
 * RMSprop: w ← w − learningRate · g / (√v + epsilon), where v is a moving average of g² (Tieleman &
 * Hinton 2012, “Neural Networks for Machine Learning”, lecture 6.5); with `centered`, of g² less the
 * square of g's moving average (Graves 2013, “Generating Sequences With Recurrent Neural Networks”,
 * equations 38 to 40, with epsilon outside of the root).
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { rmsprop } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = rmsprop([w], { learningRate: 0.05 });
 * w.square().backward();
 * optimizer.step();
 * console.log(w.item().toFixed(6)); // 2.500000: g / √(0.01 g²) is 10
 * ```
 */
export function rmsprop(
  parameters: Trainable<RmspropOptions>,
  options: RmspropOptions = {},
): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule: UpdateRule<RmspropOptions> = {
  name: 'rmsprop',
  defaults: {
    learningRate: 0.01,
    decay: 0.99,
    momentum: 0,
    centered: false,
    epsilon: 1e-8,
    weightDecay: 0,
  },
  claims: {
    learningRate: isPositive,
    decay: isBelowOne,
    momentum: isNotNegative,
    centered: isTruth,
    epsilon: isNotNegative,
    weightDecay: isNotNegative,
  },
  train(parameter, learningRate, { decay, momentum, centered, epsilon, weightDecay }) {
    const measure = centered ? variance(parameter, decay) : meanSquare(parameter, decay);
    const velocity = zerosLike(parameter);
    return {
      state: momentum === 0 ? measure.state : { ...measure.state, velocity },
      update(given) {
        const gradient = withPenalty(given, parameter, weightDecay);
        const scale = measure.next(gradient).sqrt().add(epsilon);
        const rate = learningRate.asType(parameter.dtype);
        if (momentum === 0) return parameter.sub(gradient.mul(rate).div(scale));
        velocity.assign(velocity.mul(momentum).add(gradient.div(scale)));
        return parameter.sub(velocity.mul(rate));
      },
    };
  },
};

/** The square of a gradient's usual size, and what is kept to know it. */
interface Measure {
  readonly state: OptimizerState;
  next(gradient: Tensor): Tensor;
}

function meanSquare(parameter: Tensor, decay: number): Measure {
  const squareAverage = zerosLike(parameter);
  return {
    state: { squareAverage },
    next(gradient) {
      moveAverageOfSquares(squareAverage, decay, gradient);
      return squareAverage;
    },
  };
}

function variance(parameter: Tensor, decay: number): Measure {
  const [squareAverage, average] = [zerosLike(parameter), zerosLike(parameter)];
  return {
    state: { squareAverage, average },
    next(gradient) {
      moveAverageOfSquares(squareAverage, decay, gradient);
      moveAverage(average, decay, gradient);
      // Of gradients that are all alike it is 0, and rounding would make it less.
      return squareAverage.sub(average.square()).maximum(0);
    },
  };
}
