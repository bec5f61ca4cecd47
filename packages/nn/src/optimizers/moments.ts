import type { Tensor } from '@semente/tensor';

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
 * It is the moving average of t ones, so it is computed as one: t equal values are corrected to just
 * that value, where 1 − βᵗ itself would lose a thousand times its rounding for β = 0.999. It takes two
 * operations per step on a float64 scalar and has the same bits in every evaluator; a power of the
 * step count would take dozens for each parameter. It belongs to a parameter and not to the optimizer,
 * because a parameter that had no gradient has averaged one value less.
 *
 * @param onesAverage - The leaf where it is kept, 0 at first.
 */
export function nextCorrection(onesAverage: Tensor, beta: number): Tensor {
  onesAverage.assign(onesAverage.mul(beta).add(1 - beta));
  return onesAverage;
}
