import { binaryCrossEntropy } from '@semente/nn';
import { type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import gradientChecking from '../../src/exercises/gradient-checking.ts';
import { backward } from '../../src/gradient-check/backward.ts';
import {
  costs,
  forward,
  type ParameterName,
  parameterNames,
  testCase,
} from '../../src/gradient-check/network.ts';

type TestCase = ReturnType<typeof testCase>;

/** What the framework's own backward pass gives for the same network. */
function byReverseMode({ network, examples }: TestCase, name: ParameterName): Tensor | null {
  const leaf = tensor(network[name].toArray(), { requiresGrad: true });
  const { A3 } = forward({ ...network, [name]: leaf }, examples);
  binaryCrossEntropy(A3, examples.Y).backward();
  return leaf.grad;
}

describe('the test case', () => {
  it('is the one that NumPy draws after np.random.seed(1)', () => {
    const { network, examples } = testCase(1, 'float64');
    const [first] = examples.X.toArray() as number[][];
    expect(first).toEqual([1.6243453636632417, -0.6117564136500754, -0.5281717522634557]);
    expect(network.b3.item()).toBe(0.2855873252542588);
  });

  it('has a silent layer 2 under seed 29, so that dW2 is 0', () => {
    const { network, examples } = testCase(29, 'float64');
    const cache = forward(network, examples);
    expect(cache.A2.max().item()).toBe(0);
    expect(backward(network, examples, cache, {}).W2.abs().max().item()).toBe(0);
  });

  it('costs 2.4078 in both forms', () => {
    const { network, examples } = testCase(1, 'float64');
    const cache = forward(network, examples);
    expect(costs.fromProbabilities(cache, examples)).toBeCloseTo(2.407833389834357, 13);
    expect(costs.fromLogits(cache, examples)).toBeCloseTo(2.407833389834357, 13);
  });
});

describe('the backward pass by hand', () => {
  it.each([1, 2, 3, 4])('gives what reverse mode gives, under seed %i', (seed) => {
    const given = testCase(seed, 'float64');
    const { network, examples } = given;
    const byHand = backward(network, examples, forward(network, examples), {});
    for (const name of parameterNames) {
      const reverse = byReverseMode(given, name)?.toTypedArray() ?? [];
      const hand = byHand[name].toTypedArray();
      expect(reverse).toHaveLength(hand.length);
      for (const [i, value] of hand.entries()) expect(reverse[i]).toBeCloseTo(value, 12);
    }
  });

  it.each(gradientChecking.variants)(
    'of the pass "$name" has gradients of fitting shapes',
    ({ mistakes }) => {
      const { network, examples } = testCase(1, 'float32');
      const gradients = backward(network, examples, forward(network, examples), mistakes);
      for (const name of parameterNames) {
        expect([gradients[name].shape, gradients[name].dtype]).toEqual([
          network[name].shape,
          'float32',
        ]);
      }
    },
  );
});
