import { apply } from '../apply.ts';
import { TensorError } from '../errors.ts';
import { elementwise } from '../kernels/elementwise.ts';
import * as scalar from '../scalar/instructions.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { equal, greater, greaterEqual, less, lessEqual, where } from './comparison.ts';
import { type BinaryFunction, binary, broadcastTogether } from './elementwise-functions.ts';
import { logicalAnd, logicalOr } from './logic.ts';
import { promote } from './promotion.ts';

/** The part of the gradient that an operand receives: none of it, half of it, or all. */
function share(gradient: Tensor, isBeaten: Tensor, isTied: Tensor): Tensor {
  return where(isBeaten, 0, where(isTied, mul(gradient, 0.5), gradient));
}

/**
 * The larger of two, element by element; shapes broadcast. NaN wins, and +0 is larger than −0. The
 * gradient goes to the larger operand, and in halves to both where they are equal.
 *
 * @example
 * ```ts
 * import { maximum, tensor } from '@semente/tensor';
 *
 * console.log(maximum(tensor([1, 5]), tensor([3, 2])).toArray()); // [3, 5]
 * ```
 */
export const maximum: BinaryFunction = binary({
  name: 'maximum',
  takes: 'bool',
  scalar: (a, b) => scalar.maximum(a, b),
  vjp: [
    ({ gradient, inputs: [a, b] }) => share(gradient, less(a, b), equal(a, b)),
    ({ gradient, inputs: [a, b] }) => share(gradient, less(b, a), equal(a, b)),
  ],
});

/**
 * The smaller of two, element by element; shapes broadcast. NaN wins, and −0 is smaller than +0. The
 * gradient goes to the smaller operand, and in halves to both where they are equal.
 *
 * @example
 * ```ts
 * import { minimum, tensor } from '@semente/tensor';
 *
 * console.log(minimum(tensor([1, 5]), tensor([3, 2])).toArray()); // [1, 2]
 * ```
 */
export const minimum: BinaryFunction = binary({
  name: 'minimum',
  takes: 'bool',
  scalar: (a, b) => scalar.minimum(a, b),
  vjp: [
    ({ gradient, inputs: [a, b] }) => share(gradient, greater(a, b), equal(a, b)),
    ({ gradient, inputs: [a, b] }) => share(gradient, greater(b, a), equal(a, b)),
  ],
});

const clampOperation = elementwise({
  name: 'clamp',
  scalar: (x, lowest, highest) => scalar.minimum(scalar.maximum(x, lowest), highest),
  vjp: [
    ({ gradient, inputs: [x, lowest, highest] }) =>
      where(logicalAnd(greaterEqual(x, lowest), lessEqual(x, highest)), gradient, 0),
    ({ gradient, inputs: [x, lowest, highest] }) =>
      where(logicalAnd(less(x, lowest), less(lowest, highest)), gradient, 0),
    ({ gradient, inputs: [x, lowest, highest] }) =>
      where(logicalOr(greater(x, highest), less(highest, lowest)), gradient, 0),
  ],
});

/**
 * x where it lies between the two bounds, else the bound that it crosses: min(max(x, lowest),
 * highest), element by element; shapes broadcast. An infinite bound bounds nothing. NaN stays NaN.
 *
 * The gradient goes to x within the bounds and at either of them, and to the bound beyond it. Where
 * bounds are tensors that contradict each other, the highest wins.
 *
 * @throws TensorError if both bounds are numbers and contradict each other.
 * @example
 * ```ts
 * import { clamp, tensor } from '@semente/tensor';
 *
 * console.log(clamp(tensor([-2, 0.5, 3]), 0, 1).toArray()); // [0, 0.5, 1]
 * ```
 */
export function clamp(x: Tensor, lowest: Tensor | number, highest: Tensor | number): Tensor {
  requireTensor('clamp', x);
  if (typeof lowest === 'number' && typeof highest === 'number' && !(lowest <= highest)) {
    throw new TensorError(
      `clamp: the lowest value must not be above the highest, got ${lowest} and ${highest}`,
    );
  }
  const operands = promote('clamp', [x, lowest, highest], 'integer');
  return apply(clampOperation, broadcastTogether('clamp', operands), undefined);
}
