import { isFloating } from './dtype.ts';
import { isGradEnabled } from './grad-mode.ts';
import { checkSize } from './shape.ts';
import { currentEvaluator, type Operation, Tensor } from './tensor.ts';

/**
 * The one way in which every operation is carried out: shape rule, kernel, and a node on the tape
 * where a gradient will be wanted.
 */
export function apply<Attributes>(
  operation: Operation<Attributes>,
  inputs: readonly Tensor[],
  attributes: Attributes,
): Tensor {
  const type = operation.type(inputs, attributes);
  checkSize(operation.name, type.shape);
  const value = currentEvaluator().evaluate(operation, inputs, type, attributes);
  const isTracked =
    isGradEnabled() && isFloating(type.dtype) && inputs.some((input) => input.requiresGrad);
  if (!isTracked) return new Tensor(value);
  // The tape forgets the attributes' type; only this operation ever reads them again.
  const recorded = operation as Operation<unknown>;
  return new Tensor(value, { operation: recorded, inputs, attributes });
}
