import { timesFaster } from '../comparison.ts';
import type { NetworkOptions } from '../network.ts';
import type { Workload } from '../workload.ts';
import { networkContenders } from './network.ts';

/** Many small products: what it costs to get from one operation to the next. */
export const deepNetworkOptions: NetworkOptions = {
  layers: Array.from({ length: 31 }, () => 64),
  batch: 64,
  seed: 1,
  optimizer: 'sgd',
  learningRate: 0.1,
  steps: 20,
};

export const deepNetwork: Workload = {
  name: 'deep-network',
  task: '30 layers of width 64, batch 64, gradient descent, float32, a step',
  ...networkContenders(deepNetworkOptions),
  comparison: timesFaster,
  wanted: { atLeast: 1.1, reachFor: 1.5 },
};
