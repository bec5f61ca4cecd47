import { TensorError } from '../errors.ts';
import { reduction } from '../kernels/reduction.ts';
import * as scalar from '../scalar/instructions.ts';
import { formatShape, normalizeAxes } from '../shape.ts';
import { type Call, type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { repeatOver, sum } from './broadcast.ts';
import { equal } from './comparison.ts';
import { asType } from './conversion.ts';
import { type Axes, type ReductionOptions, reduceOver } from './over-axes.ts';

/** The gradient goes to the elements that are equal to the result, in equal parts. */
function shareAmongEqual({
  gradient,
  inputs: [x],
  output,
  attributes: axes,
}: Call<readonly number[]>) {
  const isChosen = asType(equal(x, repeatOver(axes, output, x.shape)), x.dtype);
  const count = sum(isChosen, axes);
  return mul(isChosen, repeatOver(axes, div(gradient, count), x.shape));
}

/** The operation behind `max`; −∞ of no elements. */
export const maxOperation: Operation<readonly number[]> = reduction({
  name: 'max',
  combine: scalar.maximum.instruction,
  initial: -Infinity,
  isOrderFree: true,
  vjp: [shareAmongEqual],
});

/** The operation behind `min`; ∞ of no elements. */
export const minOperation: Operation<readonly number[]> = reduction({
  name: 'min',
  combine: scalar.minimum.instruction,
  initial: Infinity,
  isOrderFree: true,
  vjp: [shareAmongEqual],
});

/**
 * The largest element over the given axes, or over all of them. NaN wins, and +0 is larger than −0.
 * Where several elements are the largest, each receives an equal part of the gradient.
 *
 * @throws TensorError if there is no such axis, one is named twice, or one has no elements.
 * @example
 * ```ts
 * import { max, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 5], [7, 3]]);
 * console.log(max(x).item(), max(x, 1).toArray()); // 7 [5, 7]
 * ```
 */
export function max(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  requireElements('max', x, axes);
  return reduceOver('max', maxOperation, x, axes, options, 'integer');
}

/**
 * The smallest element over the given axes, or over all of them. NaN wins, and −0 is smaller than
 * +0. Where several elements are the smallest, each receives an equal part of the gradient.
 *
 * @throws TensorError if there is no such axis, one is named twice, or one has no elements.
 * @example
 * ```ts
 * import { min, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 5], [7, 3]]);
 * console.log(min(x).item(), min(x, 1).toArray()); // 1 [1, 3]
 * ```
 */
export function min(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  requireElements('min', x, axes);
  return reduceOver('min', minOperation, x, axes, options, 'integer');
}

/** Refuses to choose among no elements. */
export function requireElements(attempt: string, x: Tensor, axes: Axes): void {
  requireTensor(attempt, x);
  const empty = normalizeAxes(attempt, axes, x.shape).find((axis) => x.shape[axis] === 0);
  if (empty === undefined) return;
  throw new TensorError(
    `${attempt}: there is none of no elements, and axis ${empty} of ${formatShape(x.shape)} has none`,
  );
}
