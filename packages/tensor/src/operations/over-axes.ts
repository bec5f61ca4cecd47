import { apply } from '../apply.ts';
import { checkOptions } from '../require.ts';
import { normalizeAxes, type Shape } from '../shape.ts';
import { type Operation, requireTensor, type Tensor } from '../tensor.ts';
import { alias } from './alias.ts';
import { reshape } from './movement.ts';
import { type Category, promote } from './promotion.ts';

/** How a reduction leaves the shape. */
export interface ReductionOptions {
  /** Whether the reduced axes stay, with length 1; false by default. */
  readonly keepDims?: boolean;
}

/** The axes to reduce: one, several, or (when none is named) all of them. */
export type Axes = number | readonly number[] | undefined;

/**
 * An operation that leaves axes out, on behalf of a function that messages shall name.
 *
 * @param least - What elements of a lesser category are converted to.
 */
export function reduceOver(
  attempt: string,
  operation: Operation<readonly number[]>,
  x: Tensor,
  axes: Axes,
  options: ReductionOptions,
  least: Category,
): Tensor {
  requireTensor(attempt, x);
  checkOptions(attempt, options, ['keepDims']);
  const { keepDims = false } = options;
  const reduced = normalizeAxes(attempt, axes, x.shape);
  const [terms] = promote(attempt, [x], least);
  const result = reduced.length === 0 ? alias(terms) : apply(operation, [terms], reduced);
  return keepDims ? reshape(result, withOnes(x.shape, reduced)) : result;
}

/** The shape with the given axes shortened to 1. */
export function withOnes(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
}
