import { Tensor } from '@semente/tensor';
import { checkOption } from './check-option.ts';
import type { Dataset } from './dataset.ts';

/**
 * For callers whose types nobody checked, and for data of their own: two tensors with one sample for
 * each index of their first axes.
 *
 * @returns The number of samples.
 */
export function checkDataset(name: string, data: Dataset): number {
  const { x, y }: Partial<Dataset> = Object(data);
  checkOption(name, 'x', x, x instanceof Tensor && x.rank > 0, 'a tensor [samples, …]');
  checkOption(name, 'y', y, y instanceof Tensor && y.rank > 0, 'a tensor [samples, …]');
  const [samples] = data.x.shape;
  const [labels] = data.y.shape;
  checkOption(name, 'y', labels, labels === samples, `as long as x, which has ${samples} samples`);
  return samples;
}
