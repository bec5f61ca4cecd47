import { Tensor, TensorError } from '@semente/tensor';
import { shown } from './shown.ts';

/**
 * Refuses whatever is not a tensor, for callers without a type checker.
 *
 * @param role - What it is: `the predictions must be …`.
 */
export function requireTensor(
  attempt: string,
  role: string,
  given: unknown,
): asserts given is Tensor {
  if (given instanceof Tensor) return;
  throw new TensorError(
    `${attempt}: the ${role} must be a tensor, got ${shown(given)}; make one by tensor(…)`,
  );
}
