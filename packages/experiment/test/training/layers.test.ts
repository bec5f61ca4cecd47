import { linear, parameters, relu, sequential, sgd, zeros } from '@semente/nn';
import { seededRandom } from '@semente/random';
import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { measureLayers } from '../../src/training/layers.ts';
import type { Training } from '../../src/training/training.ts';

/** Two points through a network small enough to work out by hand; the loss is the mean logit. */
function handMade(): { training: Training; first: ReturnType<typeof linear> } {
  const options = { weight: zeros(), random: seededRandom(1) };
  const [first, second] = [linear(2, 2, options), linear(2, 1, options)];
  first.weight.assign(
    tensor([
      [1, 0],
      [0, -1],
    ]),
  );
  second.weight.assign(tensor([[2, 4]]));
  const model = sequential(first, relu(), second);
  const optimizer = sgd(parameters(model), { learningRate: 1 });
  return { training: { model, optimizer, loss: (x) => model(x).mean() }, first };
}

describe('measureLayers', () => {
  // The hidden outputs are (1, 0) and (0, 3) after the rectifier, the logits 2 and 12.
  const samples = {
    x: tensor([
      [1, 1],
      [-1, -3],
    ]),
    y: tensor([1, 0]),
  };

  it('sees the output of a layer after its nonlinearity', () => {
    const [hidden, output] = measureLayers(handMade().training, samples);
    expect(hidden.activation.mean).toBe(1);
    expect(hidden.shareOfZeros).toBe(0.5);
    const [low, high] = [1 / (1 + Math.exp(-2)), 1 / (1 + Math.exp(-12))];
    expect(output.activation.mean).toBeCloseTo((low + high) / 2, 15);
    expect(output.shareOfZeros).toBe(0);
  });

  it('sees the gradient of the loss, scaled by nothing', () => {
    const [hidden, output] = measureLayers(handMade().training, samples);
    // ∂loss/∂W1 = [[1, 1], [−2, −6]] and ∂loss/∂W2 = [[1/2, 3/2]].
    expect(hidden.weightGradient.mean).toBe(-1.5);
    expect(hidden.weightGradient.rootMeanSquare).toBe(Math.sqrt(42 / 4));
    expect(output.weightGradient.mean).toBe(1);
  });

  it('sees how large the weights are', () => {
    const [hidden, output] = measureLayers(handMade().training, samples);
    expect(hidden.weight.mean).toBe(0);
    expect(hidden.weight.rootMeanSquare).toBe(Math.sqrt(1 / 2));
    expect(output.weight.rootMeanSquare).toBe(Math.sqrt(10));
  });

  it('names the layers and describes their weights', () => {
    const layers = measureLayers(handMade().training, samples);
    const described = layers.map(({ name, weightShape, weightRank, distinctUnits }) => {
      return [name, weightShape, weightRank, distinctUnits];
    });
    expect(described).toEqual([
      ['layer 1', [2, 2], 2, 2],
      ['layer 2', [1, 2], 1, 1],
    ]);
  });

  it('leaves the model as it was, without gradients', () => {
    const { training, first } = handMade();
    measureLayers(training, samples);
    expect(first.weight.grad).toBeNull();
    expect(first.weight.toArray()).toEqual([
      [1, 0],
      [0, -1],
    ]);
  });
});
