import type { Sequential } from '@semente/nn';
import type { Tensor } from '@semente/tensor';
import type { Descent } from './step.ts';

/** Labelled points: `x` is `[samples, 2]`, `y` is `[samples]` with labels 0 and 1. */
export interface Samples {
  readonly x: Tensor;
  readonly y: Tensor;
}

export interface Data {
  readonly train: Samples;
  readonly test: Samples;
}

/** A model at its initial weights, with what trains it. */
export interface Training extends Descent {
  /** Maps points `[samples, 2]` to logits `[samples, 1]`; the report measures its layers. */
  readonly model: Sequential;
  /**
   * The samples of each update of an iteration, which is then an epoch; by default all at once.
   * Epochs count from 1.
   */
  readonly batches?: (samples: Samples, epoch: number) => Iterable<Samples>;
}
