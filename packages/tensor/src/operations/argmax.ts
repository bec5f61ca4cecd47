import { arange } from '../creation/sequences.ts';
import { checkOptions } from '../require.ts';
import { normalizeAxis } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { equal, notEqual, where } from './comparison.ts';
import { logicalOr } from './logic.ts';
import { maxOperation, minOperation, requireElements } from './max-min.ts';
import { reshape } from './movement.ts';
import { type ReductionOptions, reduceOver, withOnes } from './over-axes.ts';

/**
 * Where the largest element is along an axis, counted from 0; without an axis, where it is among all
 * elements in row-major order. Of several that are the largest it is the first; NaN counts as the
 * largest. An int32 tensor, which has no derivative.
 *
 * @throws TensorError if there is no such axis, or it has no elements.
 * @example
 * ```ts
 * import { argmax, tensor } from '@semente/tensor';
 *
 * const scores = tensor([[0.1, 0.7, 0.2], [0.5, 0.2, 0.5]]);
 * console.log(argmax(scores, 1).toArray(), argmax(scores).item()); // [1, 0] 1
 * ```
 */
export function argmax(x: Tensor, axis?: number, options: ReductionOptions = {}): Tensor {
  return placeOf('argmax', maxOperation, x, axis, options);
}

/**
 * Where the smallest element is along an axis, counted from 0; without an axis, where it is among
 * all elements in row-major order. Of several that are the smallest it is the first; NaN counts as
 * the smallest. An int32 tensor, which has no derivative.
 *
 * @throws TensorError if there is no such axis, or it has no elements.
 * @example
 * ```ts
 * import { argmin, tensor } from '@semente/tensor';
 *
 * console.log(argmin(tensor([[3, 1, 2], [0, 5, 0]]), 1).toArray()); // [1, 0]
 * ```
 */
export function argmin(x: Tensor, axis?: number, options: ReductionOptions = {}): Tensor {
  return placeOf('argmin', minOperation, x, axis, options);
}

function placeOf(
  attempt: string,
  operation: Operation<readonly number[]>,
  x: Tensor,
  axis: number | undefined,
  options: ReductionOptions,
): Tensor {
  requireTensor(attempt, x);
  checkOptions(attempt, options, ['keepDims']);
  if (axis === undefined) {
    const place = placeOf(attempt, operation, reshape(x, [x.size]), 0, {});
    return options.keepDims === true
      ? reshape(place, withOnes(x.shape, [...x.shape.keys()]))
      : place;
  }
  const along = normalizeAxis(attempt, axis, x.shape);
  requireElements(attempt, x, along);
  const best = reduceOver(attempt, operation, x, along, { keepDims: true }, 'integer');
  // If there is a NaN, the best is NaN, which equals nothing.
  const isBest = logicalOr(equal(x, best), notEqual(x, x));
  const length = x.shape[along];
  const numbers = arange(length, { dtype: 'int32' });
  const places = reshape(
    numbers,
    x.shape.map((_, other) => (other === along ? length : 1)),
  );
  return reduceOver(
    attempt,
    minOperation,
    where(isBest, places, length),
    along,
    options,
    'integer',
  );
}
