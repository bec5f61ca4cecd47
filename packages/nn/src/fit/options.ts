import type { Tensor } from '@semente/tensor';
import { requireOptions } from '../claims.ts';
import type { Layer } from '../layers/layer.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { checkOptimizer } from '../schedules/check-optimizer.ts';
import { shown } from '../shown.ts';
import { type Batch, type BatchOptions, samplesOf } from './batches.ts';
import { type Checkpoint, isCheckpoint } from './checkpoint.ts';
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
  const { optimizer, epochs, validation, metrics, patience, resume } = requireOptions(
    'fit',
    options,
    NAMES,
  );
  checkFunctions(model, options);
  checkOptimizer('fit', optimizer);
  if (resume !== undefined && !isCheckpoint(resume)) {
    throw new RangeError(
      `fit: resume must be a checkpoint, as onEpoch is given one, got ${shown(resume)}`,
    );
  }
  for (const [what, count] of Object.entries({ epochs, patience: patience ?? 1 })) {
    if (Number.isInteger(count) && Number(count) > 0) continue;
    throw new RangeError(`fit: ${what} must be a whole number above 0, got ${shown(count)}`);
  }
  if (validation !== undefined) samplesOf('the validation data', validation);
  else if (metrics !== undefined || patience !== undefined) {
    throw new RangeError(
      'fit: metrics and patience need validation data, { validation: { x, y } }',
    );
  }
}

const NAMES = [
  'loss',
  'optimizer',
  'epochs',
  'batchSize',
  'random',
  'validation',
  'metrics',
  'patience',
  'onStep',
  'onEpoch',
  'resume',
  'keep',
] as const satisfies readonly (keyof FitOptions)[];

function checkFunctions(model: Layer, options: FitOptions): void {
  const { loss, metrics, onStep, onEpoch }: Partial<FitOptions> = options ?? {};
  const none = (): void => {};
  const named = { model, loss, onStep: onStep ?? none, onEpoch: onEpoch ?? none };
  const measures = Object.entries(metrics ?? {}).map(([name, metric]) => [
    `metric ${name}`,
    metric,
  ]);
  for (const [what, given] of [...Object.entries(named), ...measures]) {
    if (typeof given === 'function') continue;
    throw new RangeError(`fit: the ${what} must be a function, got ${shown(given)}`);
  }
  if (!Object.hasOwn(metrics ?? {}, 'loss')) return;
  throw new RangeError('fit: no metric can be called loss, which is reported anyway');
}
