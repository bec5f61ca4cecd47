import { requireFunction } from '../require.ts';
import type { Tensor } from '../tensor.ts';
import { outputGradient } from './output-gradient.ts';
import { gradientsOf, record, released, type TensorFunction } from './recording.ts';

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
  requireFunction('grad', fn);
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
  requireFunction('valueAndGrad', fn);
  return (x, ...rest) => {
    const { value, gradients } = differentiate('valueAndGrad', (input) => fn(input, ...rest), [x]);
    return [value, gradients[0]];
  };
}

/** The value of a function and its gradients with respect to every input, zeros included. */
export function differentiate(
  attempt: string,
  fn: TensorFunction,
  inputs: readonly Tensor[],
): { value: Tensor; gradients: Tensor[] } {
  const recording = record(attempt, fn, inputs);
  const start = outputGradient(attempt, recording.value);
  const results = [recording.value, ...gradientsOf(attempt, recording, start)];
  const [value, ...gradients] = released(results, recording.inputs);
  return { value, gradients };
}
