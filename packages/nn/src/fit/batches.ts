import { isRandom, type Random } from '@semente/random';
import { Tensor, TensorError, tensor } from '@semente/tensor';
import { shown } from '../shown.ts';

/** Inputs and what they should become, one sample along axis 0 of each. */
export interface Batch {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** All samples, or for each epoch (the first is 0) the batches that it goes through. */
export type TrainingData = Batch | ((epoch: number) => Iterable<Batch>);

/** How samples become batches. */
export interface BatchOptions {
  /** How many samples a step sees; all, if it is left out. The last batch takes what is left. */
  readonly batchSize?: number;
  /** Where each epoch's order of samples is drawn from; their own order, if it is left out. */
  readonly random?: Random;
}

/** A function that gives the batches of an epoch, whichever kind of data there is. */
export function batchesOf(
  data: TrainingData,
  { batchSize, random }: BatchOptions,
): (epoch: number) => Iterable<Batch> {
  if (random !== undefined && !isRandom(random)) {
    throw new RangeError(`fit: random must be a random source, got ${shown(random)}`);
  }
  if (typeof data === 'function') {
    if (batchSize === undefined) return data;
    throw new RangeError('fit: data that comes in batches takes no batchSize');
  }
  const samples = samplesOf('the data', data);
  if (batchSize !== undefined && (!Number.isInteger(batchSize) || batchSize < 1)) {
    throw new RangeError(
      `fit: the batchSize must be a whole number above 0, got ${shown(batchSize)}`,
    );
  }
  if (batchSize === undefined || batchSize >= samples) return () => [data];
  return () => cut(data, samples, batchSize, random);
}

/** For callers whose types nobody checked. */
export function requireBatches(batches: unknown): Iterable<Batch> {
  const isObject = typeof batches === 'object' && batches !== null;
  if (isObject && Symbol.iterator in batches) return batches as Iterable<Batch>;
  throw new RangeError(
    `fit: the data must give an epoch's batches, each { x, y }, got ${shown(batches)}`,
  );
}

/** The number of samples. */
export function samplesOf(what: string, batch: Batch): number {
  const { x, y }: Partial<Batch> = batch ?? {};
  const areTensors = x instanceof Tensor && y instanceof Tensor;
  if (areTensors && x.rank > 0 && y.rank > 0 && x.shape[0] === y.shape[0] && x.shape[0] > 0) {
    return x.shape[0];
  }
  throw new TensorError(
    `fit: ${what} must be tensors x and y with one sample each along axis 0, got ${shown(x)} and ${shown(y)}`,
  );
}

function* cut({ x, y }: Batch, samples: number, size: number, random?: Random): Iterable<Batch> {
  const order = random?.permutation(samples) ?? Array.from({ length: samples }, (_, i) => i);
  for (let start = 0; start < samples; start += size) {
    const places = tensor(order.slice(start, start + size), { dtype: 'int32' });
    yield { x: x.indexSelect(0, places), y: y.indexSelect(0, places) };
  }
}
