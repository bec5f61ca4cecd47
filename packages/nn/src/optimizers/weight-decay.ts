import { sub, type Tensor } from '@semente/tensor';

/** The gradient of loss + ½ weightDecay · Σ w²: weight decay as an L2 penalty. */
export function withPenalty(gradient: Tensor, parameter: Tensor, weightDecay: number): Tensor {
  return weightDecay === 0 ? gradient : gradient.add(parameter.mul(weightDecay));
}

/**
 * w · (1 − learningRate · weightDecay): weight decay that no adaptive step size divides (Loshchilov &
 * Hutter 2019, “Decoupled Weight Decay Regularization”, algorithm 2).
 */
export function decayed(parameter: Tensor, learningRate: Tensor, weightDecay: number): Tensor {
  if (weightDecay === 0) return parameter;
  return parameter.mul(sub(1, learningRate.mul(weightDecay)).asType(parameter.dtype));
}
