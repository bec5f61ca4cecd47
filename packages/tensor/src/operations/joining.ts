import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkSize, formatShape, normalizeAxis, type Shape, sameShape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { unsqueeze } from './movement.ts';
import { promote } from './promotion.ts';
import { assembling } from './selection.ts';

const concatenated = assembling('concat');

/**
 * Tensors one after another along an axis that is there already; along the others they are alike.
 * Different dtypes are promoted.
 *
 * @throws TensorError if there is no tensor or no such axis, or lengths of other axes differ.
 * @example
 * ```ts
 * import { concat, tensor } from '@semente/tensor';
 *
 * const [a, b] = [tensor([[1, 2]]), tensor([[3, 4], [5, 6]])];
 * console.log(concat([a, b]).toArray()); // [[1, 2], [3, 4], [5, 6]]
 * ```
 */
export function concat(tensors: readonly Tensor[], axis = 0): Tensor {
  const alike = requireTensors('concat', tensors);
  const [first] = alike;
  const along = normalizeAxis('concat', axis, first.shape);
  const others = (x: Tensor): Shape => x.shape.toSpliced(along, 1);
  requireAlike(
    'concat',
    tensors,
    (x) => x.rank === first.rank && sameShape(others(x), others(first)),
    `all but axis ${along} must be equal`,
  );
  return joinAlong('concat', along, alike);
}

/**
 * Tensors of one shape along a new axis. Different dtypes are promoted.
 *
 * @param axis - Where the new axis is in the result; the first by default.
 * @throws TensorError if there is no tensor, shapes differ, or the axis is not between
 * `-rank - 1` and `rank`.
 * @example
 * ```ts
 * import { stack, tensor } from '@semente/tensor';
 *
 * console.log(stack([tensor([1, 2]), tensor([3, 4])]).toArray()); // [[1, 2], [3, 4]]
 * console.log(stack([tensor([1, 2]), tensor([3, 4])], 1).toArray()); // [[1, 3], [2, 4]]
 * ```
 */
export function stack(tensors: readonly Tensor[], axis = 0): Tensor {
  const alike = requireTensors('stack', tensors);
  const [first] = alike;
  const along = normalizeAxis('stack', axis, [...first.shape, 1]);
  requireAlike('stack', tensors, (x) => sameShape(x.shape, first.shape), 'all must be equal');
  return joinAlong(
    'stack',
    along,
    alike.map((x) => unsqueeze(x, along)),
  );
}

/** Tensors that fit one another, one after the other. */
export function joinAlong(attempt: string, along: number, tensors: readonly Tensor[]): Tensor {
  const [{ shape: model }] = tensors;
  const length = tensors.reduce((sum, { shape }) => sum + shape[along], 0);
  const whole = model.with(along, length);
  checkSize(attempt, whole);
  const steps = model.map((_, axis) => model.map((_, other) => (axis === other ? 1 : 0)));
  let reached = 0;
  const parts = tensors.map(({ shape }) => {
    const start = model.map((_, axis) => (axis === along ? reached : 0));
    reached += shape[along];
    return { whole, shape, start, steps };
  });
  return concatenated(tensors, { whole, parts, background: 0 });
}

/** Tensors of one dtype. */
function requireTensors(attempt: string, tensors: readonly Tensor[]): readonly Tensor[] {
  if (!Array.isArray(tensors) || tensors.length === 0) {
    throw new TensorError(
      `${attempt}: expected a list of at least one tensor, such as [a, b], got ${describe(tensors)}`,
    );
  }
  for (const x of tensors) requireTensor(attempt, x);
  return promote(attempt, tensors, 'bool');
}

function requireAlike(
  attempt: string,
  tensors: readonly Tensor[],
  fits: (x: Tensor) => boolean,
  rule: string,
): void {
  const [first] = tensors;
  const place = tensors.findIndex((x) => !fits(x));
  if (place < 0) return;
  throw new TensorError(
    `${attempt}: tensor ${place} is of shape ${formatShape(tensors[place].shape)}, and the first of ${formatShape(first.shape)}: lengths differ, of which ${rule}`,
  );
}
