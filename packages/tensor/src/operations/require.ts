import { isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/** Refuses whatever is not a tensor of numbers, a tensor of truth values included. */
export function requireFloating(operation: string, x: unknown): asserts x is Tensor {
  requireTensor(operation, x);
  if (!isFloating(x.dtype)) {
    throw new TensorError(
      `${operation}: expected float64 or float32, got ${x}; convert it by asType('float64')`,
    );
  }
}
