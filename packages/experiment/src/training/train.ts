import { noGrad, type Tensor } from '@semente/tensor';
import type { RunContext } from '../exercise.ts';
import { jsonNumber } from '../json-number.ts';
import { readCosts } from './evaluate.ts';
import type { CostReading, CurvePoint, TrainingMeasurement } from './measurement.ts';
import { trainingStep } from './step.ts';
import type { Samples, Training } from './training.ts';

/** As many readings as a drawn curve has use for. */
const CURVE_READINGS = 150;

/** How long a training is, and how often its cost is tabulated. */
export interface Course {
  readonly iterations: number;
  /** Costs are tabulated at iterations 0, `costEvery`, 2 · `costEvery`, … */
  readonly costEvery: number;
}

/** Trains on the samples and writes down how it goes. */
export function train(
  training: Training,
  samples: Samples,
  { iterations, costEvery }: Course,
  { compile, onProgress }: RunContext,
): Pick<TrainingMeasurement, 'curve' | 'costs' | 'finalCost'> {
  const step = trainingStep(training, compile);
  const { batches } = training;
  const lossOfAll = (): number => noGrad(() => training.loss(samples.x, samples.y)).item();
  const curveEvery = Math.ceil(iterations / CURVE_READINGS);
  const curve: CurvePoint[] = [];
  const costs: CostReading[] = [];
  const read = (iteration: number, loss: number): void => {
    curve.push({ iteration, cost: jsonNumber(loss) });
    onProgress(iterations === 0 ? 1 : iteration / iterations, loss);
  };
  for (let iteration = 0; iteration < Math.max(iterations, 1); iteration++) {
    const isTabulated = iteration % costEvery === 0;
    const reading = isTabulated ? readCosts(training.model, samples) : null;
    const isDrawn = iterations > 0 && iteration % curveEvery === 0;
    const lossBefore = isDrawn && batches !== undefined ? lossOfAll() : null;
    const chosen = batches?.(samples, iteration + 1) ?? [samples];
    const losses = iterations === 0 ? [] : updates(step, chosen);
    const latest = losses.at(-1);
    if (reading !== null) {
      const ofLastUpdate = latest === undefined ? null : jsonNumber(latest.item());
      costs.push({ iteration, ...reading, ofLastUpdate });
    }
    if (isDrawn) read(iteration, lossBefore ?? losses[0].item());
  }
  const finalLoss = lossOfAll();
  read(iterations, finalLoss);
  return { curve, costs, finalCost: jsonNumber(finalLoss) };
}

/** The losses of one update for each batch. */
function updates(
  step: (x: Tensor, y: Tensor) => Tensor,
  batches: Iterable<Samples>,
): readonly Tensor[] {
  const losses: Tensor[] = [];
  for (const { x, y } of batches) losses.push(step(x, y));
  return losses;
}
