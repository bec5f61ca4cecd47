import { numpyRandom } from '@semente/random';
import { tensor, valueAndGrad } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  linear,
  meanSquaredError,
  parameters,
  relu,
  sequential,
  sgd,
  tanh,
} from '../src/index.ts';
import { given } from './given.ts';
import reference from './torch-reference.json' with { type: 'json' };

const { learningRate, losses, descent, training } = reference;

/** How far apart two lists are, measured by the largest number in them. */
function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length);
  const numbers = Array.from(expected);
  const differences = numbers.map((value, i) => Math.abs(actual[i] - value));
  return Math.max(...differences) / Math.max(...numbers.map(Math.abs));
}

/** The rounding of a few operations. PyTorch's logarithm and its order of additions are not ours. */
const FEW_ROUNDINGS = 4 * Number.EPSILON;

describe('against PyTorch, on random numbers', () => {
  const functions = {
    withLogits: binaryCrossEntropyWithLogits,
    fromProbabilities: binaryCrossEntropy,
    meanSquaredError,
  };
  const cases = losses.map(({ loss, predictions, targets, value, gradient }) => ({
    title: `${loss} of ${tensor(predictions)}`,
    loss: functions[loss as keyof typeof functions],
    inputs: [tensor(predictions), tensor(targets)] as const,
    torch: { value, gradient: tensor(gradient) },
  }));

  it.each(cases)('$title has the same value and gradient, but for rounding', (recorded) => {
    const { loss, inputs, torch } = recorded;
    const [value, gradient] = valueAndGrad(loss)(...inputs);
    expect(relativeError([value.item()], [torch.value])).toBeLessThan(FEW_ROUNDINGS);
    expect(gradient.shape).toEqual(torch.gradient.shape);
    const error = relativeError(gradient.toTypedArray(), torch.gradient.toTypedArray());
    expect(error).toBeLessThan(FEW_ROUNDINGS);
  });

  it.each(['float64', 'float32'] as const)(
    'ten steps of gradient descent in %s are equal in every bit',
    (dtype) => {
      const { start, curvature, path } = descent[dtype];
      const w = tensor(start, { dtype, requiresGrad: true });
      const a = tensor(curvature, { dtype });
      const optimizer = sgd([w], { learningRate });
      const walked = path.map(() => {
        optimizer.zeroGrad();
        w.square().mul(a).div(2).sum().backward();
        optimizer.step();
        return w.toArray();
      });
      expect(walked).toEqual(path);
    },
  );

  it('a network trains through the same costs to the same parameters, but for rounding', () => {
    const { x, y, before, costs, after } = training;
    const [w1, b1, w2, b2, w3, b3] = before.map(given);
    const random = numpyRandom(1);
    const model = sequential(
      linear(3, 4, { weight: w1, bias: b1, random }),
      relu(),
      linear(4, 3, { weight: w2, bias: b2, random }),
      tanh(),
      linear(3, 1, { weight: w3, bias: b3, random }),
    );
    const optimizer = sgd(parameters(model), { learningRate });
    const ownCosts = costs.map(() => {
      optimizer.zeroGrad();
      const loss = binaryCrossEntropyWithLogits(model(tensor(x)), tensor(y));
      loss.backward();
      optimizer.step();
      return loss.item();
    });
    expect(relativeError(ownCosts, costs)).toBeLessThan(FEW_ROUNDINGS);
    parameters(model).forEach((parameter, i) => {
      const error = relativeError(parameter.toTypedArray(), after[i].flat());
      expect(error).toBeLessThan(FEW_ROUNDINGS);
    });
  });
});
