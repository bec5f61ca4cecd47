import { type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';
import { requireOutside } from './require-outside.ts';

/**
 * The area under the receiver operating characteristic: how often a sample of class 1 has a higher
 * score than one of class 0, of all such pairs; equal scores count as half (Mann & Whitney 1947; Hanley
 * & McNeil 1982, “The Meaning and Use of the Area under a ROC Curve”).
 *
 * @param scores - One for each sample, logits or probabilities: only their order counts.
 * @param targets - 0 or 1, of the same shape and any dtype.
 * @throws TensorError if shapes differ, a target is neither 0 nor 1, a score is NaN, or one of the
 * classes does not occur.
 * @example
 * ```ts
 * import { rocAuc } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(rocAuc(tensor([0.1, 0.4, 0.35, 0.8]), tensor([0, 0, 1, 1]))); // 0.75
 * ```
 */
export function rocAuc(scores: Tensor, targets: Tensor): number {
  requireTensor('rocAuc', 'scores', scores);
  requireTensor('rocAuc', 'targets', targets);
  if (scores.shape.join() !== targets.shape.join()) {
    throw new TensorError(`rocAuc: scores of ${scores} do not fit targets of ${targets}`);
  }
  requireOutside('rocAuc');
  const labels = targets.toTypedArray();
  const [values, ones] = [scores.toTypedArray(), labels.filter((label) => label === 1).length];
  checkNumbers(values, labels, ones);
  // Ranks are doubled, so that those of equal scores are whole numbers: no sum is ever rounded.
  let doubledRanks = 0;
  const ranks = doubledRanksOf(values);
  for (let i = 0; i < labels.length; i++) doubledRanks += labels[i] * ranks[i];
  const zeros = labels.length - ones;
  return (doubledRanks - ones * (ones + 1)) / (2 * ones * zeros);
}

/** Twice the rank of each number, from 1 on; equal numbers share the mean of their ranks. */
function doubledRanksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => (values[a] < values[b] ? -1 : Number(values[a] > values[b])));
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    for (let i = first; i < end; i++) ranks[order[i]] = first + 1 + end;
    first = end;
  }
  return ranks;
}

function checkNumbers(values: ArrayLike<number>, labels: ArrayLike<number>, ones: number): void {
  const wrong = Array.from(labels).find((label) => label !== 0 && label !== 1);
  if (wrong !== undefined) throw new TensorError(`rocAuc: targets are 0 or 1, got ${wrong}`);
  if (Array.from(values).some(Number.isNaN)) throw new TensorError('rocAuc: a score is NaN');
  if (ones > 0 && ones < labels.length) return;
  throw new TensorError(
    `rocAuc: needs samples of both classes, got ${ones} of class 1 among ${labels.length}`,
  );
}
