import { compiled } from '../evaluation.ts';
import type { NetworkOptions } from '../network.ts';
import { networkTraining } from './semente-network.ts';
import { serve } from './serve.ts';

await serve((options: NetworkOptions) =>
  networkTraining({ dtype: 'float32', evaluation: compiled }, options),
);
