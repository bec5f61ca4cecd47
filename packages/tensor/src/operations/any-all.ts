import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { greater } from './comparison.ts';
import { asType } from './conversion.ts';
import { maxOperation, minOperation } from './max-min.ts';
import { type ReductionOptions, reduceOver } from './over-axes.ts';

/*
 * With 1 for true and 0 for false, some are true where the largest is 1, and all where the smallest
 * is. Of no elements, the largest is less and the smallest more than any number,
 * which is right, too.
 */

function reduceTruth(
  attempt: string,
  operation: Operation<readonly number[]>,
  x: Tensor,
  axes: number | readonly number[] | undefined,
  options: ReductionOptions,
): Tensor {
  requireTensor(attempt, x);
  const truth = asType(asType(x, 'bool'), 'int32');
  return greater(reduceOver(attempt, operation, truth, axes, options, 'integer'), 0);
}

/**
 * Whether any element over the given axes, or over all of them, is true; of numbers, whether any is
 * not 0 (NaN is not 0). Of no elements it is false. A bool tensor, which has no derivative.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { any, tensor } from '@semente/tensor';
 *
 * console.log(any(tensor([[0, 0], [0, 2]]), 1).toArray()); // [0, 1]
 * ```
 */
export function any(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  return reduceTruth('any', maxOperation, x, axes, options);
}

/**
 * Whether all elements over the given axes, or over all of them, are true; of numbers, whether none
 * is 0 (NaN is not 0). Of no elements it is true. A bool tensor, which has no derivative.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { all, tensor } from '@semente/tensor';
 *
 * console.log(all(tensor([[0, 1], [3, 2]]), 1).toArray()); // [0, 1]
 * ```
 */
export function all(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  return reduceTruth('all', minOperation, x, axes, options);
}
