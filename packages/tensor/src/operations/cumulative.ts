import { apply } from '../apply.ts';
import { runningSums } from '../kernels/scan.ts';
import { normalizeAxis } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { promote } from './promotion.ts';
import { flip } from './slicing.ts';

const cumsumOperation: Operation<number> = {
  name: 'cumsum',
  type: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  evaluate: ([x], _, axis) => runningSums(x, axis),
  lowering: { kind: 'kernel' },
  // An element is part of all sums from its place on.
  vjp: [({ gradient, attributes: axis }) => flip(cumsum(flip(gradient, axis), axis), axis)],
};

/**
 * The cumulative sums along an axis: at each place, the sum of all elements up to and with it, added
 * plainly in ascending order.
 *
 * @throws TensorError if there is no such axis.
 * @example
 * ```ts
 * import { cumsum, tensor } from '@semente/tensor';
 *
 * console.log(cumsum(tensor([[1, 2, 3], [4, 5, 6]]), 1).toArray()); // [[1, 3, 6], [4, 9, 15]]
 * ```
 */
export function cumsum(x: Tensor, axis: number): Tensor {
  requireTensor('cumsum', x);
  return apply(
    cumsumOperation,
    promote('cumsum', [x], 'integer'),
    normalizeAxis('cumsum', axis, x.shape),
  );
}
