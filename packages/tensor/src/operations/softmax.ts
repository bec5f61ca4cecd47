import { normalizeAxis } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { add, div, sub } from './arithmetic.ts';
import { sumFor } from './broadcast.ts';
import * as classification from './classification.ts';
import { where } from './comparison.ts';
import { exp, log } from './exponential.ts';
import { maxOperation } from './max-min.ts';
import { reshape } from './movement.ts';
import { type Axes, type ReductionOptions, reduceOver } from './over-axes.ts';

/*
 * Sums of exponentials. The largest element is taken off before, so that nothing overflows; since
 * the result does not depend on what is taken off, no gradient flows through it.
 */

/** The largest elements, with length 1 along the reduced axes. */
function largest(attempt: string, x: Tensor, axes: Axes): Tensor {
  return reduceOver(attempt, maxOperation, x.detach(), axes, { keepDims: true }, 'floating');
}

/**
 * The logarithm of the sum of exponentials over the given axes, or over all of them, without
 * overflow. Its gradient is the softmax.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { logSumExp, tensor } from '@semente/tensor';
 *
 * console.log(logSumExp(tensor([1000, 1000])).item()); // 1000.6931471805599
 * ```
 */
export function logSumExp(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  requireTensor('logSumExp', x);
  const most = largest('logSumExp', x, axes);
  // ∞ − ∞ is not a number, but e^∞ is ∞ and e^−∞ is 0, with no help.
  const shift = where(classification.isFinite(most), most, 0);
  const total = sumFor('logSumExp', exp(sub(x, shift)), axes, options, 'floating');
  return add(log(total), reshape(shift, total.shape));
}

/**
 * The exponentials divided by their sum along an axis: the probabilities that go with logits.
 *
 * @param axis - The axis along which they add up to 1; the last one by default.
 * @throws TensorError if there is no such axis.
 * @example
 * ```ts
 * import { softmax, tensor } from '@semente/tensor';
 *
 * console.log(softmax(tensor([0, 0, 1000])).toArray()); // [0, 0, 1]
 * ```
 */
export function softmax(x: Tensor, axis = -1): Tensor {
  const exponentials = exp(shifted('softmax', x, axis));
  return div(exponentials, sumAlong('softmax', exponentials, axis));
}

/**
 * The logarithm of the softmax along an axis, without overflow and without loss where a probability
 * is all but 0: the log-probabilities that go with logits.
 *
 * @param axis - The axis along which the probabilities add up to 1; the last one by default.
 * @throws TensorError if there is no such axis.
 * @example
 * ```ts
 * import { logSoftmax, tensor } from '@semente/tensor';
 *
 * console.log(logSoftmax(tensor([0, 1000])).toArray()); // [-1000, 0]
 * ```
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  const logits = shifted('logSoftmax', x, axis);
  return sub(logits, log(sumAlong('logSoftmax', exp(logits), axis)));
}

function shifted(attempt: string, x: Tensor, axis: number): Tensor {
  requireTensor(attempt, x);
  return sub(x, largest(attempt, x, normalizeAxis(attempt, axis, x.shape)));
}

function sumAlong(attempt: string, x: Tensor, axis: number): Tensor {
  return sumFor(attempt, x, axis, { keepDims: true }, 'floating');
}
