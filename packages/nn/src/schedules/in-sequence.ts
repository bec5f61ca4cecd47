import { isCount } from '../claims.ts';
import { shown } from '../shown.ts';
import type { Schedule } from './schedule.ts';

/**
 * One schedule after another, each counting its steps from its own beginning.
 *
 * @param options - The steps at which the second begins, the third and so on.
 * @throws RangeError if there is not one schedule more than there are milestones, or these are not
 * whole numbers above 0 that grow.
 * @example
 * ```ts
 * import { exponentialDecay, inSequence, linearWarmUp } from '@semente/nn';
 *
 * const parts = [linearWarmUp({ steps: 2, from: 0.5 }), exponentialDecay({ factor: 0.5 })];
 * const schedule = inSequence(parts, { milestones: [2] });
 * console.log([0, 1, 2, 3, 4].map((step) => schedule(step, 8))); // [4, 6, 8, 4, 2]
 * ```
 */
export function inSequence(
  schedules: readonly Schedule[],
  options: { readonly milestones: readonly number[] },
): Schedule {
  const starts = [0, ...checkMilestones(options?.milestones)];
  const areSchedules = Array.isArray(schedules) && schedules.every(isFunction);
  if (!areSchedules || schedules.length !== starts.length) {
    throw new RangeError(
      `inSequence: ${starts.length - 1} milestones part ${starts.length} schedules, got ${shown(schedules)}`,
    );
  }
  const parts: readonly Schedule[] = [...schedules];
  return (step, learningRate) => {
    const part = Math.max(
      0,
      starts.findLastIndex((start) => start <= step),
    );
    return parts[part](step - starts[part], learningRate);
  };
}

function isFunction(schedule: unknown): boolean {
  return typeof schedule === 'function';
}

function checkMilestones(milestones: unknown): number[] {
  const isList = Array.isArray(milestones) && milestones.every(isCount.holds);
  if (isList && milestones.every((step, i) => i === 0 || step > milestones[i - 1])) {
    return [...milestones];
  }
  throw new RangeError(
    `inSequence: milestones must be whole numbers above 0, each larger than the one before, got ${shown(milestones)}`,
  );
}
