import { timeAlone } from '../comparison.ts';
import { sementeEmptyCall } from '../contenders/semente-empty-call.ts';
import { compiled } from '../evaluation.ts';
import { formatTime } from '../format-time.ts';
import type { Workload } from '../workload.ts';

/** What a call of a compiled function costs before it does anything. */
export const emptyCall: Workload = {
  name: 'empty-call',
  task: 'a compiled function that does nothing, a call',
  reference: null,
  ours: {
    contender: sementeEmptyCall(compiled, 100_000),
    expected: () => [1],
    tolerance: 0,
  },
  comparison: timeAlone,
  wanted: { atLeast: 2e-6, reachFor: 0.5e-6 },
  format: formatTime,
};
