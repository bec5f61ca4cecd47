import { full } from '../creation/filled.ts';
import { isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { formatShape, sameType } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';

/** The gradient that backpropagation starts from: the one given, or 1 for a single element. */
export function outputGradient(attempt: string, output: Tensor, given?: Tensor): Tensor {
  requireDifferentiable(attempt, output);
  if (given === undefined) {
    if (output.size === 1) return full(output.shape, 1, { dtype: output.dtype });
    throw new TensorError(
      `${attempt}: the result has shape ${formatShape(output.shape)}, and only a single number has a gradient; reduce it, as by sum() or mean()`,
    );
  }
  requireTensor(attempt, given);
  if (!sameType(given, output)) {
    throw new TensorError(`${attempt}: a gradient of ${given} does not fit a result of ${output}`);
  }
  return given;
}

/** Refuses a result that no derivative exists of. */
export function requireDifferentiable(attempt: string, output: Tensor): void {
  if (!isFloating(output.dtype)) {
    throw new TensorError(
      `${attempt}: the result is ${output}, which has no derivative; it must be float64 or float32`,
    );
  }
}
