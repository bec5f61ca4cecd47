import { timesItsTime } from '../comparison.ts';
import type { NetworkOptions } from '../network.ts';
import type { Workload } from '../workload.ts';
import { networkContenders } from './network.ts';

/** Few large products, and an optimizer that reads and writes much memory. */
export const wideNetworkOptions: NetworkOptions = {
  layers: [784, 512, 256, 10],
  batch: 128,
  seed: 1,
  optimizer: 'adam',
  learningRate: 0.001,
  steps: 8,
};

export const wideNetwork: Workload = {
  name: 'wide-network',
  task: '784-512-256-10, batch 128, Adam, float32, a step',
  ...networkContenders(wideNetworkOptions),
  comparison: timesItsTime,
  wanted: { atLeast: 2, reachFor: 1.7 },
};
