import type { Random, RandomState } from '@semente/random';
import { loadStateDict } from '../state/load-state-dict.ts';
import { type StateDict, stateDict } from '../state/state-dict.ts';
import type { EpochReport } from './epoch-report.ts';

/** Everything that the coming epochs depend on, but for the data and the options. */
export interface Checkpoint {
  /** What was reported of each epoch that is done. */
  readonly history: readonly EpochReport[];
  /** The numbers of the model, the optimizer and what else was to be kept, by name. */
  readonly tensors: StateDict;
  /** Where the order of samples is drawn from next; null if it is not drawn. */
  readonly random: RandomState | null;
}

/** The checkpoint as of now. Later steps do not change it. */
export function takeCheckpoint(
  whole: object,
  random: Random | undefined,
  history: readonly EpochReport[],
): Checkpoint {
  return { history: [...history], tensors: stateDict(whole), random: random?.state ?? null };
}

/**
 * Puts everything back as it was.
 *
 * @throws RangeError if only one of checkpoint and options has a source of random numbers, or theirs
 * are of two kinds.
 * @throws TensorError if the checkpoint is of another model or optimizer.
 */
export function restoreCheckpoint(
  whole: object,
  random: Random | undefined,
  checkpoint: Checkpoint,
): void {
  if ((random === undefined) !== (checkpoint.random === null)) {
    throw new RangeError('fit: the checkpoint and the options must both have a random source');
  }
  loadStateDict(whole, checkpoint.tensors);
  if (checkpoint.random !== null) random?.restore(checkpoint.random);
}

/** Whether this is what `takeCheckpoint` gives; whether it fits is found out by loading it. */
export function isCheckpoint(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const { history, tensors, random }: Partial<Checkpoint> = given;
  return Array.isArray(history) && typeof tensors === 'object' && random !== undefined;
}
