import type { Sequential } from '@semente/nn';
import { binaryCrossEntropy, binaryCrossEntropyWithLogits } from '@semente/nn';
import type { Tensor } from '@semente/tensor';
import { noGrad, sigmoid } from '@semente/tensor';
import { jsonNumber } from '../json-number.ts';
import type { CostReading } from './measurement.ts';
import type { Samples } from './training.ts';

/** The logit of class 1 for every point of x `[samples, 2]`: above 0 where class 1 is predicted. */
export function logits(model: Sequential, x: Tensor): Tensor {
  return noGrad(() => model(x, 'evaluation').squeeze(1));
}

/** The probability of class 1 for every point of x `[samples, 2]`. */
export function probabilities(model: Sequential, x: Tensor): ArrayLike<number> {
  return sigmoid(logits(model, x)).toTypedArray();
}

/** The cost of the model as it is, in both of its forms. */
export function readCosts(
  model: Sequential,
  { x, y }: Samples,
): Pick<CostReading, 'fromProbabilities' | 'fromLogits'> {
  const given = logits(model, x);
  return {
    fromProbabilities: jsonNumber(binaryCrossEntropy(sigmoid(given), y).item()),
    fromLogits: jsonNumber(binaryCrossEntropyWithLogits(given, y).item()),
  };
}
