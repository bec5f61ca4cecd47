import type { Tensor } from '@semente/tensor';
import type { Layer } from '../layers/layer.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { checkOptimizer } from '../schedules/check-optimizer.ts';
import { shown } from '../shown.ts';
import { type Batch, type BatchOptions, samplesOf } from './batches.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { EpochReport, StepReport } from './epoch-report.ts';

/** How a model is trained. */
export interface FitOptions extends BatchOptions {
  /** A scalar tensor of what the model gave and what it should have given. */
  readonly loss: (predictions: Tensor, targets: Tensor) => Tensor;
  readonly optimizer: Optimizer;
  /** How often to go through the data, epochs before a checkpoint included. */
  readonly epochs: number;
  /** Samples that the model is not trained on. After each epoch it is evaluated on all of them. */
  readonly validation?: Batch;
  /** What to report of the validation data besides the loss, by name. */
  readonly metrics?: Readonly<Record<string, (predictions: Tensor, targets: Tensor) => number>>;
  /** After how many epochs without a lower validation loss to stop; never, if it is left out. */
  readonly patience?: number;
  /** Called after each step: the place for a schedule. */
  readonly onStep?: (report: StepReport) => void;
  /** Called after each epoch: the place for progress, and for saving checkpoints. */
  readonly onEpoch?: (report: EpochReport, checkpoint: () => Checkpoint) => void;
  /** Where to go on, in place of the beginning. */
  readonly resume?: Checkpoint;
  /** What else changes from step to step and belongs to a checkpoint, such as a scheduler. */
  readonly keep?: object;
}

/** Refuses what cannot be trained, before anything has changed. */
export function checkFit(model: Layer, options: FitOptions): void {
  const { loss, optimizer, epochs, validation, metrics, patience } = options ?? {};
  for (const [what, given] of Object.entries({ model, loss })) {
    if (typeof given === 'function') continue;
    throw new RangeError(`fit: the ${what} must be a function, got ${shown(given)}`);
  }
  checkOptimizer('fit', optimizer);
  for (const [what, count] of Object.entries({ epochs, patience: patience ?? 1 })) {
    if (Number.isInteger(count) && count > 0) continue;
    throw new RangeError(`fit: ${what} must be a whole number above 0, got ${shown(count)}`);
  }
  if (validation !== undefined) samplesOf('the validation data', validation);
  else if (metrics !== undefined || patience !== undefined) {
    throw new RangeError(
      'fit: metrics and patience need validation data, { validation: { x, y } }',
    );
  }
}
