import { reduction } from '../kernels/reduction.ts';
import * as scalar from '../scalar/instructions.ts';
import { sizeOf } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { repeatOver } from './broadcast.ts';
import { permute, reshape } from './movement.ts';
import { type ReductionOptions, reduceOver } from './over-axes.ts';
import { padLast } from './padding.ts';
import { flip, slice } from './slicing.ts';

const prodOperation = reduction({
  name: 'prod',
  combine: scalar.multiply.instruction,
  initial: 1,
  isOrderFree: false,
  vjp: [
    ({ gradient, inputs: [x], attributes: axes }) =>
      mul(repeatOver(axes, gradient, x.shape), productOfOthers(x, axes)),
  ],
});

/**
 * The product over the given axes, or over all of them, multiplied plainly in ascending order: the
 * elements over the axes in row-major order. Of no elements it is 1. Its gradient is right also
 * where factors are 0.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { prod, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2], [3, 4]]);
 * console.log(prod(x).item(), prod(x, 0).toArray()); // 24 [3, 8]
 * ```
 */
export function prod(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  return reduceOver('prod', prodOperation, x, axes, options, 'integer');
}

/** For each element, the product of all others over the axes: no division, so zeros do no harm. */
function productOfOthers(x: Tensor, axes: readonly number[]): Tensor {
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [...kept, ...axes];
  const rowsFirst = permute(x, order);
  const count = sizeOf(axes.map((axis) => x.shape[axis]));
  const rows = reshape(rowsFirst, [...kept.map((axis) => x.shape[axis]), count]);
  const others = mul(productBefore(rows), flip(productBefore(flip(rows, -1)), -1));
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return permute(reshape(others, rowsFirst.shape), inverse);
}

/** For each element, the product of all before it along the last axis: twice as many at each step. */
function productBefore(x: Tensor): Tensor {
  const length = x.shape.at(-1) ?? 0;
  let products = movedOn(x, 1);
  for (let reach = 1; reach < length - 1; reach *= 2) {
    products = mul(products, movedOn(products, reach));
  }
  return products;
}

/** Each element some places further on along the last axis, behind as many ones. */
function movedOn(x: Tensor, by: number): Tensor {
  const last = x.rank - 1;
  const distance = Math.min(by, x.shape[last]);
  const staying = slice(x, last, { end: x.shape[last] - distance });
  return padLast('prod', staying, [[distance, 0]], 1);
}
