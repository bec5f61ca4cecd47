import { describe, describeList } from '../describe.ts';
import { isFloating, represent } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { checkSize, formatShape, type Shape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { assembling } from './selection.ts';

/** How much is added to an axis: as much on either side, or `[before, after]`. */
export type AxisPadding = number | readonly [before: number, after: number];

/** What padding is made of. */
export interface PadOptions {
  /** The number that fills it; 0 by default. */
  readonly value?: number;
}

/**
 * The tensor with a margin around it.
 *
 * @param padding - How many places to add on every side of every axis; or a list that says it for
 * each axis, as one number or as `[before, after]`.
 * @throws TensorError if the list has not as many entries as there are axes, or one is not a whole
 * number from 0 on. (To take places away, see `slice`.)
 * @example
 * ```ts
 * import { pad, tensor } from '@semente/tensor';
 *
 * console.log(pad(tensor([1, 2]), [[1, 2]]).toArray()); // [0, 1, 2, 0, 0]
 * console.log(pad(tensor([[5]]), 1, { value: -1 }).toArray()); // [[-1, -1, -1], [-1, 5, -1], [-1, -1, -1]]
 * ```
 */
export function pad(
  x: Tensor,
  padding: number | readonly AxisPadding[],
  options: PadOptions = {},
): Tensor {
  requireTensor('pad', x);
  checkOptions('pad', options, ['value']);
  const { value = 0 } = options;
  if (typeof value !== 'number') {
    throw new TensorError(`pad: the value must be a number, got ${describe(value)}`);
  }
  if (!isFloating(x.dtype) && represent(value, x.dtype) !== value) {
    throw new TensorError(
      `pad: ${x} cannot hold the value ${value}; convert it by asType('float64')`,
    );
  }
  return padAll('pad', x, marginsOf(padding, x.shape), value);
}

/** How many places are added before and after an axis. */
export type Margin = readonly [before: number, after: number];

/** A margin around the last axes, on behalf of a function that messages shall name. */
export function padLast(
  attempt: string,
  x: Tensor,
  margins: readonly Margin[],
  value: number,
): Tensor {
  const others = Array.from({ length: x.rank - margins.length }, (): Margin => [0, 0]);
  const isThere = margins.flat().some((places) => places > 0);
  return isThere ? padAll(attempt, x, [...others, ...margins], value) : x;
}

const padded = assembling('pad');

function padAll(attempt: string, x: Tensor, margins: readonly Margin[], value: number): Tensor {
  const whole = x.shape.map((length, axis) => length + margins[axis][0] + margins[axis][1]);
  checkSize(attempt, whole);
  const part = {
    whole,
    shape: x.shape,
    start: margins.map(([before]) => before),
    steps: x.shape.map((_, axis) => x.shape.map((_, other) => (axis === other ? 1 : 0))),
  };
  return padded([x], { whole, parts: [part], background: value });
}

function marginsOf(padding: number | readonly AxisPadding[], shape: Shape): Margin[] {
  const list: unknown = typeof padding === 'number' ? shape.map(() => padding) : padding;
  if (!Array.isArray(list) || list.length !== shape.length) {
    throw new TensorError(
      `pad: the padding is one number, or a list with an entry for each of the ${shape.length} axes of ${formatShape(shape)}, got ${describeList(padding)}`,
    );
  }
  return Array.from(list, (entry: unknown, axis) => {
    const sides = Array.isArray(entry) ? [...entry] : [entry, entry];
    if (sides.length === 2 && sides.every((side) => Number.isInteger(side) && side >= 0)) {
      return [sides[0], sides[1]];
    }
    throw new TensorError(
      `pad: the padding of axis ${axis} is a whole number from 0 on, or two of them for before and after, got ${describeList(entry)}`,
    );
  });
}
