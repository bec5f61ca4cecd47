import { describe } from '../describe.ts';
import { isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { isGradEnabled, withGradMode } from '../grad-mode.ts';
import { requireFunction } from '../require.ts';
import { sameType } from '../shape.ts';
import {
  currentEvaluator,
  type Differentiable,
  requireTensor,
  Tensor,
  type VectorJacobianProduct,
} from '../tensor.ts';
import { tapeOf } from './backpropagate.ts';
import { requireResult, type TensorFunction } from './recording.ts';

/**
 * The function `fn` with derivative rules of your own in place of those that follow from what it
 * does: for a rule that keeps more digits, for a straight-through estimator, or to write one as an
 * exercise.
 *
 * @param vjp - For each input, the vector-Jacobian product, as an operation has it: from
 * `{ gradient, inputs, output }`, where `gradient` is the gradient of a scalar with respect to the
 * output, to the gradient with respect to that input. Written with operations, it can be
 * differentiated again. Only those that are needed run.
 * @throws TensorError when called, if there is not one rule for each input, if `fn` gives no tensor or
 * reads another tensor that requires a gradient; and in backward, if a rule gives anything but a
 * tensor of its input's type.
 * @example
 * ```ts
 * import { customGradient, grad, tensor } from '@semente/tensor';
 *
 * // The step's derivative is 0 everywhere; pass the gradient straight through instead.
 * const step = customGradient((x) => x.greater(0).asType('float64'), [({ gradient }) => gradient]);
 * console.log(step(tensor(2)).item(), grad(step)(tensor(2)).item()); // 1 1
 * ```
 */
export function customGradient(
  fn: TensorFunction,
  vjp: readonly VectorJacobianProduct<unknown>[],
): TensorFunction {
  requireFunction('customGradient', fn);
  if (!Array.isArray(vjp) || !vjp.every((rule) => typeof rule === 'function')) {
    throw new TensorError(
      `customGradient: the vector-Jacobian products are a list of functions, one for each input; got ${describe(vjp)}`,
    );
  }
  const operation: Differentiable<unknown> = {
    name: fn.name === '' ? 'customGradient' : fn.name,
    vjp: vjp.map((rule, i) => checked(rule, i)),
  };
  return (...inputs) => {
    const output = valueOfCall(fn, inputs);
    if (inputs.length !== vjp.length) {
      throw new TensorError(
        `customGradient: the function is called with ${inputs.length} inputs and has ${vjp.length} vector-Jacobian products; each input needs one`,
      );
    }
    const isTracked =
      isGradEnabled() && isFloating(output.dtype) && inputs.some((input) => input.requiresGrad);
    const node = isTracked ? { operation, inputs, attributes: undefined } : null;
    return new Tensor(currentEvaluator().keep(output), node);
  };
}

/** What the function gives, having made sure that it depends on nothing but its inputs. */
function valueOfCall(fn: TensorFunction, inputs: readonly Tensor[]): Tensor {
  const own = inputs.map((input) => {
    requireTensor('customGradient', input);
    return new Tensor(currentEvaluator().keep(input), null, isFloating(input.dtype));
  });
  const value = withGradMode(true, () => fn(...own));
  requireResult('customGradient', value);
  const foreign = tapeOf([value]).find((x) => x.node === null && !own.includes(x));
  if (foreign !== undefined) {
    throw new TensorError(
      `customGradient: the function reads a ${foreign} that requires a gradient and is none of its inputs, ` +
        'so that no rule gives it one; make it an input, or detach() it',
    );
  }
  return value;
}

/** The rule, refusing a gradient that is not of its input's type. */
function checked(
  rule: VectorJacobianProduct<unknown>,
  place: number,
): VectorJacobianProduct<unknown> {
  return (call) => {
    const gradient = rule(call);
    const input = call.inputs[place];
    requireResult(`customGradient, the rule for input ${place}`, gradient);
    if (!sameType(gradient, input)) {
      throw new TensorError(
        `customGradient: the rule for input ${place}, ${input}, gives a gradient of ${gradient}; it must be of the input's type`,
      );
    }
    return gradient;
  };
}
