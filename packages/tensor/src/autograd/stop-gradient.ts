import { requireTensor, type Tensor } from '../tensor.ts';

/**
 * The same numbers as a constant: no gradient flows through, of whatever order. The function for
 * what `x.detach()` is as a method.
 *
 * @example
 * ```ts
 * import { grad, stopGradient, tensor } from '@semente/tensor';
 *
 * console.log(grad((x) => x.mul(stopGradient(x)))(tensor(3)).item()); // 3
 * ```
 */
export function stopGradient(x: Tensor): Tensor {
  requireTensor('stopGradient', x);
  return x.detach();
}
