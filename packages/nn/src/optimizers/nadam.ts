import { mul, pow, sub, tensor, zerosLike } from '@semente/tensor';
import { isNotNegative } from '../claims.ts';
import { type AdamOptions, adamClaims } from './adam-rule.ts';
import type { Trainable } from './groups.ts';
import { moveAverage, moveAverageOfSquares, nextCorrection } from './moments.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerFrom, type UpdateRule } from './optimizer-from.ts';
import { withPenalty } from './weight-decay.ts';

/** As Adam's, and how the momentum grows. */
export interface NadamOptions extends AdamOptions {
  /** How far one step goes; 0.002 by default. */
  readonly learningRate?: number;
  /** How fast the momentum grows from ½ β₁ to β₁ (the ψ of the formula); 0.004 by default. */
  readonly momentumDecay?: number;
}

/**
 * Adam with Nesterov's momentum: w ← w − learningRate · m̂ / (√v̂ + epsilon), where
 * m̂ = μₜ₊₁ · m / (1 − μ₁ ⋯ μₜ₊₁) + (1 − μₜ) · g / (1 − μ₁ ⋯ μₜ) looks one step ahead, and the momentum
 * grows as μₜ = β₁ (1 − ½ · 0.96^(ψt)) (Dozat 2016, “Incorporating Nesterov Momentum into Adam”,
 * algorithm 2).
 *
 * @param parameters - As `parameters(model)` finds them, or groups of them with options of their own.
 * @throws RangeError if an option is out of range, there are no parameters, or one of them cannot be
 * trained or is in two groups.
 * @example
 * ```ts
 * import { nadam } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const w = tensor(3, { requiresGrad: true });
 * const optimizer = nadam([w], { learningRate: 0.5 });
 * for (let i = 0; i < 100; i++) {
 *   optimizer.zeroGrad();
 *   w.square().backward();
 *   optimizer.step();
 * }
 * console.log(Math.abs(w.item()) < 0.1); // true
 * ```
 */
export function nadam(parameters: Trainable<NadamOptions>, options: NadamOptions = {}): Optimizer {
  return optimizerFrom(rule, parameters, options);
}

const rule: UpdateRule<NadamOptions> = {
  name: 'nadam',
  defaults: {
    learningRate: 0.002,
    betas: [0.9, 0.999],
    momentumDecay: 0.004,
    epsilon: 1e-8,
    weightDecay: 0,
  },
  claims: { ...adamClaims, momentumDecay: isNotNegative },
  train(parameter, learningRate, { betas: [beta1, beta2], momentumDecay, epsilon, weightDecay }) {
    const { dtype } = parameter;
    const [firstMoment, secondMoment] = [zerosLike(parameter), zerosLike(parameter)];
    const secondCorrection = tensor(0);
    // Running products: 0.96^(ψt), and all momenta so far multiplied.
    const growth = pow(0.96, tensor(momentumDecay)).item();
    const [growthPower, momenta] = [tensor(1), tensor(1)];
    return {
      state: { firstMoment, secondMoment, secondCorrection, growthPower, momenta },
      update(given) {
        const gradient = withPenalty(given, parameter, weightDecay);
        growthPower.assign(growthPower.mul(growth));
        const momentum = mul(beta1, sub(1, growthPower.mul(0.5)));
        const nextMomentum = mul(beta1, sub(1, growthPower.mul(growth).mul(0.5)));
        momenta.assign(momenta.mul(momentum));
        const gradientRate = learningRate.mul(sub(1, momentum)).div(sub(1, momenta));
        const momentRate = learningRate.mul(nextMomentum).div(sub(1, momenta.mul(nextMomentum)));

        moveAverage(firstMoment, beta1, gradient);
        moveAverageOfSquares(secondMoment, beta2, gradient);
        const correction = nextCorrection(secondCorrection, beta2).asType(dtype);
        const scale = secondMoment.div(correction).sqrt().add(epsilon);
        return parameter
          .sub(gradient.mul(gradientRate.asType(dtype)).div(scale))
          .sub(firstMoment.mul(momentRate.asType(dtype)).div(scale));
      },
    };
  },
};
