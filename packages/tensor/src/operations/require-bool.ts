import { TensorError } from '../errors.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/** Refuses whatever is not a tensor of truth values; `role` says what it was wanted for. */
export function requireBool(operation: string, role: string, x: unknown): asserts x is Tensor {
  requireTensor(operation, x);
  if (x.dtype !== 'bool') {
    throw new TensorError(
      `${operation}: ${role} must be a bool tensor, got ${x}; compare it, as in notEqual(x, 0)`,
    );
  }
}
