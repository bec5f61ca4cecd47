import { describe, describeList } from '../describe.ts';
import { represent } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { checkShape } from '../shape.ts';
import type { Tensor } from '../tensor.ts';
import { leaf, type TensorOptions } from './leaf.ts';

/**
 * The numbers from `start` (0 if it is left out) up to `end`, but without it, in steps (of 1).
 * There are ⌈(end − start) / step⌉ of them, and the i-th is start + i · step.
 *
 * Where the step has a fraction, rounding may decide whether one more number is below the end;
 * `linspace` is told how many there shall be.
 *
 * @throws TensorError if a bound or the step is not a finite number (for int32: an int32), or if
 * the step is 0 or leads away from the end.
 * @example
 * ```ts
 * import { arange } from '@semente/tensor';
 *
 * console.log(arange(3).toArray()); // [0, 1, 2]
 * console.log(arange(5, 0, -2, { dtype: 'int32' }).toArray()); // [5, 3, 1]
 * ```
 */
export function arange(end: number, options?: TensorOptions): Tensor;
export function arange(start: number, end: number, options?: TensorOptions): Tensor;
export function arange(start: number, end: number, step: number, options?: TensorOptions): Tensor;
export function arange(...given: readonly (number | TensorOptions | undefined)[]): Tensor {
  const stated = given.slice(0, 1 + given.findLastIndex((x) => x !== undefined));
  const last = stated.at(-1);
  const [numbers, options] = typeof last === 'object' ? [stated.slice(0, -1), last] : [stated, {}];
  checkOptions('arange', options, ['dtype', 'requiresGrad']);
  const [from, to, by = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  const [start, end, step] = rangeOf([from, to, by], options);
  const count = Math.max(0, Math.ceil((end - start) / step));
  return sequence('arange', count, (i) => start + i * step, options);
}

/** Start, end and step, if they are numbers of which the step leads from the first to the second. */
function rangeOf(range: readonly unknown[], { dtype }: TensorOptions): number[] {
  const fits = (x: unknown): boolean =>
    Number.isFinite(x) && (dtype !== 'int32' || represent(Number(x), dtype) === x);
  if (!range.every(fits)) {
    const wanted = dtype === 'int32' ? 'integers that int32 holds' : 'finite numbers';
    throw new TensorError(
      `arange: start, end and step must be ${wanted}, got ${describeList(range)}`,
    );
  }
  const numbers = range.map(Number);
  const [start, end, step] = numbers;
  if (step === 0 || (end - start) / step < 0) {
    throw new TensorError(
      `arange: no number of steps of ${step} leads from ${start} to ${end}; the step must be below 0 if the end is below the start, and never 0`,
    );
  }
  return numbers;
}

/**
 * `count` numbers at equal distances, the first being `start` and the last `end`. The i-th is
 * start + i · (end − start) / (count − 1), with NumPy's roundings.
 *
 * @throws TensorError if a bound is not a finite number, or the count not a whole number.
 * @example
 * ```ts
 * import { linspace } from '@semente/tensor';
 *
 * console.log(linspace(0, 1, 5).toArray()); // [0, 0.25, 0.5, 0.75, 1]
 * ```
 */
export function linspace(
  start: number,
  end: number,
  count: number,
  options: TensorOptions = {},
): Tensor {
  if (!Number.isFinite(start) || !Number.isFinite(end)) {
    throw new TensorError(
      `linspace: start and end must be finite numbers, got ${describe(start)} and ${describe(end)}`,
    );
  }
  checkShape('linspace', [count]);
  const step = (end - start) / (count - 1);
  const at = (i: number): number => {
    if (i === 0) return start;
    return i === count - 1 ? end : i * step + start;
  };
  return sequence('linspace', count, at, options);
}

function sequence(
  attempt: string,
  count: number,
  at: (i: number) => number,
  options: TensorOptions,
): Tensor {
  return leaf(attempt, [count], options, (array, dtype) => {
    for (let i = 0; i < count; i++) array[i] = represent(at(i), dtype);
  });
}
