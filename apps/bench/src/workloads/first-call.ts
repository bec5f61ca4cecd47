import { timeAlone } from '../comparison.ts';
import { freshProcess } from '../contenders/fresh-process.ts';
import { networkTraining } from '../contenders/semente-network.ts';
import { compiled, eager } from '../evaluation.ts';
import { formatTime } from '../format-time.ts';
import { notebookCosts, notebookOptions } from '../notebook.ts';
import { once } from '../once.ts';
import type { Workload } from '../workload.ts';
import { wideNetworkOptions } from './wide-network.ts';

const oneStep = { ...wideNetworkOptions, steps: 1 };

/** What the first call of a step costs that has just been loaded: it captures, compiles and runs. */
export const firstCalls: readonly Workload[] = [
  {
    ...common('first-call-notebook', "the first call of the notebook's step, float64"),
    ours: {
      contender: freshProcess(
        compiled.name,
        new URL('../contenders/semente-notebook-process.ts', import.meta.url),
        { ...notebookOptions, iterations: 1 },
      ),
      expected: () => notebookCosts().slice(0, 1),
      tolerance: 1e-12,
    },
    wanted: { atLeast: 0.05, reachFor: 0.05 },
  },
  {
    ...common('first-call-wide', 'the first call of the 784-512-256-10 step, float32'),
    ours: {
      contender: freshProcess(
        compiled.name,
        new URL('../contenders/semente-network-process.ts', import.meta.url),
        oneStep,
      ),
      expected: once(
        () => networkTraining({ dtype: 'float64', evaluation: eager }, oneStep)().values,
      ),
      tolerance: 1e-5,
    },
    wanted: { atLeast: 0.1, reachFor: 0.1 },
  },
];

function common(name: string, task: string) {
  return { name, task, reference: null, comparison: timeAlone, format: formatTime };
}
