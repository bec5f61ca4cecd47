import { type Tensor, tensor } from '@semente/tensor';

/** Remembers the values of leaves; the function that it returns gives them back. */
export function startingState(leaves: readonly Tensor[]): () => void {
  const start = leaves.map((leaf) => tensor(leaf));
  return () => {
    for (const [i, leaf] of leaves.entries()) leaf.assign(start[i]);
  };
}
