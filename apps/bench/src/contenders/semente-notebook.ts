import {
  binaryCrossEntropyWithLogits,
  linear,
  parameters,
  relu,
  type Sequential,
  sequential,
  sgd,
} from '@semente/nn';
import { numpyRandom } from '@semente/random';
import { type Contender, inProcess, timed } from '../contender.ts';
import type { SementeOptions } from '../evaluation.ts';
import { type NotebookOptions, notebookData } from '../notebook.ts';
import { startingState } from './starting-state.ts';

/** The notebook's training as a user of the framework writes it. */
export function sementeNotebook(
  { dtype, evaluation }: SementeOptions,
  options: NotebookOptions,
): Contender {
  const { learningRate, iterations, costEvery } = options;
  return inProcess(evaluation.name, () => {
    const data = notebookData();
    const [x, y] = [data.x.asType(dtype), data.y.asType(dtype)];
    const model = notebookModel(options, dtype);
    const optimizer = sgd(parameters(model), { learningRate });
    const step = evaluation.prepare((points, labels) => {
      optimizer.zeroGrad();
      const loss = binaryCrossEntropyWithLogits(model(points).squeeze(1), labels);
      loss.backward();
      optimizer.step();
      return loss;
    });
    const train = (): number[] => {
      const costs: number[] = [];
      for (let i = 0; i < iterations; i++) {
        const loss = step(x, y);
        if (i % costEvery === 0) costs.push(loss.item());
      }
      return costs;
    };
    const reset = startingState(parameters(model));
    return () => {
      reset();
      const { seconds, result } = timed(train);
      return { seconds, values: result };
    };
  });
}

function notebookModel(
  { layers: [inputs, first, second, outputs], seed }: NotebookOptions,
  dtype: SementeOptions['dtype'],
): Sequential {
  const random = numpyRandom(seed);
  return sequential(
    linear(inputs, first, { random, dtype }),
    relu(),
    linear(first, second, { random, dtype }),
    relu(),
    linear(second, outputs, { random, dtype }),
  );
}
