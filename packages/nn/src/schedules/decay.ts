import { pow, tensor } from '@semente/tensor';
import { type Claim, completeOptions, isCount, isPositive } from '../claims.ts';
import type { Schedule } from './schedule.ts';

/**
 * The learning rate times `factor`, once for every so many steps.
 *
 * @param options - `factor` is 0.1 by default.
 * @throws RangeError if `every` is not a whole number above 0, or the factor not positive.
 * @example
 * ```ts
 * import { stepDecay } from '@semente/nn';
 *
 * const schedule = stepDecay({ every: 2, factor: 0.5 });
 * console.log([0, 1, 2, 3, 4].map((step) => schedule(step, 8))); // [8, 8, 4, 4, 2]
 * ```
 */
export function stepDecay(options: { readonly every: number; readonly factor?: number }): Schedule {
  const { every, factor } = completeOptions(
    'stepDecay',
    options,
    { factor: 0.1 },
    { every: isCount, factor: isPositive },
  );
  return (step, learningRate) => learningRate * power(factor, Math.floor(step / every));
}

/**
 * The learning rate times `factor`, once for every milestone that has been reached.
 *
 * @param options - The numbers of the steps that begin with a smaller learning rate; one that is given
 * twice counts twice. `factor` is 0.1 by default.
 * @throws RangeError if a milestone is not a whole number above 0, or the factor not positive.
 * @example
 * ```ts
 * import { multiStepDecay } from '@semente/nn';
 *
 * const schedule = multiStepDecay({ milestones: [2, 3], factor: 0.5 });
 * console.log([0, 1, 2, 3, 4].map((step) => schedule(step, 8))); // [8, 8, 4, 2, 2]
 * ```
 */
export function multiStepDecay(options: {
  readonly milestones: readonly number[];
  readonly factor?: number;
}): Schedule {
  const { milestones: given, factor } = completeOptions(
    'multiStepDecay',
    options,
    { factor: 0.1 },
    { milestones: areCounts, factor: isPositive },
  );
  const milestones = [...given];
  return (step, learningRate) =>
    learningRate * power(factor, milestones.filter((milestone) => milestone <= step).length);
}

/**
 * The learning rate times `factor`, once for every step.
 *
 * @throws RangeError if the factor is not positive.
 * @example
 * ```ts
 * import { exponentialDecay } from '@semente/nn';
 *
 * const schedule = exponentialDecay({ factor: 0.5 });
 * console.log([0, 1, 2].map((step) => schedule(step, 8))); // [8, 4, 2]
 * ```
 */
export function exponentialDecay(options: { readonly factor: number }): Schedule {
  const { factor } = completeOptions('exponentialDecay', options, {}, { factor: isPositive });
  return (step, learningRate) => learningRate * power(factor, step);
}

const areCounts: Claim = {
  wanted: 'whole numbers above 0',
  holds: (value) => Array.isArray(value) && value.every(isCount.holds),
};

/** The power as the tensor package defines it: `Math.pow` differs from engine to engine. */
function power(base: number, exponent: number): number {
  return pow(tensor(base), exponent).item();
}
