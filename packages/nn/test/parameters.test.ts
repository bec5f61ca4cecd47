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

  it('of a tensor are the tensor', () => {
    const weight = leaf();
    expectSame(parameters(weight), [weight]);
  });
});
