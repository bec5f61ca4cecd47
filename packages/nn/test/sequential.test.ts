import { inspect } from 'node:util';
import { numpyRandom } from '@semente/random';
import { type Tensor, TensorError, tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { linear, parameters, relu, residual, sequential, sigmoid, tanh } from '../src/index.ts';

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

  it('has each layer under its number, with its type', () => {
    const model = sequential(linear(2, 3, { random: numpyRandom(1) }), relu());
    expect(model[0]).toBe(model.layers[0]);
    expect(model[0].weight.shape).toEqual([3, 2]);
    // @ts-expect-error: a relu has no weight
    expect(model[1].weight).toBeUndefined();
  });

  it('is shown by the names of its layers, without the numbers in them', () => {
    const random = numpyRandom(1);
    const block = residual(sequential(linear(4, 4, { random }), relu()));
    const model = sequential(linear(2, 4, { random }), block, (x: Tensor) => x, increment);
    const text = [
      'sequential',
      '  0: linear(2, 4)',
      '  1: residual',
      '    body: sequential',
      '      0: linear(4, 4)',
      '      1: relu()',
      '  2: layer',
      '  3: increment',
    ].join('\n');
    expect(inspect(model)).toBe(text);
    expect(String(model)).toBe(text);
    expect(inspect({ layer: relu() })).toBe('{ layer: relu() }');
  });

  it('is a layer itself', () => {
    const model = sequential(sequential(double, increment), sequential(double));
    expect(model(tensor([3])).toArray()).toEqual([14]);
  });

  it('gives back its input if it has no layers', () => {
    const x = tensor([1, 2]);
    expect(sequential()(x)).toBe(x);
  });

  it('keeps its layers: neither the list nor an entry of it can be replaced', () => {
    const model = sequential(double, increment);
    const layers = model.layers as unknown as unknown[];
    expect(() => Object.assign(model, { layers: [] })).toThrow(TypeError);
    expect(() => layers.push(double)).toThrow(TypeError);
    expect(() => {
      layers[0] = increment;
    }).toThrow(TypeError);
    expect(model(tensor([3])).toArray()).toEqual([7]);
  });

  it.each([
    [[[double, increment]], 'layer 1 is an array of 2'],
    [[double, undefined], 'layer 2 is undefined'],
    [[double, increment, 'relu'], "layer 3 is 'relu'"],
    [[{}], 'layer 1 is an object'],
    [[tensor([1])], 'layer 1 is float64 [1]'],
  ])('refuses to be made of what is no layer', (layers, found) => {
    const attempt = (): unknown => sequential(...(layers as never[]));
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `sequential: ${found}, where a function from tensor to tensor would fit; ` +
        'pass layers one by one, as in sequential(first, second)',
    );
  });

  it('names the layer that gives no tensor, such as a relu that was not called', () => {
    const attempt = (layer: unknown) => (): unknown =>
      sequential(double, layer as typeof double, increment)(tensor([1]));
    expect(attempt(relu)).toThrow(TensorError);
    expect(attempt(relu)).toThrow(
      'sequential: layer 2 gave a function, where a tensor would fit; call what makes the layer, as in relu()',
    );
    expect(attempt(() => undefined)).toThrow(
      /^sequential: layer 2 gave undefined, where a tensor would fit$/,
    );
    expect(attempt((x: Tensor) => x.toArray())).toThrow('layer 2 gave an array of 1');
  });

  it('names the layer that does not fit the one before', () => {
    const random = numpyRandom(1);
    const model = sequential(linear(2, 10, { random }), relu(), linear(5, 1, { random }));
    expect(() => model(tensor([[1, 2]]))).toThrow(
      'linear(5, 1): expected an input of float64 [samples, …, 5], got float64 [1, 10]',
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
