import { completeOptions, isCount, isShare } from '../claims.ts';
import type { Schedule } from './schedule.ts';

/**
 * From a part of the learning rate up to all of it, by equal steps; then it stays. (Goyal et al. 2017,
 * “Accurate, Large Minibatch SGD”, section 2.2.)
 *
 * @param options - `from` is the part to begin with, 1/3 by default, as in PyTorch.
 * @throws RangeError if `steps` is not a whole number above 0, or `from` outside of [0, 1].
 * @example
 * ```ts
 * import { cosineAnnealing, inSequence, linearWarmUp } from '@semente/nn';
 *
 * const warmUp = linearWarmUp({ steps: 4, from: 0.5 });
 * console.log([0, 1, 2, 3, 4, 5].map((step) => warmUp(step, 8))); // [4, 5, 6, 7, 8, 8]
 * const whole = inSequence([warmUp, cosineAnnealing({ steps: 96 })], { milestones: [4] });
 * console.log(whole(4, 8), whole(52, 8)); // 8 4
 * ```
 */
export function linearWarmUp(options: {
  readonly steps: number;
  readonly from?: number;
}): Schedule {
  const { steps, from } = completeOptions(
    'linearWarmUp',
    options,
    { from: 1 / 3 },
    { steps: isCount, from: isShare },
  );
  return (step, learningRate) =>
    learningRate * (from + ((1 - from) * Math.min(step, steps)) / steps);
}
