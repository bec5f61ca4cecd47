import { Tensor, TensorError } from '@semente/tensor';
import { checkOptions, completeOptions, isCount, isNotNegative } from './claims.ts';
import { shown } from './shown.ts';

/** What an L2 penalty has to know besides the weights. */
export interface L2PenaltyOptions {
  /** How many samples m the loss is a mean over. */
  readonly samples: number;
}

/**
 * λ / (2m) · Σ w² over all elements of all parameters: added to a loss that is a mean over m samples,
 * it pulls every weight towards 0, with the gradient λ w / m. (deeplearning.ai, “Improving Deep Neural
 * Networks”, week 1, “Regularization”.)
 *
 * In plain gradient descent this is a decay of the weights by learningRate · λ / m; an optimizer that
 * divides gradients by their size, such as Adam, undoes a part of it, and has a weight decay of its
 * own. By custom the weights are penalized and the biases are not.
 *
 * @param parameters - The weights, all of one dtype.
 * @returns A scalar.
 * @throws TensorError if there are no parameters, or one is no tensor.
 * @throws RangeError if lambda is negative or not finite, or the number of samples is no whole number
 * above 0.
 * @example
 * ```ts
 * import { l2Penalty } from '@semente/nn';
 * import { tensor } from '@semente/tensor';
 *
 * console.log(l2Penalty([tensor([1, 2]), tensor([[3]])], 0.5, { samples: 7 }).item()); // 0.5
 * ```
 */
export function l2Penalty(
  parameters: readonly Tensor[],
  lambda: number,
  options: L2PenaltyOptions,
): Tensor {
  checkParameters(parameters);
  checkOptions('l2Penalty', { lambda }, { lambda: isNotNegative });
  const { samples } = completeOptions('l2Penalty', options, {}, { samples: isCount });
  const squares = parameters.map((parameter) => parameter.square().sum());
  return squares.reduce((total, square) => total.add(square)).mul(lambda / (2 * samples));
}

function checkParameters(parameters: readonly Tensor[]): void {
  const isList = Array.isArray(parameters) && parameters.length > 0;
  if (isList && parameters.every((parameter) => parameter instanceof Tensor)) return;
  throw new TensorError(
    `l2Penalty: expected a list of tensors to penalize, got ${shown(parameters)}; pass the weights, as in [layer.weight]`,
  );
}
