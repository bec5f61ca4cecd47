import { numpyRandom } from '@semente/random';
import { checkGradients, noGrad, type Tensor, TensorError, tensor, zeros } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  glorotNormal,
  heNormal,
  initializer,
  linear,
  meanSquaredError,
  normal,
  parameters,
  relu,
  sequential,
  tanh,
  type WeightShape,
} from '../src/index.ts';
import { given } from './given.ts';

const random = numpyRandom(1);

/** From 2 features to 3, with weights that are easy to work with by hand. */
const known = () =>
  linear(2, 3, {
    weight: given([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    bias: given([10, 20, 30]),
    random,
  });

describe('linear', () => {
  it('gives x · weightᵀ + bias', () => {
    const x = tensor([
      [1, 0],
      [0, 1],
      [1, -1],
      [0, 0],
    ]);
    expect(known()(x).toArray()).toEqual([
      [11, 23, 35],
      [12, 24, 36],
      [9, 19, 29],
      [10, 20, 30],
    ]);
  });

  it('takes [samples, inFeatures] to [samples, outFeatures], also no samples at all', () => {
    const count = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(count, count, fc.nat({ max: 6 }), (inFeatures, outFeatures, samples) => {
        const layer = linear(inFeatures, outFeatures, { random });
        expect(layer(zeros([samples, inFeatures])).shape).toEqual([samples, outFeatures]);
        expect(layer.weight.shape).toEqual([outFeatures, inFeatures]);
        expect(layer.bias.shape).toEqual([outFeatures]);
      }),
    );
  });

  it('has leaves for weight and bias, without a gradient at first', () => {
    for (const leaf of parameters(known())) {
      expect(leaf.requiresGrad).toBe(true);
      expect(leaf.node).toBeNull();
      expect(leaf.grad).toBeNull();
    }
  });

  it('passes back gradientᵀ · x to the weight and the sum over the samples to the bias', () => {
    const layer = known();
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const gradient = tensor([
      [1, 0, -1],
      [2, 1, 0],
    ]);
    layer(x).backward(gradient);
    expect(layer.weight.grad?.toArray()).toEqual([
      [7, 10],
      [3, 4],
      [-1, -2],
    ]);
    expect(layer.bias.grad?.toArray()).toEqual([3, 1, -1]);
  });

  it('treats each step of a sequence as a sample of its own', () => {
    const layer = known();
    const x = tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2] });
    const y = layer(x);
    expect(y.shape).toEqual([2, 2, 3]);
    expect(y.toTypedArray()).toEqual(layer(x.reshape([4, 2])).toTypedArray());
  });

  it('goes by the weight it was assigned', () => {
    const layer = linear(1, 1, { random });
    layer.weight.assign(tensor([[3]]));
    layer.bias.assign(tensor([0.5]));
    expect(layer(tensor([[2]])).item()).toBe(6.5);
  });

  it('keeps its weight and bias: neither can be replaced', () => {
    const layer = known();
    const { weight, bias } = layer;
    expect(() => Object.assign(layer, { weight: bias })).toThrow(TypeError);
    expect(() => Object.assign(layer, { bias: weight })).toThrow(TypeError);
    expect(layer.weight).toBe(weight);
    expect(layer.bias).toBe(bias);
  });

  it('starts with heNormal weights and zero biases, unless told otherwise', () => {
    const { weight, bias } = linear(3, 4, { random: numpyRandom(7) });
    const he = linear(3, 4, { weight: heNormal(), random: numpyRandom(7) });
    expect(weight.toArray()).toEqual(he.weight.toArray());
    expect(bias.toArray()).toEqual([0, 0, 0, 0]);
  });

  it('draws the biases after the weights, from the same source', () => {
    const options = { weight: normal(), bias: normal(), random: numpyRandom(7) };
    const { weight, bias } = linear(2, 2, options);
    const again = numpyRandom(7);
    const expected = Array.from({ length: 6 }, () => again.normal());
    expect([...weight.toTypedArray(), ...bias.toTypedArray()]).toEqual(expected);
  });

  it('tells both rules the shape of what they fill, and the fans of the layer', () => {
    const asked: WeightShape[] = [];
    const write = initializer({
      name: 'write',
      draw({ shape, fanIn, fanOut }) {
        asked.push({ shape, fanIn, fanOut });
        return new Float64Array(shape.reduce((size, length) => size * length));
      },
      explain: () => ({ formula: 'w = 0', standardDeviation: 0 }),
    });
    linear(3, 5, { weight: write, bias: write, random });
    expect(asked).toEqual([
      { shape: [5, 3], fanIn: 3, fanOut: 5 },
      { shape: [5], fanIn: 3, fanOut: 5 },
    ]);
  });
});

describe('a float32 layer', () => {
  const draw = (dtype: 'float64' | 'float32') =>
    linear(4, 3, { weight: glorotNormal(), bias: normal(), random: numpyRandom(2), dtype });

  it('starts with the float64 draws, rounded', () => {
    const [single, double] = [draw('float32'), draw('float64')];
    expect(single.weight.toTypedArray()).toEqual(Float32Array.from(double.weight.toTypedArray()));
    expect(single.bias.toTypedArray()).toEqual(Float32Array.from(double.bias.toTypedArray()));
  });

  it('gives float32 results and float32 gradients', () => {
    const layer = draw('float32');
    const y = layer(zeros([2, 4], { dtype: 'float32' }));
    y.sum().backward();
    expect(y.dtype).toBe('float32');
    expect(layer.weight.grad?.dtype).toBe('float32');
    expect(layer.bias.grad?.toArray()).toEqual([2, 2, 2]);
  });
});

describe('linear refuses', () => {
  it.each([
    [zeros([5, 3]), 'float64 [5, 3]'],
    [zeros([2]), 'float64 [2]'],
    [zeros([1, 2, 5]), 'float64 [1, 2, 5]'],
    [zeros([5, 2], { dtype: 'float32' }), 'float32 [5, 2]'],
  ])('an input that does not fit: %s', (x, given) => {
    const attempt = (): unknown => known()(x);
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(
      `linear(2, 3): expected an input of float64 [samples, …, 2], got ${given}`,
    );
  });

  it.each([
    [0, 3],
    [2, -1],
    [2, 2.5],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('to be made with %d inputs and %d outputs', (inFeatures, outFeatures) => {
    const attempt = (): unknown => linear(inFeatures, outFeatures, { random });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `linear(${inFeatures}, ${outFeatures}): numbers of features must be whole and above 0`,
    );
  });

  it('a rule that does not give one value for each weight', () => {
    expect(() => linear(2, 3, { weight: given([1, 2, 3]), random })).toThrow(
      'linear(2, 3): its rule gave 3 numbers for the shape [3, 2]',
    );
  });

  it.each([
    [[[1, 2]], 'an array of 1'],
    [undefined, 'undefined'],
  ])('an input that is no tensor: %o', (x, given) => {
    const attempt = (): unknown => known()(x as never);
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(
      `linear(2, 3): expected an input of float64 [samples, …, 2], got ${given}`,
    );
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'undefined'],
    [{}, 'undefined'],
    [{ random: null }, 'null'],
    [{ random: 1 }, '1'],
    [{ random: Math.random }, 'a function'],
    [{ random: {} }, 'an object'],
  ])('to be built without a random source: %o', (options, given) => {
    const attempt = (): unknown => linear(2, 3, options as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `linear(2, 3): random must be a random source, as in { random: seededRandom(1) }, got ${given}`,
    );
  });

  it('a text for a number of features, and shows it as a text', () => {
    expect(() => linear('2' as never, 3, { random })).toThrow(
      "linear('2', 3): numbers of features",
    );
  });
});

describe('derivatives through a network', () => {
  const network = (activation: typeof tanh) => {
    const options = { bias: normal(), random: numpyRandom(4) };
    return sequential(linear(2, 4, options), activation(), linear(4, 1, options));
  };
  const x = tensor([
    [0.3, -1.2],
    [1.5, 0.4],
    [-0.7, 0.9],
  ]);
  const y = tensor([[1], [0], [1]]);
  const losses = [{ lossOf: binaryCrossEntropyWithLogits }, { lossOf: meanSquaredError }];

  it.each(losses)('of $lossOf.name are right to second order, for the input', ({ lossOf }) => {
    const model = network(tanh);
    const loss = (input: Tensor): Tensor => lossOf(model(input), y);
    expect(() => checkGradients(loss, [x], { order: 2 })).not.toThrow();
  });

  it.each(losses)('of $lossOf.name are the slopes, for every parameter', ({ lossOf }) => {
    for (const activation of [tanh, relu]) {
      const model = network(activation);
      const loss = (): Tensor => lossOf(model(x), y);
      loss().backward();
      for (const parameter of parameters(model)) {
        const gradient = parameter.grad?.toTypedArray() ?? [];
        expect(gradient).toHaveLength(parameter.size);
        gradient.forEach((slope, element) => {
          expect(Math.abs(slope - slopeAlong(parameter, element, loss))).toBeLessThan(1e-8);
        });
      }
    }
  });
});

/** By central differences; the parameter keeps its value. */
function slopeAlong(parameter: Tensor, element: number, loss: () => Tensor): number {
  const before = parameter.detach();
  const step = 1e-5;
  const [above, below] = [step, -step].map((change) => {
    const moved = before.toTypedArray();
    moved[element] += change;
    parameter.assign(tensor(moved, { shape: before.shape }));
    return noGrad(loss).item();
  });
  parameter.assign(before);
  return (above - below) / (2 * step);
}
