import { numpyRandom } from '@semente/random';
import { type Tensor, tensor, zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { linear, parameters, relu, sequential } from '../src/index.ts';

const random = numpyRandom(1);
const leaf = () => tensor(0, { requiresGrad: true });

/** Compares by identity; `toEqual` would see no difference between two leaves. */
function expectSame(found: readonly Tensor[], expected: readonly Tensor[]): void {
  expect(found.map((x) => expected.indexOf(x))).toEqual(expected.map((_, place) => place));
}

describe('parameters', () => {
  it('are the weight and the bias of each layer, in order', () => {
    const [first, second] = [linear(2, 3, { random }), linear(3, 1, { random })];
    const found = parameters(sequential(first, relu(), second));
    expectSame(found, [first.weight, first.bias, second.weight, second.bias]);
    expect(found.map(({ shape }) => shape)).toEqual([[3, 2], [3], [1, 3], [1]]);
  });

  it('are found in plain objects and arrays, however deep, in the order of definition', () => {
    const [a, b, c, d] = [leaf(), leaf(), leaf(), leaf()];
    const found = parameters({
      z: a,
      blocks: [{ scale: b }, [[c]]],
      a: { name: 'head', shift: d },
    });
    expectSame(found, [a, b, c, d]);
  });

  it('are found in the fields of a class', () => {
    class Autoencoder {
      readonly encoder = linear(4, 2, { random });
      readonly decoder = linear(2, 4, { random });
    }
    const shapes = parameters(new Autoencoder()).map(({ shape }) => shape);
    expect(shapes).toEqual([[2, 4], [2], [4, 2], [4]]);
  });

  it('are found among the values of a Map and of a Set, and in the fields of one', () => {
    const [a, b, c, d] = [leaf(), leaf(), leaf(), leaf()];
    class Named extends Map<string, Tensor> {
      readonly shift = d;
    }
    const model = { z: new Map([['first', { w: a }]]), a: new Set([b]), n: new Named([['c', c]]) };
    expectSame(parameters(model), [a, b, d, c]);
    expectSame(parameters(new Map([[1, a]])), [a]);
  });

  it('are found however deep they are nested, and however many there are', () => {
    const weight = leaf();
    let chain: object = { weight };
    for (let depth = 0; depth < 100_000; depth++) chain = { chain };
    expectSame(parameters(chain), [weight]);
    const many = Array.from({ length: 200_000 }, () => weight);
    expectSame(parameters({ many }), [weight]);
  });

  it('stand where a model names them first', () => {
    const [a, b, c] = [leaf(), leaf(), leaf()];
    expectSame(parameters({ first: [a, { b }], second: [c, b], third: a }), [a, b, c]);
    expectSame(parameters({ first: { inner: { b } }, second: b, third: [c, a] }), [b, c, a]);
  });

  it('come once, however often a model uses them', () => {
    const shared = linear(2, 2, { random });
    const model = { twice: sequential(shared, relu(), shared), again: shared.weight };
    expectSame(parameters(model), [shared.weight, shared.bias]);
  });

  it('are found in a model that refers to itself', () => {
    const weight = leaf();
    const child = { weight, parent: {} };
    child.parent = { child };
    expectSame(parameters(child), [weight]);
  });

  it('leave out what is not trained: tensors without a gradient, and results', () => {
    const weight = leaf();
    const model = {
      mean: zeros([3]),
      doubled: leaf().mul(2),
      frozen: weight.detach(),
      weight,
    };
    expectSame(parameters(model), [weight]);
  });

  it('leave out everything that is no tensor', () => {
    const model = { name: 'model', rate: 0.1, nothing: null, missing: undefined, run: () => 0 };
    expect(parameters(model)).toEqual([]);
    expect(parameters([])).toEqual([]);
  });

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [5, '5'],
    ['model', "'model'"],
  ])('cannot be looked for in %o', (model, shown) => {
    const attempt = (): unknown => parameters(model as never);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `parameters: expected a layer, or an object or array that holds layers, got ${shown}`,
    );
  });

  it('of a tensor are the tensor', () => {
    const weight = leaf();
    expectSame(parameters(weight), [weight]);
  });
});
