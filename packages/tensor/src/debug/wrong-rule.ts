import { tapeOf } from '../autograd/backpropagate.ts';
import type { TensorFunction } from '../autograd/recording.ts';
import { isFloating } from '../dtype.ts';
import { noGrad } from '../grad-mode.ts';
import type { TapeNode, Tensor } from '../tensor.ts';
import {
  agrees,
  derivative,
  type Element,
  moved,
  STEPS,
  stepOf,
  weightsOf,
} from './finite-differences.ts';

/** A tensor that an operation made. */
type Result = Tensor & { readonly node: TapeNode };

/**
 * The first result on a function's tape whose operation's rule contradicts finite differences, as
 * one element of the inputs moves; null if none does.
 *
 * When the element moves, everything on the tape moves with it. If an operation's inputs move at
 * ẋ₁, ẋ₂, … and its output at ẏ, then u·ẏ = vjp₁(u)·ẋ₁ + vjp₂(u)·ẋ₂ + … for each u: both sides can
 * be measured, whatever the operation is, and without the rest of the tape.
 */
export function firstWrongRule(
  fn: TensorFunction,
  place: Element,
  tolerance: number,
): Result | null {
  const here = resultsOf(fn(...moved(place, 0)));
  const atSteps = STEPS.map((steps) => resultsOf(fn(...moved(place, steps))));
  if (atSteps.some((results) => !isSamePath(results, here))) return null;
  const step = stepOf(place);
  return (
    here.find((output, i) => {
      const outputs = atSteps.map((results) => results[i]);
      return !isConsistent(output, outputs, step, tolerance);
    }) ?? null
  );
}

/** What operations made on the way to a result, oldest first. */
function resultsOf(result: Tensor): Result[] {
  return tapeOf([result]).filter((x): x is Result => x.node !== null);
}

/** Whether the function did the same things, so that its results can be compared one by one. */
function isSamePath(results: readonly Result[], others: readonly Result[]): boolean {
  return (
    results.length === others.length &&
    results.every((result, i) => result.node.operation.name === others[i].node.operation.name)
  );
}

function isConsistent(
  output: Result,
  outputs: readonly Result[],
  step: number,
  tolerance: number,
): boolean {
  const { operation, inputs, attributes } = output.node;
  const gradient = weightsOf(output).asType(output.dtype);
  const call = { gradient, inputs, output, attributes };
  const byRules = inputs.map((input, k) => {
    const speed = speedOf(
      outputs.map(({ node }) => node.inputs[k]),
      step,
    );
    const isMoved = isFloating(input.dtype) && speed.some((value) => value !== 0);
    return isMoved ? dot(noGrad(() => operation.vjp[k](call)).toTypedArray(), speed) : 0;
  });
  const byDifferences = dot(gradient.toTypedArray(), speedOf(outputs, step));
  const byRule = byRules.reduce((total, part) => total + part, 0);
  return agrees(byRule, byDifferences, tolerance);
}

/** How fast each element of a tensor moves. */
function speedOf(tensors: readonly Tensor[], step: number): Float64Array {
  const values = tensors.map((x) => x.toTypedArray());
  return Float64Array.from(values[0], (_, i) =>
    derivative(
      values.map((at) => at[i]),
      step,
    ),
  );
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((total, value, i) => total + value * b[i], 0);
}
