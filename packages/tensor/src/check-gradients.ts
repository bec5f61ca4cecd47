import { differentiate } from './autograd/grad.ts';
import { requireResult } from './autograd/recording.ts';
import { tensor } from './creation.ts';
import { describe } from './describe.ts';
import { TensorError } from './errors.ts';
import { mul, sum } from './operations/index.ts';
import { formatShape, indexOf } from './shape.ts';
import { requireTensor, type Tensor } from './tensor.ts';

/** A function of tensors whose derivatives are to be checked. Its result may have any shape. */
export type CheckedFunction = (...inputs: Tensor[]) => Tensor;

/** How strictly `checkGradients` looks. */
export interface CheckGradientsOptions {
  /** Check derivatives up to this order, a whole number of at least 1; 1 by default. */
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
 * and the last operation of `fn`; or if there is nothing to check, an input is not float64, or `fn`
 * gives no tensor.
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
  checkOrder(order);
  checkInputs(inputs);
  const lastOperation = lastOperationOf(fn, inputs);
  let scalar: CheckedFunction = (...xs) => weightedSum(fn(...xs));
  for (let current = 1; current <= order; current++) {
    const difference = firstDifference(scalar, inputs, tolerance);
    if (difference !== null) {
      throw new TensorError(
        `checkGradients: order ${current}, ${difference} (the last operation is ${lastOperation})`,
      );
    }
    scalar = gradientSum(scalar);
  }
}

function checkOrder(order: number): void {
  if (!Number.isInteger(order) || order < 1) {
    throw new TensorError(
      `checkGradients: the order is a whole number of at least 1, got ${describe(order)}`,
    );
  }
}

function checkInputs(inputs: readonly Tensor[]): void {
  for (const input of inputs) {
    requireTensor('checkGradients', input);
    if (input.dtype !== 'float64') {
      throw new TensorError(
        `checkGradients: float64 is needed to tell rounding from mistakes, got ${input}`,
      );
    }
  }
  if (inputs.every(({ size }) => size === 0)) {
    throw new TensorError(
      `checkGradients: there is nothing to check without an element, got inputs [${inputs.join(', ')}]`,
    );
  }
}

/** The name of the operation that gave the function's result. */
function lastOperationOf(fn: CheckedFunction, inputs: readonly Tensor[]): string {
  const output = fn(...inputs.map((input) => tensor(input, { requiresGrad: true })));
  requireResult('checkGradients', output);
  return output.node?.operation.name ?? 'none';
}

/** One number made of all derivatives of such a number. */
function gradientSum(fn: CheckedFunction): CheckedFunction {
  return (...xs) =>
    differentiate('checkGradients', fn, xs)
      .gradients.map(weightedSum)
      .reduce((total, part) => total.add(part));
}

/** Weights that differ from element to element, so that mistakes do not cancel. */
function weightedSum(x: Tensor): Tensor {
  const weights = Float64Array.from({ length: x.size }, (_, i) => 0.5 + (((i + 1) * 0.618034) % 1));
  return sum(mul(x, tensor(weights, { shape: x.shape })));
}

/** Where reverse mode and finite differences part; null if they agree everywhere. */
function firstDifference(
  fn: CheckedFunction,
  inputs: readonly Tensor[],
  tolerance: number,
): string | null {
  const { gradients } = differentiate('checkGradients', fn, inputs);
  for (const [which, gradient] of gradients.entries()) {
    for (const [element, byReverseMode] of gradient.toTypedArray().entries()) {
      const byDifferences = finiteDifference(fn, inputs, which, element);
      const error = Math.abs(byReverseMode - byDifferences);
      if (error <= tolerance * Math.max(1, Math.abs(byDifferences))) continue;
      const index = formatShape(indexOf(element, gradient.shape));
      return `input ${which} at ${index}: reverse mode gives ${byReverseMode}, finite differences give ${byDifferences}`;
    }
  }
  return null;
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
