import { describe } from '../describe.ts';
import { type DType, represent, type TypedArray } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import type { Shape } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { leaf, type TensorOptions } from './leaf.ts';

/**
 * A tensor of zeros.
 *
 * @throws TensorError if the shape is none.
 * @example
 * ```ts
 * import { zeros } from '@semente/tensor';
 *
 * console.log(zeros([2, 3]).toArray()); // [[0, 0, 0], [0, 0, 0]]
 * ```
 */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('zeros', shape, 0, options);
}

/**
 * A tensor of ones.
 *
 * @throws TensorError if the shape is none.
 * @example
 * ```ts
 * import { ones } from '@semente/tensor';
 *
 * console.log(ones([3]).toArray()); // [1, 1, 1]
 * ```
 */
export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('ones', shape, 1, options);
}

/**
 * A tensor that holds one value everywhere.
 *
 * @throws TensorError if the shape is none, or the value not a number.
 * @example
 * ```ts
 * import { full } from '@semente/tensor';
 *
 * console.log(full([2, 2], 0.5).toArray()); // [[0.5, 0.5], [0.5, 0.5]]
 * ```
 */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  return filled('full', shape, value, options);
}

/**
 * A tensor of zeros, of another one's shape and (unless told otherwise) dtype.
 *
 * @throws TensorError if the model is no tensor.
 * @example
 * ```ts
 * import { tensor, zerosLike } from '@semente/tensor';
 *
 * console.log(zerosLike(tensor([[1, 2, 3]])).toArray()); // [[0, 0, 0]]
 * ```
 */
export function zerosLike(model: Tensor, options: TensorOptions = {}): Tensor {
  return filledLike('zerosLike', model, 0, options);
}

/**
 * A tensor of ones, of another one's shape and (unless told otherwise) dtype.
 *
 * @throws TensorError if the model is no tensor.
 * @example
 * ```ts
 * import { onesLike, tensor } from '@semente/tensor';
 *
 * console.log(onesLike(tensor([[1, 2, 3]])).toArray()); // [[1, 1, 1]]
 * ```
 */
export function onesLike(model: Tensor, options: TensorOptions = {}): Tensor {
  return filledLike('onesLike', model, 1, options);
}

/**
 * A tensor that holds one value everywhere, of another one's shape and (unless told otherwise)
 * dtype.
 *
 * @throws TensorError if the model is no tensor, or the value not a number.
 * @example
 * ```ts
 * import { fullLike, tensor } from '@semente/tensor';
 *
 * console.log(fullLike(tensor([1, 2, 3]), 0.5).toArray()); // [0.5, 0.5, 0.5]
 * ```
 */
export function fullLike(model: Tensor, value: number, options: TensorOptions = {}): Tensor {
  return filledLike('fullLike', model, value, options);
}

function filledLike(attempt: string, model: Tensor, value: number, options: TensorOptions): Tensor {
  requireTensor(attempt, model);
  return filled(attempt, model.shape, value, options, model.dtype);
}

function filled(
  attempt: string,
  shape: Shape,
  value: number,
  options: TensorOptions,
  usual?: DType,
): Tensor {
  if (typeof value !== 'number') {
    throw new TensorError(`${attempt}: the value must be a number, got ${describe(value)}`);
  }
  const fill = (array: TypedArray, dtype: DType) => array.fill(represent(value, dtype));
  return leaf(attempt, shape, options, fill, usual);
}
