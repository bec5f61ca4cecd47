import { describe, expect, it } from 'vitest';
import { backward, noGrad, relu, type Tensor, tensor, zeros } from '../src/index.ts';

const leaf = (values: Parameters<typeof tensor>[0]) => tensor(values, { requiresGrad: true });

describe('backward', () => {
  it('gives each leaf its gradient, in the leaf’s shape', () => {
    const x = leaf([
      [1, 2],
      [3, 4],
    ]);
    const w = leaf([10, 20]);
    x.mul(w).sum().backward();
    expect(x.grad?.toArray()).toEqual([
      [10, 20],
      [10, 20],
    ]);
    expect(w.grad?.toArray()).toEqual([4, 6]);
  });

  it('adds up what arrives by several ways', () => {
    const x = leaf(3);
    const y = x.mul(x);
    y.add(y).add(x).backward();
    expect(x.grad?.item()).toBe(13);
  });

  it('adds to the gradient of an earlier call', () => {
    const x = leaf(3);
    x.mul(2).backward();
    x.mul(5).backward();
    expect(x.grad?.item()).toBe(7);
  });

  it('starts from the gradient it is given', () => {
    const x = leaf([1, 2]);
    x.mul(x).backward(tensor([1, 10]));
    expect(x.grad?.toArray()).toEqual([2, 40]);
  });

  it('gives each leaf a gradient of its own', () => {
    const [a, b] = [leaf([1, 2]), leaf([3, 4])];
    a.add(b).sum().backward();
    a.grad?.assign(tensor([7, 7]));
    expect(b.grad?.toArray()).toEqual([1, 1]);
  });

  it('keeps the gradient it is given apart from the leaf’s', () => {
    const x = leaf([1, 2]);
    const start = tensor([1, 10]);
    x.backward(start);
    x.grad?.assign(tensor([7, 7]));
    expect(start.toArray()).toEqual([1, 10]);
  });

  it('leaves out what requires no gradient', () => {
    const x = leaf([1, 2]);
    const data = tensor([3, 4]);
    x.mul(data).sum().backward();
    expect(data.grad).toBeNull();
    expect(data.requiresGrad).toBe(false);
  });

  it('gives gradients without history, so that training forgets its past', () => {
    const x = leaf([1, 2]);
    x.square().sum().backward();
    expect(x.grad?.requiresGrad).toBe(false);
  });

  it('works on a leaf itself', () => {
    const x = leaf(2);
    backward(x);
    expect(x.grad?.item()).toBe(1);
  });

  it('keeps to float32', () => {
    const x = tensor([0.1, 0.2], { dtype: 'float32', requiresGrad: true });
    x.mul(0.1).sum().backward();
    expect(x.grad?.dtype).toBe('float32');
    expect(x.grad?.toArray()).toEqual([Math.fround(0.1), Math.fround(0.1)]);
  });

  it('follows a value-dependent path, as it was taken', () => {
    const shrink = (x: Tensor): Tensor => (x.item() > 1 ? shrink(x.mul(0.5)) : x);
    const x = leaf(40);
    shrink(x).backward();
    expect(x.grad?.item()).toBe(2 ** -6);
  });

  it('is not limited by the call stack', () => {
    const x = leaf(1);
    let y = x;
    for (let i = 0; i < 100_000; i++) y = y.neg();
    y.backward();
    expect(y.item()).toBe(1);
    expect(x.grad?.item()).toBe(1);
  }, 30_000);

  it('visits shared subexpressions once, however many paths lead to them', () => {
    const x = leaf(1);
    let y = x;
    for (let i = 0; i < 60; i++) y = y.add(y);
    y.backward();
    expect(x.grad?.item()).toBe(2 ** 60);
  });

  it('refuses a result of several elements', () => {
    expect(() => leaf([1, 2]).mul(2).backward()).toThrow(
      'backward: the result has shape [2], and only a single number has a gradient; reduce it, as by sum() or mean()',
    );
  });

  it('refuses a result that depends on no leaf', () => {
    expect(() => tensor(1).mul(2).backward()).toThrow(
      'backward: nothing this tensor was computed from requires a gradient',
    );
  });

  it('refuses a gradient of another shape', () => {
    expect(() => leaf([1, 2]).backward(tensor([[1, 1]]))).toThrow(
      'backward: a gradient of float64 [1, 2] does not fit a result of float64 [2]',
    );
  });
});

describe('backward, given what is no tensor,', () => {
  it('says so', () => {
    const notATensor = 1 as unknown as Tensor;
    expect(() => leaf(2).backward(notATensor)).toThrow('backward: expected a tensor, got 1');
    expect(() => backward(notATensor)).toThrow('backward: expected a tensor, got 1');
  });
});

describe('noGrad', () => {
  it('computes without history', () => {
    const x = leaf([1, 2]);
    expect(noGrad(() => relu(x)).requiresGrad).toBe(false);
    expect(relu(x).requiresGrad).toBe(true);
  });

  it('ends even when its body throws', () => {
    const x = leaf(1);
    expect(() =>
      noGrad(() => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(x.mul(2).requiresGrad).toBe(true);
  });

  it('refuses an async function, whose second half would have a tape', () => {
    expect(() => noGrad(async () => tensor(1))).toThrow(
      'noGrad: the function must not be async, got a Promise',
    );
  });
});

describe('detach', () => {
  it('stops the gradient and keeps the value', () => {
    const x = leaf([1, 2]);
    const y = x.mul(x.detach());
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual([1, 2]);
  });
});

describe('assign', () => {
  it('gives a leaf a new value, and nobody else', () => {
    const x = leaf([1, 2]);
    const before = x.detach();
    const view = before.reshape([2, 1]);
    x.assign(tensor([3, 4]));
    expect(x.toArray()).toEqual([3, 4]);
    expect(before.toArray()).toEqual([1, 2]);
    expect(view.toArray()).toEqual([[1], [2]]);
  });

  it('does not tie the leaf to the tensor it took the value from', () => {
    const source = tensor([1, 2]);
    const x = leaf([0, 0]);
    x.assign(source);
    source.assign(tensor([5, 5]));
    expect(x.toArray()).toEqual([1, 2]);
  });

  it('between forward and backward is refused, since the gradient would be of another value', () => {
    const x = leaf([1, 2]);
    const loss = x.square().sum();
    x.assign(tensor([3, 4]));
    expect(() => loss.backward()).toThrow(
      'backward: mul read a tensor of shape [2] that has been given a new value by assign() since',
    );
  });

  it('is refused for results, and for values of another shape or dtype', () => {
    const x = leaf([1, 2]);
    expect(() => x.mul(2).assign(x)).toThrow(
      'is the result of mul; only a leaf can be given a value',
    );
    expect(() => x.assign(5 as unknown as Tensor)).toThrow('assign: expected a tensor, got 5');
    expect(() => x.assign(zeros([3]))).toThrow(
      'assign: cannot give float64 [3] to a tensor that is float64 [2]',
    );
    expect(() => x.assign(zeros([2], { dtype: 'float32' }))).toThrow('cannot give float32 [2]');
  });
});
