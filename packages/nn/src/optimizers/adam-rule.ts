import { type Tensor, tensor, zerosLike } from '@semente/tensor';
import { areBelowOne, type Claim, isNotNegative, isPositive } from '../claims.ts';
import { moveAverage, moveAverageOfSquares, nextCorrection } from './moments.ts';
import type { OptimizerState } from './optimizer.ts';
import type { UpdateRule } from './optimizer-from.ts';

/** What Adam and its descendants may be told. */
export interface AdamOptions {
  /** How far one step goes; 0.001 by default. */
  readonly learningRate?: number;
  /** How slowly the averages of gradients and of their squares forget; [0.9, 0.999] by default. */
  readonly betas?: readonly [number, number];
  /** Keeps the denominator from being 0; 1e-8 by default. */
  readonly epsilon?: number;
  /** The factor of the L2 penalty ½ Σ w², whose gradient is added to the loss's; 0 by default. */
  readonly weightDecay?: number;
}

/** What these options must be. */
export const adamClaims: Readonly<Record<keyof AdamOptions, Claim>> = {
  learningRate: isPositive,
  betas: areBelowOne,
  epsilon: isNotNegative,
  weightDecay: isNotNegative,
};

/** A step of one parameter. */
interface AdamStep {
  readonly parameter: Tensor;
  readonly gradient: Tensor;
  readonly learningRate: Tensor;
  readonly weightDecay: number;
  /** By a gradient, learningRate · m̂ / (√v̂ + ε): Adam's own step. */
  directionOf(gradient: Tensor, learningRate: Tensor): Tensor;
}

/**
 * The rule of an optimizer that goes by Adam's direction.
 *
 * @param defaults - Those that are not Adam's.
 * @param newValue - Of the parameter; calls `directionOf` once.
 */
export function adamRule(
  name: string,
  defaults: AdamOptions,
  newValue: (step: AdamStep) => Tensor,
): UpdateRule<AdamOptions> {
  return {
    name,
    defaults: {
      learningRate: 0.001,
      betas: [0.9, 0.999],
      epsilon: 1e-8,
      weightDecay: 0,
      ...defaults,
    },
    claims: adamClaims,
    train(parameter, learningRate, options) {
      const { weightDecay } = options;
      const { state, directionOf } = adamDirection(parameter, options);
      return {
        state,
        update: (gradient) =>
          newValue({ parameter, gradient, learningRate, weightDecay, directionOf }),
      };
    },
  };
}

/**
 * Kingma & Ba 2015, “Adam: A Method for Stochastic Optimization”, algorithm 1: m and v are moving
 * averages of the gradient and of its square, m̂ and v̂ the same corrected for having begun at 0. As
 * at the end of the paper's section 2, the corrections are made to scalars and not to m and v.
 */
function adamDirection(
  parameter: Tensor,
  { betas: [beta1, beta2], epsilon }: Pick<Required<AdamOptions>, 'betas' | 'epsilon'>,
): Pick<AdamStep, 'directionOf'> & { readonly state: OptimizerState } {
  const { dtype } = parameter;
  const [firstMoment, secondMoment] = [zerosLike(parameter), zerosLike(parameter)];
  const [firstCorrection, secondCorrection] = [tensor(0), tensor(0)];
  return {
    state: { firstMoment, secondMoment, firstCorrection, secondCorrection },
    directionOf(gradient, learningRate) {
      const stepSize = learningRate.div(nextCorrection(firstCorrection, beta1)).asType(dtype);
      const root = nextCorrection(secondCorrection, beta2).sqrt().asType(dtype);
      moveAverage(firstMoment, beta1, gradient);
      moveAverageOfSquares(secondMoment, beta2, gradient);
      return firstMoment.mul(stepSize).div(secondMoment.sqrt().div(root).add(epsilon));
    },
  };
}
