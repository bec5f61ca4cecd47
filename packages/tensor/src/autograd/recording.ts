import { zeros } from '../creation/filled.ts';
import { describe } from '../describe.ts';
import { isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled, withGradMode } from '../grad-mode.ts';
import { alias } from '../operations/alias.ts';
import { currentEvaluator, requireTensor, Tensor } from '../tensor.ts';
import { backpropagate, tapeOf } from './backpropagate.ts';

/** A function of tensors that can be differentiated. */
export type TensorFunction = (...inputs: Tensor[]) => Tensor;

/** One call of a function, with the tape that leads from its result to inputs of its own. */
export interface Recording {
  readonly inputs: readonly Tensor[];
  readonly value: Tensor;
}

/** Runs a function on its own copies of the inputs, and keeps the tape. */
export function record(attempt: string, fn: TensorFunction, inputs: readonly Tensor[]): Recording {
  const own = Array.from(inputs, (input) => trackedAlias(attempt, input));
  const value = withGradMode(true, () => fn(...own));
  requireResult(attempt, value);
  return { inputs: own, value };
}

/** The gradients with respect to every input of a recorded call, zeros included. */
export function gradientsOf(
  attempt: string,
  { inputs, value }: Recording,
  gradient: Tensor,
): Tensor[] {
  const found = backpropagate(attempt, new Map([[value, gradient]]), new Set(inputs));
  return inputs.map((x) => found.get(x) ?? zeros(x.shape, { dtype: x.dtype }));
}

/**
 * Results as the caller may have them: with their history only where one is wanted, and it leads
 * to somebody else's leaf and not just to those of the transform.
 */
export function released(results: readonly Tensor[], own: readonly Tensor[]): Tensor[] {
  const isForeign = (x: Tensor): boolean => x.node === null && !own.includes(x);
  return results.map((result) =>
    isGradEnabled() && tapeOf([result]).some(isForeign) ? result : result.detach(),
  );
}

/** Refuses a function that gives anything but a tensor. */
export function requireResult(attempt: string, value: unknown): asserts value is Tensor {
  if (!(value instanceof Tensor)) {
    throw new TensorError(`${attempt}: the function must give a tensor, got ${describe(value)}`);
  }
}

/** Refuses inputs that are not given as a list. */
export function requireInputs(attempt: string, inputs: unknown): asserts inputs is Tensor[] {
  if (!Array.isArray(inputs)) {
    throw new TensorError(
      `${attempt}: the inputs are a list of tensors, such as [x, y]; got ${describe(inputs)}`,
    );
  }
}

/**
 * The input under another identity, so that what is differentiated is `fn`'s use of it, and not
 * what else may have been computed from the same tensor before. If somebody outside tracks the
 * input, the alias stays connected to it.
 */
function trackedAlias(attempt: string, input: Tensor): Tensor {
  requireTensor(attempt, input);
  if (!isFloating(input.dtype)) {
    throw new TensorError(
      `${attempt}: can differentiate with respect to a float64 or float32 tensor, not ${input}`,
    );
  }
  return input.requiresGrad && isGradEnabled()
    ? alias(input)
    : new Tensor(currentEvaluator().keep(input), null, true);
}
