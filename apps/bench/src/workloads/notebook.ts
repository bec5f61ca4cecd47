import { timesFaster, timesItsTime } from '../comparison.ts';
import type { Contender } from '../contender.ts';
import { plainJavaScript } from '../contenders/plain-javascript.ts';
import { python } from '../contenders/python.ts';
import { sementeEagerNotebook, sementeNotebook } from '../contenders/semente-notebook.ts';
import { compiled } from '../evaluation.ts';
import { formatTime } from '../format-time.ts';
import { type NotebookOptions, notebookCosts, notebookData, notebookOptions } from '../notebook.ts';
import type { Checked, Workload } from '../workload.ts';

type Float = 'float64' | 'float32';

/** So few that eager mode keeps nobody waiting; the costs of the first iterations are read. */
const shortened: NotebookOptions = { ...notebookOptions, iterations: 2_001 };

const firstCosts = (): readonly number[] => notebookCosts().slice(0, 3);

/** The course notebook's 15,000 steps, against the costs that it printed. */
export const notebookWorkloads: readonly Workload[] = [
  {
    ...common('notebook-float64', 'notebook, 15,000 steps, float64'),
    reference: checked('float64', numpy('float64')),
    ours: checked('float64', ours('float64')),
    wanted: { atLeast: 6, reachFor: 10 },
  },
  {
    ...common('notebook-float32', 'the same, float32'),
    reference: checked('float32', numpy('float32')),
    ours: checked('float32', ours('float32')),
    wanted: { atLeast: 14, reachFor: 20 },
  },
  {
    ...common('notebook-javascript', 'the same, float64, against loops'),
    reference: checked('float64', plainJavaScript(notebookOptions)),
    ours: checked('float64', ours('float64')),
    wanted: { atLeast: 4, reachFor: 6 },
  },
  {
    ...common('notebook-eager', '2,001 of these steps without compile, against loops'),
    comparison: timesItsTime,
    reference: checked('float64', plainJavaScript(shortened), firstCosts),
    ours: checked('float64', sementeEagerNotebook(shortened), firstCosts),
    wanted: { atLeast: 2.5, reachFor: 1.5 },
  },
];

function common(name: string, task: string) {
  return { name, task, comparison: timesFaster, format: formatTime };
}

/**
 * In float64 the notebook's costs come out but for the last digits. In float32 the rounding of each
 * step feeds the next for 15,000 steps.
 */
function checked(dtype: Float, contender: Contender, expected = notebookCosts): Checked {
  const tolerance = { float64: 1e-12, float32: 1e-3 }[dtype];
  return { contender, expected, tolerance };
}

function ours(dtype: Float): Contender {
  return sementeNotebook({ dtype, evaluation: compiled }, notebookOptions);
}

function numpy(dtype: Float): Contender {
  const { x, y } = notebookData();
  const setUp = { ...notebookOptions, dtype, x: x.toArray(), y: y.toArray() };
  return python('NumPy', { script: 'notebook.py', modules: ['numpy'], setUp });
}
