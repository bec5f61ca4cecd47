import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { square } from './arithmetic.ts';
import { sumFor } from './broadcast.ts';
import { maxOperation, requireElements } from './max-min.ts';
import { type ReductionOptions, reduceOver } from './over-axes.ts';
import { promote } from './promotion.ts';
import { abs } from './rectifier.ts';
import { rootOfSquares } from './reduction.ts';

/** Which norm is meant. */
export interface NormOptions extends ReductionOptions {
  /** 2 by default, for the Euclidean norm; 1 for the sum of absolute values, Infinity for the largest. */
  readonly p?: number;
}

/**
 * The p-norm over the given axes, or over all of them, of the elements as one vector. The derivative
 * of the Euclidean norm at the origin is taken as 0.
 *
 * @throws TensorError if there is no such axis, one is named twice, or there is no such norm.
 * @example
 * ```ts
 * import { norm, tensor } from '@semente/tensor';
 *
 * const x = tensor([3, -4]);
 * console.log(norm(x).item(), norm(x, 0, { p: 1 }).item()); // 5 7
 * ```
 */
export function norm(
  x: Tensor,
  axes?: number | readonly number[],
  options: NormOptions = {},
): Tensor {
  requireTensor('norm', x);
  checkOptions('norm', options, ['p', 'keepDims']);
  const { p = 2, keepDims = false } = options;
  const [vector] = promote('norm', [x], 'floating');
  if (p === 2) return rootOfSquares(sumFor('norm', square(vector), axes, { keepDims }, 'floating'));
  if (p === 1) return sumFor('norm', abs(vector), axes, { keepDims }, 'floating');
  if (p === Infinity) {
    requireElements('norm', x, axes);
    return reduceOver('norm', maxOperation, abs(vector), axes, { keepDims }, 'floating');
  }
  throw new TensorError(`norm: p is 1, 2 or Infinity, got ${describe(p)}`);
}
