import { completeOptions, isCount, isNotNegative } from '../claims.ts';
import { alongCosine } from './cosine.ts';
import type { Schedule } from './schedule.ts';

/**
 * From the learning rate down to `minimum` along half a period of the cosine: slowly at first and at
 * last (Loshchilov & Hutter 2017, “SGDR: Stochastic Gradient Descent with Warm Restarts”, equation 5).
 * After `steps` steps it goes up again the same way, as PyTorch's does.
 *
 * @param options - `minimum` is 0 by default.
 * @throws RangeError if `steps` is not a whole number above 0, or the minimum negative.
 * @example
 * ```ts
 * import { cosineAnnealing } from '@semente/nn';
 *
 * const schedule = cosineAnnealing({ steps: 3, minimum: 1 });
 * console.log([0, 1, 2, 3].map((step) => schedule(step, 9).toFixed(3)).join(' ')); // 9.000 7.000 3.000 1.000
 * ```
 */
export function cosineAnnealing(options: {
  readonly steps: number;
  readonly minimum?: number;
}): Schedule {
  const { steps, minimum } = completeOptions(
    'cosineAnnealing',
    options,
    { minimum: 0 },
    { steps: isCount, minimum: isNotNegative },
  );
  return (step, learningRate) => alongCosine(learningRate, minimum, step / steps);
}
