import { compile, noGrad, type Tensor } from '@semente/tensor';
import { readCosts } from './evaluate.ts';
import type { Samples, Training } from './exercise.ts';
import { jsonNumber } from './json-number.ts';
import type { Conditions, CurvePoint, VariantResult } from './result.ts';

/** As many readings as a drawn curve has use for. */
const CURVE_READINGS = 150;

type Course = Pick<VariantResult, 'curve' | 'costs' | 'finalCost'>;

/**
 * Trains on all samples at once and writes down how it goes. `onReading` gets every reading of
 * the curve, with the number of updates made before it.
 */
export function train(
  training: Training,
  samples: Samples,
  { iterations, costEvery }: Pick<Conditions, 'iterations' | 'costEvery'>,
  onReading: (iteration: number, cost: number) => void,
): Course {
  const { x, y } = samples;
  const step = trainingStep(training);
  const curveEvery = Math.ceil(iterations / CURVE_READINGS);
  const curve: CurvePoint[] = [];
  const costs = [readCosts(training.model, samples, 0)];
  const read = (iteration: number, loss: number): void => {
    curve.push({ iteration, cost: jsonNumber(loss) });
    onReading(iteration, loss);
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (iteration > 0 && iteration % costEvery === 0) {
      costs.push(readCosts(training.model, samples, iteration));
    }
    const loss = step(x, y);
    if (iteration % curveEvery === 0) read(iteration, loss.item());
  }
  const finalLoss = noGrad(() => training.loss(x, y)).item();
  read(iterations, finalLoss);
  return { curve, costs, finalCost: jsonNumber(finalLoss) };
}

/** One update of the parameters, compiled; gives the loss before it. */
function trainingStep({ optimizer, loss: lossOf }: Training): (x: Tensor, y: Tensor) => Tensor {
  return compile((x, y) => {
    optimizer.zeroGrad();
    const loss = lossOf(x, y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
}
