import { describe, describeList } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkShape, normalizeAxis, type Shape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast.ts';
import { joinAlong } from './joining.ts';
import { reshape } from './movement.ts';
import { slice } from './slicing.ts';

/**
 * The whole tensor several times over along each axis, as tiles on a wall.
 *
 * @param counts - How often along each axis. Missing ones at the front are 1; if there are more
 * counts than axes, the tensor gets new axes of length 1 at the front.
 * @throws TensorError if the counts are not whole numbers from 0 on.
 * @example
 * ```ts
 * import { tensor, tile } from '@semente/tensor';
 *
 * console.log(tile(tensor([1, 2]), [2]).toArray()); // [1, 2, 1, 2]
 * console.log(tile(tensor([1, 2]), [2, 1]).toArray()); // [[1, 2], [1, 2]]
 * ```
 */
export function tile(x: Tensor, counts: readonly number[]): Tensor {
  requireTensor('tile', x);
  const isCount = (count: unknown): boolean => Number.isInteger(count) && Number(count) >= 0;
  if (!Array.isArray(counts) || ![...counts].every(isCount)) {
    throw new TensorError(
      `tile: the counts are a list of whole numbers from 0 on, such as [2, 1], got ${describeList(counts)}`,
    );
  }
  const rank = Math.max(x.rank, counts.length);
  const shape = [...ones(rank - x.rank), ...x.shape];
  const times = [...ones(rank - counts.length), ...counts];
  // Each axis becomes two: which tile, and where in it.
  const single = shape.flatMap((length) => [1, length]);
  return repeated(
    'tile',
    x,
    single,
    shape.flatMap((length, axis) => [times[axis], length]),
  );
}

function ones(count: number): number[] {
  return Array.from({ length: count }, () => 1);
}

/**
 * Each element several times in a row along an axis. (What PyTorch calls `repeat` is `tile`.)
 *
 * @throws TensorError if there is no such axis, or the count is not a whole number from 0 on.
 * @example
 * ```ts
 * import { repeat, tensor } from '@semente/tensor';
 *
 * console.log(repeat(tensor([1, 2]), 2, 0).toArray()); // [1, 1, 2, 2]
 * ```
 */
export function repeat(x: Tensor, count: number, axis: number): Tensor {
  requireTensor('repeat', x);
  const along = normalizeAxis('repeat', axis, x.shape);
  if (!Number.isInteger(count) || count < 0) {
    throw new TensorError(`repeat: the count is a whole number from 0 on, got ${describe(count)}`);
  }
  const pairs = (times: number): number[] =>
    x.shape.flatMap((length, i) => (i === along ? [length, times] : [length, 1]));
  return repeated('repeat', x, pairs(1), pairs(count));
}

/** The tensor laid out in pairs of axes, repeated along some, and each pair made one axis. */
function repeated(attempt: string, x: Tensor, single: Shape, pairs: Shape): Tensor {
  const shape = pairs.flatMap((length, i) => (i % 2 === 0 ? [length * pairs[i + 1]] : []));
  checkShape(attempt, shape);
  checkShape(attempt, pairs);
  return reshape(broadcastTo(reshape(x, single), pairs), shape);
}

/**
 * The places of an axis moved on by so many, where what leaves at the end comes in at the front.
 *
 * @throws TensorError if there is no such axis, or the shift is not a whole number.
 * @example
 * ```ts
 * import { roll, tensor } from '@semente/tensor';
 *
 * console.log(roll(tensor([1, 2, 3, 4]), 1, 0).toArray()); // [4, 1, 2, 3]
 * ```
 */
export function roll(x: Tensor, shift: number, axis: number): Tensor {
  requireTensor('roll', x);
  const along = normalizeAxis('roll', axis, x.shape);
  if (!Number.isInteger(shift)) {
    throw new TensorError(`roll: the shift is a whole number, got ${describe(shift)}`);
  }
  const length = x.shape[along];
  const start = length === 0 ? 0 : length - (((shift % length) + length) % length);
  return joinAlong('roll', along, [slice(x, along, { start }), slice(x, along, { end: start })]);
}
