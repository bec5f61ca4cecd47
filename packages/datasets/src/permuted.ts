import type { Random } from '@semente/random';
import { indexSelect, type Tensor, tensor } from '@semente/tensor';
import type { Dataset } from './dataset.ts';

/** These rows (or, on axis 1, columns), in the order in which the numbers name them. */
export function taken(x: Tensor, order: readonly number[], axis: number = 0): Tensor {
  return indexSelect(x, axis, tensor(Int32Array.from(order)));
}

/** The samples in random order: one permutation for all of these tensors. */
export function shuffledTogether(random: Random, tensors: readonly Tensor[]): Tensor[] {
  const order = random.permutation(tensors[0].shape[0]);
  return tensors.map((x) => taken(x, order));
}

/** These samples of a data set, in this order. */
export function select({ x, y }: Dataset, samples: readonly number[]): Dataset {
  return { x: taken(x, samples), y: taken(y, samples) };
}
