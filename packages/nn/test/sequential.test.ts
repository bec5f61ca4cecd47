import { numpyRandom } from '@semente/random';
import { type Tensor, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { linear, parameters, relu, sequential, sigmoid, tanh } from '../src/index.ts';

const double = (x: Tensor): Tensor => x.mul(2);
const increment = (x: Tensor): Tensor => x.add(1);

describe('sequential', () => {
  it('passes its input through the layers, the first one first', () => {
    expect(sequential(double, increment)(tensor([3, -1])).toArray()).toEqual([7, -1]);
    expect(sequential(increment, double)(tensor([3, -1])).toArray()).toEqual([8, 0]);
  });

  it('shows its layers in order', () => {
    const random = numpyRandom(1);
    const [first, second] = [linear(2, 3, { random }), linear(3, 1, { random })];
    const { layers } = sequential(first, relu(), second);
    expect(layers).toHaveLength(3);
    expect(layers[0]).toBe(first);
    expect(layers[2]).toBe(second);
  });

  it('is a layer itself', () => {
    const model = sequential(sequential(double, increment), sequential(double));
    expect(model(tensor([3])).toArray()).toEqual([14]);
  });

  it('gives back its input if it has no layers', () => {
    const x = tensor([1, 2]);
    expect(sequential()(x)).toBe(x);
  });

  it('names the layer that does not fit the one before', () => {
    const random = numpyRandom(1);
    const model = sequential(linear(2, 10, { random }), relu(), linear(5, 1, { random }));
    expect(() => model(tensor([[1, 2]]))).toThrow(
      'linear(5, 1): expected an input of float64 [samples, 5], got float64 [1, 10]',
    );
  });
});

describe('activations', () => {
  it.each([
    { name: 'relu', layer: relu(), expected: [0, 0, 0, 1] },
    { name: 'sigmoid', layer: sigmoid(), expected: [0.25, 0.5, 0.5, 0.75] },
    { name: 'tanh', layer: tanh(), expected: [-0.8, 0, 0, 0.8] },
  ])('$name works element by element and has no parameters', ({ layer, expected }) => {
    // ±ln 3, for which e^x is a whole number; relu's value is looked at as its sign.
    const x = tensor([-1.0986122886681098, -0, 0, 1.0986122886681098]);
    const y = layer(x).toTypedArray();
    expected.forEach((value, i) => {
      expect(Math.min(y[i], 1)).toBeCloseTo(value, 15);
    });
    expect(parameters(layer)).toEqual([]);
  });
});
