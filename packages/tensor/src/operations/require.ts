import { isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { Tensor } from '../tensor.ts';

/** Refuses whatever is not a tensor, for callers without a type checker. */
export function requireTensor(operation: string, x: unknown): asserts x is Tensor {
  if (!(x instanceof Tensor)) {
    throw new TensorError(
      `${operation}: expected a tensor, got ${describe(x)}; make one by tensor(…)`,
    );
  }
}

/** Refuses a tensor of truth values where numbers are needed. */
export function requireFloating(operation: string, x: Tensor): void {
  requireTensor(operation, x);
  if (!isFloating(x.dtype)) {
    throw new TensorError(
      `${operation}: expected float64 or float32, got ${x}; convert it by asType('float64')`,
    );
  }
}

function describe(x: unknown): string {
  return Array.isArray(x) ? `an array of ${x.length}` : String(x);
}
