import { apply } from '../apply.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { view } from '../kernels/view.ts';
import { reshapeLayout } from '../memory/reshape.ts';
import {
  checkLengths,
  formatShape,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  sizeOf,
} from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/*
 * Operations that only say where elements stand. They move no numbers: the result is a view with
 * other strides. (A reshape copies, where no strides can say what is asked.)
 */

const reshapeOperation = view<Shape>({
  name: 'reshape',
  type: ([x], shape) => ({ shape, dtype: x.dtype }),
  view: (layout, { shape }) => reshapeLayout(layout, shape),
  vjp: [({ gradient, inputs: [x] }) => reshape(gradient, x.shape)],
});

/**
 * The same elements, in row-major order, in another shape of the same size.
 *
 * @param shape - One length may be −1: it becomes whatever the size asks for.
 * @throws TensorError if the sizes differ.
 * @example
 * ```ts
 * import { reshape, tensor } from '@semente/tensor';
 *
 * console.log(reshape(tensor([1, 2, 3, 4, 5, 6]), [2, -1]).shape); // [2, 3]
 * ```
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  requireTensor('reshape', x);
  return apply(reshapeOperation, [x], completeShape(x, shape));
}

function completeShape(x: Tensor, shape: Shape): Shape {
  checkLengths('reshape', shape, -1);
  const known = shape.filter((length) => length !== -1);
  const missing = shape.length - known.length;
  const length = missing === 1 ? x.size / sizeOf(known) : 1;
  if (missing > 1 || !Number.isInteger(length) || sizeOf(known) * length !== x.size) {
    throw new TensorError(
      `reshape: cannot lay out ${formatShape(x.shape)} as ${formatShape(shape)}: ` +
        `there are ${x.size} elements, and at most one length may be left open by -1`,
    );
  }
  return shape.map((given) => (given === -1 ? length : given));
}

const permuteOperation = view<readonly number[]>({
  name: 'permute',
  type: ([x], order) => ({ shape: order.map((axis) => x.shape[axis]), dtype: x.dtype }),
  view: ({ strides, offset }, { shape }, order) => ({
    shape,
    strides: order.map((axis) => strides[axis]),
    offset,
  }),
  vjp: [({ gradient, attributes: order }) => permute(gradient, inverseOrder(order))],
});

function inverseOrder(order: readonly number[]): number[] {
  return order.map((_, axis) => order.indexOf(axis));
}

/**
 * The axes in another order: axis `i` of the result is axis `order[i]` of `x`.
 *
 * @throws TensorError unless `order` names every axis once.
 * @example
 * ```ts
 * import { permute, zeros } from '@semente/tensor';
 *
 * console.log(permute(zeros([2, 3, 4]), [2, 0, 1]).shape); // [4, 2, 3]
 * ```
 */
export function permute(x: Tensor, order: readonly number[]): Tensor {
  requireTensor('permute', x);
  if (!Array.isArray(order)) {
    throw new TensorError(
      `permute: the order is a list of axes, such as [1, 0]; got ${describe(order)}`,
    );
  }
  const axes = Array.from(order, (axis) => normalizeAxis('permute', axis, x.shape));
  if (axes.length !== x.rank || new Set(axes).size !== x.rank) {
    throw new TensorError(
      `permute: the order ${formatShape(order)} must name each of the ${x.rank} axes of ${formatShape(x.shape)} once`,
    );
  }
  return apply(permuteOperation, [x], axes);
}

/**
 * Two axes exchanged, by default the last two: rows become columns.
 *
 * @throws TensorError if there is no such axis.
 * @example
 * ```ts
 * import { tensor, transpose } from '@semente/tensor';
 *
 * console.log(transpose(tensor([[1, 2, 3], [4, 5, 6]])).toArray()); // [[1, 4], [2, 5], [3, 6]]
 * ```
 */
export function transpose(x: Tensor, first = -2, second = -1): Tensor {
  requireTensor('transpose', x);
  const a = normalizeAxis('transpose', first, x.shape);
  const b = normalizeAxis('transpose', second, x.shape);
  return permute(
    x,
    x.shape.map((_, axis) => (axis === a ? b : axis === b ? a : axis)),
  );
}

/**
 * Without the named axes, which have length 1; without any axis of length 1 if none is named.
 *
 * @throws TensorError if a named axis has another length.
 * @example
 * ```ts
 * import { squeeze, zeros } from '@semente/tensor';
 *
 * console.log(squeeze(zeros([300, 1]), 1).shape); // [300]
 * ```
 */
export function squeeze(x: Tensor, axes?: number | readonly number[]): Tensor {
  requireTensor('squeeze', x);
  const removed = normalizeAxes('squeeze', axes, x.shape).filter(
    (axis) => axes !== undefined || x.shape[axis] === 1,
  );
  const long = removed.find((axis) => x.shape[axis] !== 1);
  if (long !== undefined) {
    throw new TensorError(
      `squeeze: axis ${long} of ${formatShape(x.shape)} has length ${x.shape[long]}; only an axis of length 1 can be left out`,
    );
  }
  return reshape(
    x,
    x.shape.filter((_, axis) => !removed.includes(axis)),
  );
}

/**
 * With a new axis of length 1 at the given place.
 *
 * @throws TensorError if the place is not between `-rank - 1` and `rank`.
 * @example
 * ```ts
 * import { unsqueeze, zeros } from '@semente/tensor';
 *
 * console.log(unsqueeze(zeros([300]), 1).shape); // [300, 1]
 * ```
 */
export function unsqueeze(x: Tensor, axis: number): Tensor {
  requireTensor('unsqueeze', x);
  const place = normalizeAxis('unsqueeze', axis, [...x.shape, 1]);
  return reshape(x, x.shape.toSpliced(place, 0, 1));
}

/**
 * Neighbouring axes made one, in row-major order: all of them, or those from `startAxis` to
 * `endAxis`, both included. A scalar becomes a vector of one element.
 *
 * @throws TensorError if there is no such axis, or the first comes after the last.
 * @example
 * ```ts
 * import { flatten, zeros } from '@semente/tensor';
 *
 * console.log(flatten(zeros([32, 8, 3, 3]), 1).shape); // [32, 72]
 * ```
 */
export function flatten(x: Tensor, startAxis = 0, endAxis = -1): Tensor {
  requireTensor('flatten', x);
  const shape = x.rank === 0 ? [1] : x.shape;
  const first = normalizeAxis('flatten', startAxis, shape);
  const last = normalizeAxis('flatten', endAxis, shape);
  if (first > last) {
    throw new TensorError(
      `flatten: the first axis must not come after the last, but ${startAxis} to ${endAxis} of ${formatShape(shape)} was asked for`,
    );
  }
  const merged = sizeOf(shape.slice(first, last + 1));
  return reshape(x, shape.toSpliced(first, last + 1 - first, merged));
}
