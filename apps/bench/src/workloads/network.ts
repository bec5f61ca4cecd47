import type { Contender } from '../contender.ts';
import { python } from '../contenders/python.ts';
import { networkTraining, sementeNetwork } from '../contenders/semente-network.ts';
import { compiled, eager } from '../evaluation.ts';
import { formatTime } from '../format-time.ts';
import type { NetworkOptions } from '../network.ts';
import { once } from '../once.ts';
import type { Checked, Workload } from '../workload.ts';

/** So many losses are checked; computing them in float64, eagerly, is slow. */
const checkedSteps = 4;

/**
 * A network in float32, by PyTorch and by us, from the same weights. The losses of both are checked
 * against the same training in float64.
 */
export function networkContenders(
  options: NetworkOptions,
): Pick<Workload, 'reference' | 'ours' | 'format'> {
  const shortened = { ...options, steps: checkedSteps };
  const expected = once(() => {
    const inFloat64 = networkTraining({ dtype: 'float64', evaluation: eager }, shortened);
    return inFloat64().values;
  });
  const checked = (contender: Contender): Checked => ({ contender, expected, tolerance: 1e-5 });
  const torch = python('PyTorch', {
    script: 'network.py',
    modules: ['torch', 'numpy'],
    setUp: options,
    unitsPerRun: options.steps,
  });
  const ours = sementeNetwork({ dtype: 'float32', evaluation: compiled }, options);
  return { reference: checked(torch), ours: checked(ours), format: formatTime };
}
