import { zeros } from '../creation/filled.ts';
import { tensor } from '../creation/from-values.ts';
import { reshape } from '../operations/index.ts';
import { stack } from '../operations/joining.ts';
import { requireFunction } from '../require.ts';
import type { Tensor } from '../tensor.ts';
import { differentiate } from './grad.ts';
import { requireSameType } from './jvp.ts';
import { requireDifferentiable } from './output-gradient.ts';
import { gradientsOf, record, released } from './recording.ts';

/**
 * The Jacobian of a function, as a function: it takes what `fn` takes and gives the derivative of
 * each element of `fn`'s result with respect to each element of its first input, in the result's
 * shape followed by the input's. It can be differentiated again.
 *
 * Reverse mode goes through the tape once for each element of the result.
 *
 * @throws TensorError when called, if the input has no derivative or `fn` gives no tensor.
 * @example
 * ```ts
 * import { jacobian, tensor } from '@semente/tensor';
 *
 * console.log(jacobian((x) => x.square())(tensor([1, 2])).toArray()); // [[2, 0], [0, 4]]
 * ```
 */
export function jacobian<Rest extends readonly unknown[]>(
  fn: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor, ...rest: Rest) => Tensor {
  requireFunction('jacobian', fn);
  return (x, ...rest) => jacobianOf('jacobian', (input) => fn(input, ...rest), x);
}

/**
 * The Hessian of a function, as a function: the second derivatives of its result, a single number,
 * with respect to each pair of elements of its first input; of shape `[...x.shape, ...x.shape]`.
 *
 * @throws TensorError when called, if `fn` does not give a tensor of a single number.
 * @example
 * ```ts
 * import { hessian, tensor } from '@semente/tensor';
 *
 * const cubes = hessian((x) => x.square().mul(x).sum());
 * console.log(cubes(tensor([1, 2])).toArray()); // [[6, 0], [0, 12]]
 * ```
 */
export function hessian<Rest extends readonly unknown[]>(
  fn: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor, ...rest: Rest) => Tensor {
  requireFunction('hessian', fn);
  return (x, ...rest) => jacobianOf('hessian', gradientAt('hessian', fn, rest), x);
}

/**
 * The Hessian-vector product, as a function: the Hessian of `fn`, whose result is a single number,
 * times a direction of the first input's type. The Hessian itself is never made, so that it costs a
 * few times what the gradient costs, whatever the size (Pearlmutter, “Fast Exact Multiplication by
 * the Hessian”, 1994).
 *
 * @throws TensorError when called, if `fn` does not give a tensor of a single number, or the
 * direction is not of the input's type.
 * @example
 * ```ts
 * import { hvp, tensor } from '@semente/tensor';
 *
 * const curvature = hvp((x) => x.square().mul(x).sum());
 * console.log(curvature(tensor([1, 2]), tensor([1, 1])).toArray()); // [6, 12]
 * ```
 */
export function hvp<Rest extends readonly unknown[]>(
  fn: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor, direction: Tensor, ...rest: Rest) => Tensor {
  requireFunction('hvp', fn);
  return (x, direction, ...rest) => {
    const recording = record('hvp', gradientAt('hvp', fn, rest), [x]);
    requireSameType('hvp', 'the direction', direction, x);
    // A Hessian is symmetric: the direction times it is it times the direction.
    const [product] = released(gradientsOf('hvp', recording, direction), recording.inputs);
    return product;
  };
}

/** The gradient as a function of the first input alone. */
function gradientAt<Rest extends readonly unknown[]>(
  attempt: string,
  fn: (x: Tensor, ...rest: Rest) => Tensor,
  rest: Rest,
): (x: Tensor) => Tensor {
  return (x) => differentiate(attempt, (input) => fn(input, ...rest), [x]).gradients[0];
}

function jacobianOf(attempt: string, fn: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const recording = record(attempt, fn, [x]);
  const { value } = recording;
  requireDifferentiable(attempt, value);
  const shape = [...value.shape, ...x.shape];
  if (value.size === 0) return zeros(shape, { dtype: x.dtype });
  const rows = Array.from({ length: value.size }, (_, place) => {
    const unit = new Float64Array(value.size).fill(1, place, place + 1);
    const start = tensor(unit, { shape: value.shape, dtype: value.dtype });
    return gradientsOf(attempt, recording, start)[0];
  });
  return released([reshape(stack(rows), shape)], recording.inputs)[0];
}
