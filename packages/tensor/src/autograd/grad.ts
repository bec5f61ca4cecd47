import { apply } from '../apply.ts';
import { zeros } from '../creation.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled, withGradMode } from '../grad-mode.ts';
import { type Operation, Tensor } from '../tensor.ts';
import { backpropagate, tapeOf } from './backpropagate.ts';
import { outputGradient } from './output-gradient.ts';

/**
 * The gradient of a function, as a function: it takes what `fn` takes and gives the derivative of
 * `fn`'s result with respect to its first input, in that input's shape. The result can be
 * differentiated again.
 *
 * @throws TensorError when called, if `fn` does not give a single number.
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
  const start = outputGradient(attempt, value);
  const found = backpropagate(value, start, new Set(own));
  const gradients = own.map((x) => found.get(x) ?? zeros(x.shape, { dtype: x.dtype }));
  const [outer, ...outerGradients] = [value, ...gradients].map((x) => withoutOwnHistory(x, own));
  return { value: outer, gradients: outerGradients };
}

const aliasOperation: Operation = {
  name: 'alias',
  type: ([x]) => x,
  evaluate: ([x]) => x,
  vjp: [({ gradient }) => gradient],
};

/**
 * The input under another identity, so that what is differentiated is `fn`'s use of it, and not
 * what else may have been computed from the same tensor before. If somebody outside tracks the
 * input, the alias stays connected to it.
 */
function trackedAlias(attempt: string, input: Tensor): Tensor {
  if (!(input instanceof Tensor) || input.dtype === 'bool') {
    throw new TensorError(
      `${attempt}: can differentiate with respect to a float64 or float32 tensor, not ${input}`,
    );
  }
  return input.requiresGrad && isGradEnabled()
    ? apply(aliasOperation, [input], undefined)
    : new Tensor(input.value, null, true);
}

/** Keeps the history only where it leads to somebody else's leaf. */
function withoutOwnHistory(result: Tensor, own: readonly Tensor[]): Tensor {
  const isTrackedOutside = tapeOf(result).some((x) => x.node === null && !own.includes(x));
  return isTrackedOutside ? result : result.detach();
}
