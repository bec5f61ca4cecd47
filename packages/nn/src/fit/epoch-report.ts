/** What a step of training did. */
export interface StepReport {
  /** The first epoch is 0. */
  readonly epoch: number;
  /** The first step of all epochs is 0. */
  readonly step: number;
  /** The loss before the step. */
  readonly loss: number;
}

/** What an epoch came to. */
export interface EpochReport {
  /** The first is 0. */
  readonly epoch: number;
  /** How many steps there have been, in all epochs so far. */
  readonly steps: number;
  /** The mean of the steps' losses, by numbers of samples. */
  readonly loss: number;
  /** After the epoch, in evaluation: the `loss` and each metric; null without validation data. */
  readonly validation: Readonly<Record<string, number>> | null;
}

/** How many epochs ago the validation loss was lowest: 0 if it was never as low as now. */
export function epochsSinceLowest(history: readonly EpochReport[]): number {
  const losses = history.map(({ validation }) => validation?.loss ?? Number.NaN);
  const lowest = losses.reduce(
    (best, loss) => (loss < best ? loss : best),
    Number.POSITIVE_INFINITY,
  );
  const first = losses.indexOf(lowest);
  return first < 0 ? losses.length : losses.length - 1 - first;
}
