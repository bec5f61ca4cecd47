import { type Tensor, TensorError } from '@semente/tensor';
import { requireTensor } from '../require-tensor.ts';

/**
 * Refuses weights of another dtype, or of a shape that cannot be stretched to the one they are for.
 *
 * @param role - Which option they are, such as `weights`.
 */
export function requireWeights(
  loss: string,
  role: string,
  weights: Tensor,
  { shape, dtype }: Pick<Tensor, 'shape' | 'dtype'>,
): void {
  requireTensor(loss, role, weights);
  const lengths = weights.shape.toReversed();
  const fits = lengths.every((length, i) => length === 1 || length === shape.at(-1 - i));
  if (fits && weights.rank <= shape.length && weights.dtype === dtype) return;
  throw new TensorError(
    `${loss}: the ${role} must be ${dtype} and broadcast to [${shape.join(', ')}], got ${weights}`,
  );
}

/**
 * Scores times the weight of their class.
 *
 * @throws TensorError if the weights are not one number of the scores' dtype for each class.
 */
export function weighClasses(loss: string, scores: Tensor, axis: 0 | 1, weights?: Tensor): Tensor {
  if (weights === undefined) return scores;
  requireTensor(loss, 'class weights', weights);
  const classes = scores.shape[axis];
  if (weights.dtype !== scores.dtype || weights.rank !== 1 || weights.size !== classes) {
    throw new TensorError(
      `${loss}: predictions of ${scores} take class weights of ${scores.dtype} [${classes}], got ${weights}`,
    );
  }
  return scores.mul(weights.reshape(scores.shape.map((_, i) => (i === axis ? classes : 1))));
}
