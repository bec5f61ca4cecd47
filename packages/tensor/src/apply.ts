import { isFloating } from './dtype.ts';
import { isGradEnabled } from './grad-mode.ts';
import { nextOrder, type Operation, Tensor } from './tensor.ts';

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
  const values = inputs.map((input) => input.value);
  const value = operation.evaluate(values, type, attributes);
  const isTracked =
    isGradEnabled() && isFloating(type.dtype) && inputs.some((input) => input.requiresGrad);
  if (!isTracked) return new Tensor(value);
  // The tape forgets the attributes' type; only this operation ever reads them again.
  const recorded = operation as Operation<unknown>;
  return new Tensor(value, { operation: recorded, inputs, attributes, order: nextOrder() });
}
