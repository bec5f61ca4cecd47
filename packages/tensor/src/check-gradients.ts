import { differentiate } from './autograd/grad.ts';
import { tensor } from './creation.ts';
import { TensorError } from './errors.ts';
import { mul, sum } from './operations/index.ts';
import { formatShape, rowMajorStrides, type Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** A function of tensors whose derivatives are to be checked. Its result may have any shape. */
export type CheckedFunction = (...inputs: Tensor[]) => Tensor;

/** How strictly `checkGradients` looks. */
export interface CheckGradientsOptions {
  /** Check derivatives up to this order; 1 by default. */
  readonly order?: number;
  /**
   * The largest difference that passes, relative to the derivative where that exceeds 1; 1e-7 by
   * default.
   */
  readonly tolerance?: number;
}

/**
 * Compares the derivatives that reverse mode gives with those that finite differences give, at
 * every element of every input. For tests, and for finding the mistake in an exercise.
 *
 * A result that is not a single number is reduced to one by a fixed weighted sum; second and higher
 * orders check the gradient function of that number in the same way.
 *
 * @param inputs - float64 tensors, away from the function's kinks.
 * @throws TensorError at the first difference, naming the order, the input's element, both values
 * and the last operation; or if an input is not float64.
 * @example
 * ```ts
 * import { checkGradients, tensor } from '@semente/tensor';
 *
 * checkGradients((x, y) => x.mul(y).tanh(), [tensor([1, 2]), tensor(0.5)], { order: 2 });
 * ```
 */
export function checkGradients(
  fn: CheckedFunction,
  inputs: readonly Tensor[],
  { order = 1, tolerance = 1e-7 }: CheckGradientsOptions = {},
): void {
  const other = inputs.find((input) => input.dtype !== 'float64');
  if (other !== undefined) {
    throw new TensorError(
      `checkGradients: float64 is needed to tell rounding from mistakes, got ${other}`,
    );
  }
  let scalar: CheckedFunction = (...xs) => weightedSum(fn(...xs));
  for (let current = 1; current <= order; current++) {
    compare(scalar, inputs, current, tolerance);
    const lower = scalar;
    scalar = (...xs) =>
      differentiate('checkGradients', lower, xs)
        .gradients.map(weightedSum)
        .reduce((total, part) => total.add(part));
  }
}

/** Weights that differ from element to element, so that mistakes do not cancel. */
function weightedSum(x: Tensor): Tensor {
  const weights = Float64Array.from({ length: x.size }, (_, i) => 0.5 + (((i + 1) * 0.618034) % 1));
  return sum(mul(x, tensor(weights, { shape: x.shape })));
}

function compare(fn: CheckedFunction, inputs: readonly Tensor[], order: number, tolerance: number) {
  const { gradients } = differentiate('checkGradients', fn, inputs);
  gradients.forEach((gradient, which) => {
    const analytic = gradient.toTypedArray();
    analytic.forEach((byReverseMode, element) => {
      const byDifferences = finiteDifference(fn, inputs, which, element);
      const error = Math.abs(byReverseMode - byDifferences);
      if (error <= tolerance * Math.max(1, Math.abs(byDifferences))) return;
      const index = formatShape(indexOf(element, gradient.shape));
      throw new TensorError(
        `checkGradients: order ${order}, input ${which} at ${index}: reverse mode gives ${byReverseMode}, ` +
          `finite differences give ${byDifferences}`,
      );
    });
  });
}

/** Central differences of fourth order, with the step where rounding and truncation meet. */
function finiteDifference(
  fn: CheckedFunction,
  inputs: readonly Tensor[],
  which: number,
  element: number,
): number {
  const x = inputs[which].toTypedArray();
  const step = 1e-3 * Math.max(1, Math.abs(x[element]));
  const at = (steps: number): number => {
    const moved = x.map((value, i) => (i === element ? value + steps * step : value));
    return fn(...inputs.with(which, tensor(moved, { shape: inputs[which].shape }))).item();
  };
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
}

function indexOf(element: number, shape: Shape): number[] {
  return rowMajorStrides(shape).map((stride, axis) => Math.floor(element / stride) % shape[axis]);
}
