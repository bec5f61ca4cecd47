import { apply } from '../apply.ts';
import { TensorError } from '../errors.ts';
import { sumOver } from '../kernels/sum.ts';
import { view } from '../kernels/view.ts';
import { checkLengths, checkShape, formatShape, type Shape, sameShape } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { alias } from './alias.ts';
import { reshape } from './movement.ts';
import { type Axes, type ReductionOptions, reduceOver, withOnes } from './over-axes.ts';
import type { Category } from './promotion.ts';

/*
 * Broadcasting repeats elements, and summing adds up what was repeated: each is the other's
 * derivative. Because broadcasting is an operation like any other, no other rule has to know of it.
 */

const broadcastOperation = view<Shape>({
  name: 'broadcastTo',
  type: ([x], shape) => ({ shape, dtype: x.dtype }),
  view: ({ strides, offset, shape: from }, { shape }) => {
    const added = shape.length - from.length;
    const isRepeated = (axis: number): boolean =>
      axis < added || from[axis - added] !== shape[axis];
    return {
      shape,
      strides: shape.map((_, axis) => (isRepeated(axis) ? 0 : strides[axis - added])),
      offset,
    };
  },
  vjp: [
    ({ gradient, inputs: [x], attributes: shape }) => {
      const added = shape.length - x.rank;
      const repeated = shape
        .map((_, axis) => axis)
        .filter((axis) => axis < added || x.shape[axis - added] !== shape[axis]);
      return reshape(sum(gradient, repeated), x.shape);
    },
  ],
});

/**
 * The tensor repeated to fill a larger shape, without copying: axes are matched from the last one
 * backwards; missing ones and those of length 1 are repeated.
 *
 * @throws TensorError if an axis has another length than 1 and than the one asked for, or the shape
 * is none.
 * @example
 * ```ts
 * import { broadcastTo, tensor } from '@semente/tensor';
 *
 * console.log(broadcastTo(tensor([1, 2]), [3, 2]).toArray()); // [[1, 2], [1, 2], [1, 2]]
 * ```
 */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  requireTensor('broadcastTo', x);
  return broadcastFor('broadcastTo', x, shape);
}

/**
 * The tensor repeated to fill a larger shape, as `broadcastTo` does it, but an axis for which −1 is
 * given keeps its length.
 *
 * @throws TensorError if an axis has another length than 1 and than the one asked for, or −1 is
 * given for an axis that is not there yet.
 * @example
 * ```ts
 * import { expand, tensor } from '@semente/tensor';
 *
 * console.log(expand(tensor([[1], [2]]), [-1, 3]).toArray()); // [[1, 1, 1], [2, 2, 2]]
 * ```
 */
export function expand(x: Tensor, shape: Shape): Tensor {
  requireTensor('expand', x);
  checkLengths('expand', shape, -1);
  const added = shape.length - x.rank;
  const open = shape.findIndex((length, axis) => length === -1 && axis < added);
  if (open >= 0) {
    throw new TensorError(
      `expand: -1 keeps an axis's length, but axis ${open} of ${formatShape(shape)} is a new one of ${formatShape(x.shape)}`,
    );
  }
  return broadcastFor(
    'expand',
    x,
    shape.map((length, axis) => (length === -1 ? x.shape[axis - added] : length)),
  );
}

function broadcastFor(attempt: string, x: Tensor, shape: Shape): Tensor {
  checkShape(attempt, shape);
  if (sameShape(x.shape, shape)) return alias(x);
  const added = shape.length - x.rank;
  const fits =
    added >= 0 && x.shape.every((length, i) => length === 1 || length === shape[i + added]);
  if (!fits) {
    throw new TensorError(
      `${attempt}: cannot repeat ${formatShape(x.shape)} to fill ${formatShape(shape)}: ` +
        'counted from the last, each axis must be equal or 1',
    );
  }
  return apply(broadcastOperation, [x], [...shape]);
}

const sumOperation: Operation<readonly number[]> = {
  name: 'sum',
  type: ([x], axes) => ({
    shape: x.shape.filter((_, axis) => !axes.includes(axis)),
    dtype: x.dtype,
  }),
  evaluate: ([x], _, axes) => sumOver(x, axes),
  lowering: { kind: 'sum', axes: (axes) => axes },
  vjp: [({ gradient, inputs: [x], attributes: axes }) => repeatOver(axes, gradient, x.shape)],
};

/** What a reduction over some axes gave, repeated along them to the shape that it came from. */
export function repeatOver(axes: readonly number[], result: Tensor, shape: Shape): Tensor {
  return broadcastTo(reshape(result, withOnes(shape, axes)), shape);
}

/**
 * The sum over the given axes, or over all of them.
 *
 * The order of additions is part of the meaning: reduced axes at the end of the shape are added in
 * NumPy's pairwise order, others plainly in ascending order. Integers are added modulo 2³², and of
 * truth values those that are true are counted; both sums are int32.
 *
 * @throws TensorError if there is no such axis, or one is named twice.
 * @example
 * ```ts
 * import { sum, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2], [3, 4]]);
 * console.log(sum(x).item(), sum(x, 0).toArray()); // 10 [4, 6]
 * ```
 */
export function sum(
  x: Tensor,
  axes?: number | readonly number[],
  options: ReductionOptions = {},
): Tensor {
  return sumFor('sum', x, axes, options, 'integer');
}

/** The sum, on behalf of a function that messages shall name. */
export function sumFor(
  attempt: string,
  x: Tensor,
  axes: Axes,
  options: ReductionOptions,
  least: Category,
): Tensor {
  return reduceOver(attempt, sumOperation, x, axes, options, least);
}
