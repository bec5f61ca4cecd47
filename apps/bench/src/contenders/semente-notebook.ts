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
import type { Tensor } from '@semente/tensor';
import { type Contender, inProcess, type Run, timed } from '../contender.ts';
import { eager, type SementeOptions } from '../evaluation.ts';
import { type NotebookOptions, notebookData } from '../notebook.ts';
import { ownProcess } from './child-process.ts';
import { startingState } from './starting-state.ts';

/**
 * The notebook's training as a user of the framework writes it. The cost is computed where it is
 * read, as by the references: there are two functions of the same step, and one returns it.
 */
export function sementeNotebook(how: SementeOptions, options: NotebookOptions): Contender {
  return inProcess(how.evaluation.name, () => notebookTraining(how, options));
}

/** The same without `compile`, in a process that has met no WebAssembly. */
export function sementeEagerNotebook(options: NotebookOptions): Contender {
  const script = new URL('semente-eager-process.ts', import.meta.url);
  return ownProcess(eager.name, script, options);
}

/** The run of that training. */
export function notebookTraining(
  { dtype, evaluation }: SementeOptions,
  options: NotebookOptions,
): () => Run {
  const { learningRate, iterations, costEvery } = options;
  const data = notebookData();
  const [x, y] = [data.x.asType(dtype), data.y.asType(dtype)];
  const model = notebookModel(options, dtype);
  const optimizer = sgd(parameters(model), { learningRate });
  const descend = (points: Tensor, labels: Tensor): Tensor => {
    optimizer.zeroGrad();
    const loss = binaryCrossEntropyWithLogits(model(points).squeeze(1), labels);
    loss.backward();
    optimizer.step();
    return loss;
  };
  const stepWithCost = evaluation.prepare(descend);
  const step = evaluation.prepare((points, labels) => {
    descend(points, labels);
    return null;
  });
  const train = (): number[] => {
    const costs: number[] = [];
    for (let i = 0; i < iterations; i++) {
      if (i % costEvery === 0) costs.push(stepWithCost(x, y).item());
      else step(x, y);
    }
    return costs;
  };
  const reset = startingState(parameters(model));
  return () => {
    reset();
    const { seconds, result } = timed(train);
    return { seconds, values: result };
  };
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
