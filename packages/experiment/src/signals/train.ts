import type { Random } from '@semente/random';
import { noGrad, tensor } from '@semente/tensor';
import type { RunContext } from '../exercise.ts';
import { jsonNumber } from '../json-number.ts';
import type { CurvePoint } from '../training/measurement.ts';
import { type Descent, trainingStep } from '../training/step.ts';
import type { Samples } from '../training/training.ts';

/** About as many readings of the loss as a curve in a small panel has use for. */
const READINGS = 40;

export interface BatchTraining extends Descent {
  readonly iterations: number;
  readonly batchSize: number;
  /** Shuffles the samples whenever all of them have been seen. */
  readonly random: Random;
}

/** Trains on a batch of the samples at a time, and reads the loss over all of them now and then. */
export function trainInBatches(
  { iterations, batchSize, random, ...descent }: BatchTraining,
  { x, y }: Samples,
  { compile, onProgress }: Pick<RunContext, 'compile' | 'onProgress'>,
): readonly CurvePoint[] {
  const step = trainingStep(descent, compile);
  const evaluate = compile(descent.loss);
  const every = Math.max(1, Math.ceil(iterations / READINGS));
  const curve: CurvePoint[] = [];
  const read = (iteration: number): void => {
    const cost = noGrad(() => evaluate(x, y)).item();
    curve.push({ iteration, cost: jsonNumber(cost) });
    onProgress(iterations === 0 ? 1 : iteration / iterations, cost);
  };
  let order: number[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration % every === 0) read(iteration);
    if (order.length === 0) order = random.permutation(x.shape[0]);
    const chosen = tensor(order.splice(0, batchSize), { dtype: 'int32' });
    step(x.indexSelect(0, chosen), y.indexSelect(0, chosen));
  }
  read(iterations);
  return curve;
}
