import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/** Refuses options that are not written as `{ … }`, and names that no option has. */
export function checkOptions(operation: string, options: object, names: readonly string[]): void {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TensorError(
      `${operation}: options are written as { ${names[0]}: … }, got ${describe(given)}`,
    );
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new TensorError(
      `${operation}: there is no option ${describe(unknown)}; there are ${names.join(', ')}`,
    );
  }
}

/** Refuses whatever is not a tensor of truth values; `role` says what it was wanted for. */
export function requireBool(operation: string, role: string, x: unknown): asserts x is Tensor {
  requireTensor(operation, x);
  if (x.dtype !== 'bool') {
    throw new TensorError(
      `${operation}: ${role} must be a bool tensor, got ${x}; compare it, as in notEqual(x, 0)`,
    );
  }
}
