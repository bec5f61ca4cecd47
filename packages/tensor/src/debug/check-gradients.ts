import { differentiate } from '../autograd/grad.ts';
import { requireInputs, requireResult, type TensorFunction } from '../autograd/recording.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { mul, sum } from '../operations/index.ts';
import { checkOptions, requireFunction } from '../require.ts';
import { formatShape, indexOf } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import {
  agrees,
  derivative,
  type Element,
  moved,
  STEPS,
  stepOf,
  valueAt,
  weightsOf,
} from './finite-differences.ts';
import { firstWrongRule } from './wrong-rule.ts';

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
 * A result that is not a single number is reduced to one by a fixed weighted sum, whose first weight
 * is 1; second and higher orders check the gradient of that number, reduced in the same way.
 *
 * @param fn - Any function of the inputs that gives a tensor, of whatever shape.
 * @param inputs - float64 tensors, away from the function's kinks.
 * @throws TensorError at the first difference, naming the order, the input's element, both values
 * and the operation whose rule is wrong; or if there is nothing to check, an input is not float64, or
 * `fn` gives no tensor.
 * @example
 * ```ts
 * import { checkGradients, tensor } from '@semente/tensor';
 *
 * checkGradients((x, y) => x.mul(y).tanh(), [tensor([1, 2]), tensor(0.5)], { order: 2 });
 * ```
 */
export function checkGradients(
  fn: TensorFunction,
  inputs: readonly Tensor[],
  options: CheckGradientsOptions = {},
): void {
  requireFunction('checkGradients', fn);
  checkOptions('checkGradients', options, ['order', 'tolerance']);
  const { order = 1, tolerance = 1e-7 } = options;
  checkOrder(order);
  checkTolerance(tolerance);
  checkInputs(inputs);
  let scalar: TensorFunction = (...xs) => {
    const result = fn(...xs);
    requireResult('checkGradients', result);
    return weightedSum(result);
  };
  for (let current = 1; current <= order; current++) {
    const difference = firstDifference(scalar, inputs, tolerance);
    if (difference !== null) {
      const name = fn.name === '' ? '' : ` of ${fn.name}`;
      throw new TensorError(`checkGradients: order ${current}${name}, ${difference}`);
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

function checkTolerance(tolerance: number): void {
  if (!Number.isFinite(tolerance) || tolerance <= 0) {
    throw new TensorError(
      `checkGradients: the tolerance is a number above 0, got ${describe(tolerance)}`,
    );
  }
}

function checkInputs(inputs: readonly Tensor[]): void {
  requireInputs('checkGradients', inputs);
  for (const input of inputs) {
    requireTensor('checkGradients', input);
    if (input.dtype !== 'float64') {
      throw new TensorError(
        `checkGradients: float64 is needed to tell rounding from mistakes, got ${input}; convert it by asType('float64')`,
      );
    }
  }
  if (inputs.every(({ size }) => size === 0)) {
    throw new TensorError(
      `checkGradients: there is nothing to check without an element, got inputs [${inputs.join(', ')}]`,
    );
  }
}

/** One number made of all derivatives of such a number. */
function gradientSum(fn: TensorFunction): TensorFunction {
  return (...xs) =>
    differentiate('checkGradients', fn, xs)
      .gradients.map(weightedSum)
      .reduce((total, part) => total.add(part));
}

function weightedSum(x: Tensor): Tensor {
  return sum(mul(x, weightsOf(x)));
}

/** Where reverse mode and finite differences part, and why; null if they agree everywhere. */
function firstDifference(
  fn: TensorFunction,
  inputs: readonly Tensor[],
  tolerance: number,
): string | null {
  const { gradients } = differentiate('checkGradients', fn, inputs);
  for (const [which, gradient] of gradients.entries()) {
    for (const [element, byReverseMode] of gradient.toTypedArray().entries()) {
      const place = { inputs, which, element };
      const at = STEPS.map((steps) => fn(...moved(place, steps)).item());
      const byDifferences = derivative(at, stepOf(place));
      if (agrees(byReverseMode, byDifferences, tolerance)) continue;
      return (
        `${formatPlace(place)}: reverse mode gives ${byReverseMode}, ` +
        `finite differences give ${byDifferences}; ${reason(fn, place, tolerance)}`
      );
    }
  }
  return null;
}

function formatPlace(place: Element): string {
  const { inputs, which, element } = place;
  const index = formatShape(indexOf(element, inputs[which].shape));
  return `input ${which} at ${index}, which is ${valueAt(place)}`;
}

function reason(fn: TensorFunction, place: Element, tolerance: number): string {
  const wrong = firstWrongRule(fn, place, tolerance);
  if (wrong === null) {
    return 'each operation by itself is right, so a value has left the tape, as by detach() or item()';
  }
  const { operation, inputs } = wrong.node;
  return `they part at ${operation.name}(${inputs.join(', ')})`;
}
