import { compiled } from '../evaluation.ts';
import type { NotebookOptions } from '../notebook.ts';
import { notebookTraining } from './semente-notebook.ts';
import { serve } from './serve.ts';

await serve((options: NotebookOptions) =>
  notebookTraining({ dtype: 'float64', evaluation: compiled }, options),
);
