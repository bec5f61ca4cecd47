import { TensorError } from '../errors.ts';
import { isCapturing } from '../tensor.ts';

/**
 * Refuses to look at numbers where there are none yet: for functions that cannot do without, and shall
 * be named by the error.
 *
 * @param attempt - The name of the function.
 * @throws TensorError while a function is being compiled.
 * @example
 * ```ts
 * import { refuseCapturing, type Tensor } from '@semente/tensor';
 *
 * function isSolved(loss: Tensor): boolean {
 *   refuseCapturing('isSolved', 'call it outside');
 *   return loss.item() < 0.01;
 * }
 * ```
 */
export function refuseCapturing(attempt: string, remedy: string): void {
  if (!isCapturing()) return;
  throw new TensorError(
    `${attempt}: there are no numbers to look at while a function is being compiled; ${remedy}`,
  );
}
