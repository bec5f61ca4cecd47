import { refuseCapturing, type Tensor, tensor } from '@semente/tensor';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { checkOptimizer } from './check-optimizer.ts';
import type { Schedule } from './schedule.ts';

/** Lets an optimizer's learning rates follow a schedule. */
export interface Scheduler {
  /** How many steps have been counted: a scalar, which belongs to a checkpoint. */
  readonly stepsDone: Tensor;
  /** The learning rates that the schedule begins from, which belong to a checkpoint, too. */
  readonly startingRates: readonly Tensor[];
  /** Counts a step, and gives the optimizer the learning rates for the next. */
  step(): void;
}

/**
 * Lets the learning rates of an optimizer, those of its groups included, follow a schedule: at once
 * for the first step, and from then on at each call of `step`. Call that outside of a compiled step,
 * which sees the new learning rate at its next call.
 *
 * @throws RangeError if there is no optimizer or no schedule, or if a schedule gives what is no
 * learning rate.
 * @example
 * ```ts
 * import { scheduler, sgd, stepDecay } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * const optimizer = sgd([tensor(1, { requiresGrad: true })], { learningRate: 0.5 });
 * const rates = scheduler(optimizer, stepDecay({ every: 1, factor: 0.5 }));
 * rates.step();
 * console.log(optimizer.learningRate.item()); // 0.25
 * ```
 */
export function scheduler(optimizer: Optimizer, schedule: Schedule): Scheduler {
  checkOptimizer('scheduler', optimizer);
  if (typeof schedule !== 'function') {
    throw new RangeError('scheduler: needs a schedule, as in stepDecay({ every: 30 })');
  }
  const stepsDone = tensor(0);
  const startingRates = optimizer.learningRates.map((rate) => rate.detach());
  const follow = (): void => {
    const step = stepsDone.item();
    for (const [i, rate] of optimizer.learningRates.entries()) {
      rate.assign(tensor(checkedRate(schedule(step, startingRates[i].item()), step)));
    }
  };
  follow();
  return Object.freeze({
    stepsDone,
    startingRates,
    step() {
      refuseCapturing('scheduler', 'call step() outside, between two calls');
      stepsDone.assign(stepsDone.add(1));
      follow();
    },
  });
}

function checkedRate(rate: number, step: number): number {
  if (Number.isFinite(rate) && rate >= 0) return rate;
  throw new RangeError(
    `scheduler: the schedule gave ${rate} for step ${step}; a learning rate is a finite number of at least 0`,
  );
}
