import { zeros } from '../creation.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled, withGradMode } from '../grad-mode.ts';
import { alias } from '../operations/alias.ts';
import { currentEvaluator, requireTensor, Tensor } from '../tensor.ts';
import { backpropagate, tapeOf } from './backpropagate.ts';
import { outputGradient } from './output-gradient.ts';

/**
 * The gradient of a function, as a function: it takes what `fn` takes and gives the derivative of
 * `fn`'s result with respect to its first input, in that input's shape. The result can be
 * differentiated again.
 *
 * @throws TensorError when called, if `fn` does not give a tensor of a single number.
 * @example
 * ```ts
 * import { grad, tensor } from '@semente/tensor';
 *
 * const cube = grad((x) => x.mul(x).mul(x));
 * console.log(cube(tensor(2)).item()); // 12
 * console.log(grad(cube)(tensor(2)).item()); // 12
 * console.log(grad(grad(cube))(tensor(2)).item()); // 6
 * ```
 */
export function grad<Rest extends readonly unknown[]>(
  fn: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor, ...rest: Rest) => Tensor {
  return (x, ...rest) => differentiate('grad', (input) => fn(input, ...rest), [x]).gradients[0];
}

/**
 * As `grad`, but gives the function's value as well: `[value, gradient]`.
 *
 * @example
 * ```ts
 * import { tensor, valueAndGrad } from '@semente/tensor';
 *
 * const [value, gradient] = valueAndGrad((x) => x.square().sum())(tensor([1, 2]));
 * console.log(value.item(), gradient.toArray()); // 5 [2, 4]
 * ```
 */
export function valueAndGrad<Rest extends readonly unknown[]>(
  fn: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor, ...rest: Rest) => [value: Tensor, gradient: Tensor] {
  return (x, ...rest) => {
    const { value, gradients } = differentiate('valueAndGrad', (input) => fn(input, ...rest), [x]);
    return [value, gradients[0]];
  };
}

/** The value of a function and its gradients with respect to every input, zeros included. */
export function differentiate(
  attempt: string,
  fn: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
): { value: Tensor; gradients: Tensor[] } {
  const own = inputs.map((input) => trackedAlias(attempt, input));
  const value = withGradMode(true, () => fn(...own));
  requireResult(attempt, value);
  const start = outputGradient(attempt, value);
  const found = backpropagate(attempt, value, start, new Set(own));
  const gradients = own.map((x) => found.get(x) ?? zeros(x.shape, { dtype: x.dtype }));
  const [outer, ...outerGradients] = [value, ...gradients].map((x) => withoutOwnHistory(x, own));
  return { value: outer, gradients: outerGradients };
}

/** Refuses a function that gives anything but a tensor. */
export function requireResult(attempt: string, value: unknown): asserts value is Tensor {
  if (!(value instanceof Tensor)) {
    throw new TensorError(`${attempt}: the function must give a tensor, got ${describe(value)}`);
  }
}

/**
 * The input under another identity, so that what is differentiated is `fn`'s use of it, and not
 * what else may have been computed from the same tensor before. If somebody outside tracks the
 * input, the alias stays connected to it.
 */
function trackedAlias(attempt: string, input: Tensor): Tensor {
  requireTensor(attempt, input);
  if (input.dtype === 'bool') {
    throw new TensorError(
      `${attempt}: can differentiate with respect to a float64 or float32 tensor, not ${input}`,
    );
  }
  return input.requiresGrad && isGradEnabled()
    ? alias(input)
    : new Tensor(currentEvaluator().keep(input), null, true);
}

/** Keeps the history only where one is wanted, and it leads to somebody else's leaf. */
function withoutOwnHistory(result: Tensor, own: readonly Tensor[]): Tensor {
  const isTrackedOutside =
    isGradEnabled() && tapeOf(result).some((x) => x.node === null && !own.includes(x));
  return isTrackedOutside ? result : result.detach();
}
