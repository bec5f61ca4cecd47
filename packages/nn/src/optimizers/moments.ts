import { sub, type Tensor } from '@semente/tensor';

/** average ← β · average + (1 − β) · value. */
export function moveAverage(average: Tensor, beta: number, value: Tensor): void {
  average.assign(average.mul(beta).add(value.mul(1 - beta)));
}

/** average ← β · average + (1 − β) · value². */
export function moveAverageOfSquares(average: Tensor, beta: number, value: Tensor): void {
  average.assign(average.mul(beta).add(value.mul(1 - beta).mul(value)));
}

/**
 * 1 − βᵗ, by which an average of t values that began at 0 is too small (Kingma & Ba 2015, section 3).
 *
 * βᵗ is a running product, a float64 scalar that begins at 1. One multiplication per step has the
 * same bits in every evaluator and adds next to nothing to a compiled step, where a general power of
 * the step count would be dozens of instructions for each parameter. It belongs to a parameter and not
 * to the optimizer, because a parameter that had no gradient has averaged one value less.
 */
export function nextCorrection(power: Tensor, beta: number): Tensor {
  power.assign(power.mul(beta));
  return sub(1, power);
}
