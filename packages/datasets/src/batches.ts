import type { Random } from '@semente/random';
import { checkDataset } from './check-dataset.ts';
import { checkFlag, checkOption, checkPositive, checkRandom, isCount } from './check-option.ts';
import type { Dataset } from './dataset.ts';
import { select } from './permuted.ts';

/** A moment of training: how many epochs are over, and how many steps of the one that runs. */
export interface TrainingPlace {
  readonly epoch: number;
  readonly step: number;
}

/** The samples of one training step, and when it is its turn; both are counted from 0. */
export interface Batch extends Dataset, TrainingPlace {}

export interface BatchesOptions {
  /** The number of samples in each batch. */
  readonly batchSize: number;
  /** Whether every epoch takes the samples in a random order of its own. */
  readonly shuffle?: boolean;
  /** Whether the last batch of an epoch is left out where it would be smaller than the others. */
  readonly dropLast?: boolean;
  /** How often all samples are gone through. */
  readonly epochs?: number;
  /** The step to begin with, where training goes on that was interrupted. */
  readonly start?: TrainingPlace;
  /** Where the orders are drawn from: only with `shuffle`. */
  readonly random?: Random;
}

/** Batches in their order. Each `for … of` goes through the same ones from the start. */
export interface Batches extends Iterable<Batch> {
  /** The number of batches in each epoch. */
  readonly stepsPerEpoch: number;
}

/**
 * The samples in batches, epoch after epoch.
 *
 * With `shuffle` one child is split off the source at this call, and epoch e takes the samples in
 * the order of the child's permutation number e. So the batches depend on the source's state at the
 * call alone, and whoever makes them again from an equal source can `start` at any step.
 *
 * @param data - x: [samples, …] and y: [samples, …].
 * @returns An iterable of batches, x: [batchSize, …] and y: [batchSize, …], of the data's dtypes.
 * @throws RangeError if the data or an option does not fit.
 * @example
 * ```ts
 * import { batches, circles } from '@semente/datasets';
 * import { seededRandom } from '@semente/random';
 *
 * const [forData, forOrder] = seededRandom(1).split(2);
 * const data = circles({ samples: 100, random: forData });
 * const training = { batchSize: 32, shuffle: true, epochs: 2, random: forOrder };
 * for (const { x, epoch, step } of batches(data, training)) {
 *   console.log(epoch, step, x.shape); // 0 0 [32, 2], …, 1 3 [4, 2]
 * }
 * ```
 */
export function batches(data: Dataset, options: BatchesOptions): Batches {
  const samples = checkDataset('batches', data);
  const { batchSize, shuffle = false, dropLast = false }: BatchesOptions = Object(options);
  const { epochs = 1, start = { epoch: 0, step: 0 }, random }: BatchesOptions = Object(options);
  checkPositive('batches', 'batchSize', batchSize);
  checkFlag('batches', 'shuffle', shuffle);
  checkFlag('batches', 'dropLast', dropLast);
  checkOption('batches', 'epochs', epochs, isCount(epochs), 'a non-negative integer');
  const stepsPerEpoch = dropLast ? Math.floor(samples / batchSize) : Math.ceil(samples / batchSize);
  checkStart(start, epochs, stepsPerEpoch);
  const ordersFrom = shuffle ? shuffledOrders(random, samples) : () => givenOrder(samples);
  return {
    stepsPerEpoch,
    *[Symbol.iterator]() {
      const nextOrder = ordersFrom(start.epoch);
      for (let epoch = start.epoch; epoch < epochs; epoch++) {
        const order = nextOrder();
        const firstStep = epoch === start.epoch ? start.step : 0;
        for (let step = firstStep; step < stepsPerEpoch; step++) {
          const chosen = order.slice(step * batchSize, (step + 1) * batchSize);
          yield { ...select(data, chosen), epoch, step };
        }
      }
    },
  };
}

type NextOrder = () => readonly number[];

function givenOrder(samples: number): NextOrder {
  const order = Array.from({ length: samples }, (_, index) => index);
  return () => order;
}

/**
 * For each iteration anew: the orders of the epochs from the given one on. Iterations share the child
 * as an engine, and each keeps its own state of it, so that they may run side by side.
 */
function shuffledOrders(
  random: Random | undefined,
  samples: number,
): (firstEpoch: number) => NextOrder {
  const given = { random };
  checkRandom('batches', given);
  const [child] = given.random.split(1);
  const first = child.state;
  return (firstEpoch) => {
    let state = first;
    const nextOrder = (): number[] => {
      child.restore(state);
      const order = child.permutation(samples);
      ({ state } = child);
      return order;
    };
    for (let skipped = 0; skipped < firstEpoch; skipped++) nextOrder();
    return nextOrder;
  };
}

function checkStart(start: TrainingPlace, epochs: number, steps: number): void {
  const { epoch, step }: TrainingPlace = Object(start);
  const isFit = isCount(epoch) && epoch <= epochs && isCount(step) && step <= steps;
  const wanted = `an epoch from 0 to ${epochs} and a step from 0 to ${steps}`;
  checkOption('batches', 'start', [epoch, step], isFit, wanted);
}
