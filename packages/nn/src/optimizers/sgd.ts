import { type Tensor, tensor, zerosLike } from '@semente/tensor';
import { isNotNegative, isPositive, isShare, isTruth } from '../claims.ts';
import type { Trainable } from './groups.ts';
import type { Optimizer, OptimizerState } from './optimizer.ts';
import { optimizerFrom, type UpdateRule } from './optimizer-from.ts';
import { withPenalty } from './weight-decay.ts';

/** How far gradient descent goes in one step, and whereto. */
export interface SgdOptions {
  readonly learningRate: number;
  /** How much of the last step's direction is kept; 0 by default. */
  readonly momentum?: number;
  /** How much of a new gradient is left out of the direction, but for the first; 0 by default. */
  readonly dampening?: number;
  /** Whether the direction looks one step ahead; false by default. */
  readonly nesterov?: boolean;
  /** The factor of the L2 penalty ½ Σ w², whose gradient is added to the loss's; 0 by default. */
  readonly weightDecay?: number;
}

/**
 * Gradient descent: w ← w − learningRate · ∂loss/∂w. Stochastic if each step sees a part of the
 * data, plain if it sees all. A tensor that is given twice counts once.
 *
 * With momentum the direction is a velocity, v ← momentum · v + (1 − dampening) · ∂loss/∂w, which
 * begins as the first gradient; by Nesterov's rule it is ∂loss/∂w + momentum · v (Sutskever et al.
 * 2013, “On the importance of initialization and momentum in deep learning”, section 2, in PyTorch's
 * form: the learning rate multiplies the velocity when it is used).
 *
 * @param parameters - Tensors that require a gradient and are not results of operations, as
 * `parameters(model)` finds them; or groups of them with options of their own, as in
 * `[{ parameters: weights, weightDecay: 0.01 }, { parameters: biases }]`.
 * @throws RangeError if the learning rate is not a positive number, another option is out of range,
 * there are no parameters, one of them cannot be trained or is in two groups, or Nesterov's rule is
 * asked for without momentum or with dampening.
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
export function sgd(parameters: Trainable<SgdOptions>, options: SgdOptions): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule: UpdateRule<SgdOptions> = {
  name: 'sgd',
  defaults: { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 },
  claims: {
    learningRate: isPositive,
    momentum: isNotNegative,
    dampening: isShare,
    nesterov: isTruth,
    weightDecay: isNotNegative,
  },
  train(parameter, learningRate, options) {
    checkNesterov(options);
    const { state, directionOf } = options.momentum === 0 ? plain : velocity(parameter, options);
    return {
      state,
      update(gradient) {
        const direction = directionOf(withPenalty(gradient, parameter, options.weightDecay));
        return parameter.sub(direction.mul(learningRate.asType(parameter.dtype)));
      },
    };
  },
};

/** Where to go, and what has to be kept to know that. */
interface Descent {
  readonly state: OptimizerState;
  directionOf(gradient: Tensor): Tensor;
}

const plain: Descent = { state: {}, directionOf: (gradient) => gradient };

function velocity(parameter: Tensor, options: Required<SgdOptions>): Descent {
  const { momentum, dampening, nesterov } = options;
  const velocity = zerosLike(parameter);
  // How much of a gradient counts: all of the first, so that the velocity need not grow from 0.
  const share = tensor(1);
  return {
    state: { velocity, share },
    directionOf(gradient) {
      const part = gradient.mul(share.asType(gradient.dtype));
      velocity.assign(velocity.mul(momentum).add(part));
      share.assign(tensor(1 - dampening));
      return nesterov ? gradient.add(velocity.mul(momentum)) : velocity;
    },
  };
}

function checkNesterov({ nesterov, momentum, dampening }: Required<SgdOptions>): void {
  if (!nesterov || (momentum > 0 && dampening === 0)) return;
  throw new RangeError(
    `sgd: Nesterov's rule needs a momentum above 0 and no dampening, got ${momentum} and ${dampening}`,
  );
}
