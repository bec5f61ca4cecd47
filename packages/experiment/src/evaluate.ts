import type { Sequential } from '@semente/nn';
import { binaryCrossEntropy, binaryCrossEntropyWithLogits } from '@semente/nn';
import type { Tensor } from '@semente/tensor';
import { noGrad, sigmoid } from '@semente/tensor';
import type { Samples } from './exercise.ts';
import { jsonNumber } from './json-number.ts';
import type { CostReading } from './result.ts';

/** The probability of class 1 for every point of x `[samples, 2]`. */
export function probabilities(model: Sequential, x: Tensor): ArrayLike<number> {
  return noGrad(() => sigmoid(model(x).squeeze(1))).toTypedArray();
}

/** The cost of the model as it is, in both of its forms. */
export function readCosts(model: Sequential, { x, y }: Samples, iteration: number): CostReading {
  return noGrad(() => {
    const logits = model(x).squeeze(1);
    return {
      iteration,
      fromProbabilities: jsonNumber(binaryCrossEntropy(sigmoid(logits), y).item()),
      fromLogits: jsonNumber(binaryCrossEntropyWithLogits(logits, y).item()),
    };
  });
}
