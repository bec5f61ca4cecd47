import { numpyRandom } from '@semente/random';
import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { linear, sgd } from '../src/index.ts';

const leaf = (value: number) => tensor(value, { requiresGrad: true });

describe('sgd', () => {
  it('moves each parameter against its gradient, by learningRate times it', () => {
    const w = tensor([3, -1], { requiresGrad: true });
    const optimizer = sgd([w], { learningRate: 0.25 });
    w.square().sum().backward();
    optimizer.step();
    expect(w.toArray()).toEqual([1.5, -0.5]);
  });

  it('leaves alone what has no gradient', () => {
    const [used, unused] = [leaf(2), leaf(5)];
    const { strided } = unused;
    const optimizer = sgd([used, unused], { learningRate: 1 });
    used.backward();
    optimizer.step();
    expect(used.item()).toBe(1);
    expect(unused.strided).toBe(strided);
    expect(unused.grad).toBeNull();
  });

  it('forgets gradients when told to, and only then', () => {
    const w = leaf(10);
    const optimizer = sgd([w], { learningRate: 1 });
    w.mul(2).backward();
    optimizer.step();
    expect(w.grad?.item()).toBe(2);
    w.mul(3).backward();
    expect(w.grad?.item()).toBe(5);
    optimizer.zeroGrad();
    expect(w.grad).toBeNull();
    w.mul(3).backward();
    expect(w.grad?.item()).toBe(3);
  });

  it('goes by the learning rate that it was assigned last', () => {
    const w = leaf(8);
    const optimizer = sgd([w], { learningRate: 0.5 });
    expect(optimizer.learningRate.item()).toBe(0.5);
    w.mul(2).backward();
    optimizer.step();
    expect(w.item()).toBe(7);
    optimizer.learningRate.assign(tensor(2));
    optimizer.step();
    expect(w.item()).toBe(3);
  });

  it('leaves no history: parameters stay leaves, and the next loss is differentiated alone', () => {
    const w = leaf(3);
    const optimizer = sgd([w], { learningRate: 0.25 });
    for (let i = 0; i < 3; i++) {
      optimizer.zeroGrad();
      w.square().backward();
      expect(w.grad?.item()).toBe(2 * w.item());
      optimizer.step();
      expect(w.node).toBeNull();
      expect(w.requiresGrad).toBe(true);
    }
    expect(w.item()).toBe(3 / 8);
  });

  it('does not change what was read before the step', () => {
    const w = leaf(3);
    const optimizer = sgd([w], { learningRate: 1 });
    const copy = w.detach();
    const view = w.detach().reshape([1]);
    w.mul(2).backward();
    optimizer.step();
    expect([w.item(), copy.item(), view.item()]).toEqual([1, 3, 3]);
  });

  it('keeps a float32 parameter float32, with the learning rate rounded to it', () => {
    const w = tensor([1, 2], { dtype: 'float32', requiresGrad: true });
    const optimizer = sgd([w], { learningRate: 0.1 });
    w.sum().backward();
    optimizer.step();
    expect(w.dtype).toBe('float32');
    expect(w.toArray()).toEqual([0.9, 2 - Math.fround(0.1)].map(Math.fround));
  });

  it('updates parameters of both dtypes in one step', () => {
    const parameters = (['float32', 'float64'] as const).map((dtype) =>
      tensor(1, { dtype, requiresGrad: true }),
    );
    const optimizer = sgd(parameters, { learningRate: 0.5 });
    for (const parameter of parameters) parameter.backward();
    optimizer.step();
    expect(parameters.map(String)).toEqual(['float32 []', 'float64 []']);
    expect(parameters.map((parameter) => parameter.item())).toEqual([0.5, 0.5]);
  });

  it.each([0, -0.1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses the learning rate %d',
    (learningRate) => {
      const attempt = (): unknown => sgd([leaf(1)], { learningRate });
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(`sgd: learningRate must be a positive number, got ${learningRate}`);
    },
  );

  it.each([
    [undefined, 'undefined'],
    [null, 'undefined'],
    [{ learningRate: '0.1' }, "'0.1'"],
  ])('refuses the options %o', (options, given) => {
    expect(() => sgd([leaf(1)], options as never)).toThrow(
      `sgd: learningRate must be a positive number, got ${given}`,
    );
  });

  it('counts a tensor once that is given twice', () => {
    const w = leaf(3);
    const optimizer = sgd([w, leaf(1), w], { learningRate: 0.25 });
    w.mul(4).backward();
    optimizer.step();
    expect(w.item()).toBe(2);
  });

  it('trains what it was given, whatever becomes of the list', () => {
    const [w, later] = [leaf(3), leaf(3)];
    const given = [w];
    const optimizer = sgd(given, { learningRate: 1 });
    given[0] = later;
    w.add(later).backward();
    optimizer.step();
    expect([w.item(), later.item()]).toEqual([2, 3]);
  });

  it.each([
    [linear(2, 1, { random: numpyRandom(1) }), 'a function'],
    [leaf(1), 'float64 []'],
    [new Set([leaf(1)]), 'an object'],
    [undefined, 'undefined'],
  ])('refuses what is no list of tensors, such as the model itself', (given, shown) => {
    const attempt = (): unknown => sgd(given as never, { learningRate: 0.1 });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(
      `sgd: expected an array of tensors, got ${shown}; pass parameters(model)`,
    );
  });

  it.each([
    [tensor([1, 2]), 'a float64 [2] that requires no gradient; make it by tensor(…, { requires'],
    [leaf(1).mul(2), 'a float64 [] that is the result of mul; only a leaf can be trained'],
    [[leaf(1)], 'an array of 1, where a tensor would fit; pass parameters(model)'],
    [null, 'null, where a tensor would fit; pass parameters(model)'],
  ])('refuses a parameter that cannot be trained', (given, found) => {
    const attempt = (): unknown => sgd([leaf(1), given as never], { learningRate: 0.1 });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`sgd: parameters[1] is ${found}`);
  });

  it('refuses to train nothing', () => {
    expect(() => sgd([], { learningRate: 0.1 })).toThrow('sgd: there are no parameters to train');
  });
});
