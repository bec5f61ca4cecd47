import { describe, expect, it } from 'vitest';
import {
  type Call,
  checkGradients,
  compile,
  customGradient,
  grad,
  jvp,
  noGrad,
  type Tensor,
  type TensorFunction,
  tensor,
  type VectorJacobianProduct,
} from '../src/index.ts';

/** x³ with a hand-written rule. */
const cube: TensorFunction = customGradient(
  (x) => x.mul(x).mul(x),
  [({ gradient, inputs: [x] }) => gradient.mul(x.mul(x)).mul(3)],
);

describe('customGradient', () => {
  it('has the function’s value and the rule’s gradient', () => {
    const step = customGradient(
      (x) => x.greater(0).asType('float64'),
      [({ gradient }) => gradient],
    );
    expect(step(tensor([-2, 2])).toArray()).toEqual([0, 1]);
    expect(grad((x: Tensor) => step(x).sum())(tensor([-2, 2])).toArray()).toEqual([1, 1]);
  });

  it('can be differentiated as often as its rule can', () => {
    checkGradients(cube, [tensor([1, -2])], { order: 3 });
    expect(grad(grad(grad(cube)))(tensor(5)).item()).toBe(6);
  });

  it('gives the rule the output, which it can differentiate through', () => {
    const exp = customGradient((x) => x.exp(), [({ gradient, output }) => gradient.mul(output)]);
    checkGradients(exp, [tensor([0.5, -1])], { order: 3 });
  });

  it('runs forward, and compiles', () => {
    expect(jvp(cube, [tensor(2)], [tensor(10)])[1].item()).toBe(120);
    expect(compile(grad(grad(cube)))(tensor(5)).item()).toBe(30);
  });

  it('runs only the rules that are needed', () => {
    const never = (): Tensor => {
      throw new Error('not needed');
    };
    const product = customGradient(
      (x, y) => x.mul(y),
      [({ gradient, inputs: [, y] }) => gradient.mul(y), never],
    );
    expect(grad((x: Tensor) => product(x, tensor(3)))(tensor(2)).item()).toBe(3);
  });

  it('lets gradients pass on to what its inputs were computed from', () => {
    const w = tensor(2, { requiresGrad: true });
    cube(w.mul(w)).backward();
    expect(w.grad?.item()).toBe(6 * 32);
  });

  it('takes truth values as inputs, which need a rule that never runs', () => {
    const masked = customGradient(
      (mask, x) => x.mul(mask.asType('float64')),
      [({ gradient }) => gradient, ({ gradient }) => gradient.mul(7)],
    );
    const mask = tensor([1, 0], { dtype: 'bool' });
    const slope = grad((x: Tensor) => masked(mask, x).sum())(tensor([1, 2]));
    expect(slope.toArray()).toEqual([7, 7]);
  });

  it('has no history where none is wanted', () => {
    expect(cube(tensor(2)).requiresGrad).toBe(false);
    expect(noGrad(() => cube(tensor(2, { requiresGrad: true }))).requiresGrad).toBe(false);
  });

  it('refuses to forget a parameter that is read from outside', () => {
    const w = tensor([1, 2], { requiresGrad: true });
    const scaled = customGradient((x) => x.mul(w), [({ gradient }) => gradient.mul(w)]);
    expect(() => scaled(tensor([1, 2]))).toThrow(
      'customGradient: the function reads a float64 [2] that requires a gradient and is none of its inputs',
    );
    const detached = customGradient((x) => x.mul(w.detach()), [({ gradient }) => gradient.mul(w)]);
    expect(detached(tensor([1, 2])).toArray()).toEqual([1, 4]);
  });

  it('refuses another number of rules than of inputs', () => {
    expect(() => cube(tensor(1), tensor(2))).toThrow(
      'customGradient: the function is called with 2 inputs and has 1 vector-Jacobian products; each input needs one',
    );
    const notRules = cube as unknown as VectorJacobianProduct<unknown>[];
    expect(() => customGradient((x) => x, notRules)).toThrow('got a function');
    const holes = [undefined] as unknown as VectorJacobianProduct<unknown>[];
    expect(() => customGradient((x) => x, holes)).toThrow('a list of functions');
  });

  it.each<[(call: Call<unknown>) => unknown, string]>([
    [() => 5, 'the rule for input 0: the function must give a tensor, got 5'],
    [
      ({ gradient }) => gradient.sum(),
      'the rule for input 0, float64 [2], gives a gradient of float64 []',
    ],
    [({ gradient }) => gradient.asType('float32'), 'gives a gradient of float32 [2]'],
  ])('refuses a rule whose gradient is not of the input’s type', (rule, message) => {
    const wrong = customGradient((x) => x.neg(), [rule as (call: Call<unknown>) => Tensor]);
    const sum = (x: Tensor) => wrong(x).sum();
    expect(() => grad(sum)(tensor([1, 2]))).toThrow(message);
  });
});
