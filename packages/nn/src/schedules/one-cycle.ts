import { type Claim, completeOptions, isCount } from '../claims.ts';
import { alongCosine } from './cosine.ts';
import type { Schedule } from './schedule.ts';

/** How one cycle runs. */
export interface OneCycleOptions {
  /** The steps of the whole cycle. */
  readonly steps: number;
  /** The share of them on the way up; 0.3 by default. */
  readonly warmUp?: number;
  /** How many times smaller than the peak the start is; 25 by default. */
  readonly startDivisor?: number;
  /** How many times smaller than the start the end is; 10,000 by default. */
  readonly endDivisor?: number;
}

/**
 * Up to the learning rate, which is the peak, and down to next to nothing, each along half a period
 * of the cosine; after the last step it stays (Smith & Topin 2018, “Super-Convergence: Very Fast
 * Training of Neural Networks Using Large Learning Rates”, in PyTorch's form with two
 * phases; the momentum stays as it is).
 *
 * @throws RangeError if there are fewer than two steps, the share is outside of (0, 1) or leaves one of
 * the ways no step, or a divisor is below 1.
 * @example
 * ```ts
 * import { oneCycle } from '@semente/nn';
 *
 * const schedule = oneCycle({ steps: 11, warmUp: 6 / 11 });
 * console.log([0, 5, 10].map((step) => schedule(step, 25))); // [1, 25, 0.0001]
 * ```
 */
export function oneCycle(options: OneCycleOptions): Schedule {
  const { steps, warmUp, startDivisor, endDivisor } = completeOptions(
    'oneCycle',
    options,
    { warmUp: 0.3, startDivisor: 25, endDivisor: 10_000 },
    {
      steps: isCount,
      warmUp: isProperShare,
      startDivisor: isDivisor,
      endDivisor: isDivisor,
    },
  );
  const [peakAt, last] = [warmUp * steps - 1, steps - 1];
  if (peakAt <= 0) {
    throw new RangeError(
      `oneCycle: ${warmUp} of ${steps} steps leave none for the way up; give more steps or a larger warmUp`,
    );
  }
  return (step, peak) => {
    const start = peak / startDivisor;
    if (step <= peakAt) return alongCosine(start, peak, step / peakAt);
    const share = (Math.min(step, last) - peakAt) / (last - peakAt);
    return alongCosine(peak, start / endDivisor, share);
  };
}

const isProperShare: Claim = {
  wanted: 'a number in (0, 1)',
  holds: (value) => typeof value === 'number' && value > 0 && value < 1,
};

const isDivisor: Claim = {
  wanted: 'a finite number of at least 1',
  holds: (value) => Number.isFinite(value) && Number(value) >= 1,
};
