import type { Workload } from './workload.ts';
import { deepNetwork } from './workloads/deep-network.ts';
import { emptyCall } from './workloads/empty-call.ts';
import { firstCalls } from './workloads/first-call.ts';
import { matrixProducts } from './workloads/matrix-product.ts';
import { notebookWorkloads } from './workloads/notebook.ts';
import { wideNetwork } from './workloads/wide-network.ts';

/** The rows of the table. */
export const workloads: readonly Workload[] = [
  ...notebookWorkloads,
  deepNetwork,
  wideNetwork,
  ...matrixProducts,
  emptyCall,
  ...firstCalls,
];
