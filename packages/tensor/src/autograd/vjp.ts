import { requireFunction } from '../require.ts';
import type { Tensor } from '../tensor.ts';
import { outputGradient } from './output-gradient.ts';
import { gradientsOf, record, released, requireInputs, type TensorFunction } from './recording.ts';

/**
 * The vector-Jacobian product: the function's value, and the function that pulls a gradient with
 * respect to that value back to the inputs. With J the Jacobian and u the gradient, that is uᵀJ.
 * Both can be differentiated again.
 *
 * @returns `[value, pullBack]`. `pullBack` may be called any number of times, and gives one gradient
 * for each input, in its shape; its argument may be left out if the value has a single element, and
 * is 1 then.
 * @throws TensorError if an input has no derivative, `fn` gives no tensor, or a gradient is not of the
 * value's type.
 * @example
 * ```ts
 * import { tensor, vjp } from '@semente/tensor';
 *
 * const [value, pullBack] = vjp((x, y) => x.mul(y), [tensor([1, 2]), tensor([3, 4])]);
 * console.log(value.toArray()); // [3, 8]
 * const [byX, byY] = pullBack(tensor([1, 10]));
 * console.log(byX.toArray(), byY.toArray()); // [3, 40] [1, 20]
 * ```
 */
export function vjp(
  fn: TensorFunction,
  inputs: readonly Tensor[],
): [value: Tensor, pullBack: (gradient?: Tensor) => Tensor[]] {
  requireFunction('vjp', fn);
  requireInputs('vjp', inputs);
  const recording = record('vjp', fn, inputs);
  const pullBack = (gradient?: Tensor): Tensor[] => {
    const start = outputGradient('vjp', recording.value, gradient);
    return released(gradientsOf('vjp', recording, start), recording.inputs);
  };
  const [value] = released([recording.value], recording.inputs);
  return [value, pullBack];
}
