import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grad, noGrad, type Tensor, tensor, valueAndGrad } from '../src/index.ts';

const cube = (x: Tensor) => x.mul(x).mul(x);

describe('grad', () => {
  it('gives derivatives of every order', () => {
    const x = tensor(2);
    expect(grad(cube)(x).item()).toBe(12);
    expect(grad(grad(cube))(x).item()).toBe(12);
    expect(grad(grad(grad(cube)))(x).item()).toBe(6);
    expect(grad(grad(grad(grad(cube))))(x).item()).toBe(0);
  });

  it('differentiates with respect to the first input and passes the others along', () => {
    const scaled = (x: Tensor, factor: number) => x.square().sum().mul(factor);
    expect(grad(scaled)(tensor([1, 2]), 10).toArray()).toEqual([20, 40]);
  });

  it('is zero where the result does not depend on the input', () => {
    expect(grad(() => tensor(1))(tensor([1, 2])).toArray()).toEqual([0, 0]);
  });

  it('leaves no trace on its input', () => {
    const x = tensor(2);
    const slope = grad(cube)(x);
    expect(x.requiresGrad).toBe(false);
    expect(slope.requiresGrad).toBe(false);
  });

  it('does not mistake an outer derivative for an inner one', () => {
    // d/dx [x · d/dy (x + y)] = 1, the classic case of perturbation confusion.
    const outer = grad((x: Tensor) => x.mul(grad((y: Tensor) => x.add(y))(tensor(1))));
    expect(outer(tensor(1)).item()).toBe(1);
  });

  it('lets a loss contain a gradient (a gradient penalty)', () => {
    const w = tensor(3, { requiresGrad: true });
    const slope = grad((x: Tensor) => x.square().mul(w))(tensor(2));
    slope.square().backward();
    // slope = 2xw = 12, and d(slope²)/dw = 2 · 12 · 2x = 96.
    expect(w.grad?.item()).toBe(96);
  });

  it('works inside noGrad, whose results still have no history', () => {
    const w = tensor(3, { requiresGrad: true });
    const slope = noGrad(() => grad((x: Tensor) => x.mul(w))(tensor(2)));
    expect(slope.item()).toBe(3);
    expect(slope.requiresGrad).toBe(false);
    const [value] = noGrad(() => valueAndGrad((x: Tensor) => x.mul(w))(tensor(2)));
    expect(value.item()).toBe(6);
    expect(value.requiresGrad).toBe(false);
  });

  it('refuses a result that is not a single number', () => {
    expect(() => grad((x: Tensor) => x.mul(2))(tensor([1, 2]))).toThrow(
      'grad: the result has shape [2], and only a single number has a gradient',
    );
  });

  it.each<[unknown, string]>([
    [5, '5'],
    [undefined, 'undefined'],
    [Promise.resolve(tensor(1)), 'a Promise'],
  ])('refuses a result that is no tensor', (result, name) => {
    expect(() => grad(() => result as Tensor)(tensor(1))).toThrow(
      `grad: the function must give a tensor, got ${name}`,
    );
  });

  it('refuses a result that is a truth value', () => {
    expect(() => grad((x: Tensor) => x.greater(0))(tensor(1))).toThrow(
      'grad: the result is bool [], which has no derivative; it must be float64 or float32',
    );
  });

  it('names itself where a value changed before its derivative was taken', () => {
    const w = tensor(1, { requiresGrad: true });
    const assigning = (x: Tensor) => {
      const y = x.mul(w);
      w.assign(tensor(2));
      return y;
    };
    expect(() => grad(assigning)(tensor(1))).toThrow('grad: mul read a tensor of shape []');
  });

  it('refuses an input that has no derivative', () => {
    const truth = tensor([1, 0], { dtype: 'bool' });
    expect(() => grad((x: Tensor) => x.asType('float64').sum())(truth)).toThrow(
      'grad: can differentiate with respect to a float64 or float32 tensor, not bool [2]',
    );
  });

  it('is linear in the function', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (at, a, b) => {
        const f = (x: Tensor) => x.tanh();
        const g = (x: Tensor) => x.square();
        const together = grad((x: Tensor) => f(x).mul(a).add(g(x).mul(b)))(tensor(at)).item();
        const apart = a * grad(f)(tensor(at)).item() + b * grad(g)(tensor(at)).item();
        expect(together).toBeCloseTo(apart, 12);
      }),
    );
  });
});

describe('valueAndGrad', () => {
  it('gives both', () => {
    const [value, gradient] = valueAndGrad(cube)(tensor(2));
    expect([value.item(), gradient.item()]).toEqual([8, 12]);
  });
});
