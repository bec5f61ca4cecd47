import { describe, expect, it } from 'vitest';
import { apply } from '../src/apply.ts';
import {
  checkGradients,
  customGradient,
  mul,
  type Tensor,
  type TensorFunction,
  tensor,
  zeros,
} from '../src/index.ts';
import { elementwise } from '../src/kernels/elementwise.ts';
import * as scalar from '../src/scalar/instructions.ts';
import type { Operation } from '../src/tensor.ts';

/** x², with a first derivative of our choosing. */
function squareWith(derivative: (x: Tensor) => Tensor): (x: Tensor) => Tensor {
  const operation: Operation = elementwise({
    name: 'square',
    scalar: (x) => scalar.multiply(x, x),
    vjp: [({ gradient, inputs: [x] }) => mul(gradient, derivative(x))],
  });
  return (x) => apply(operation, [x], undefined);
}

describe('checkGradients', () => {
  it('passes what is right, to the order asked for', () => {
    checkGradients(
      squareWith((x) => x.mul(2)),
      [tensor([1, 2, 3])],
      { order: 3 },
    );
  });

  it('finds a wrong factor, and names the element and both values', () => {
    const wrong = squareWith((x) => x.mul(3));
    expect(() =>
      checkGradients(wrong, [
        tensor([
          [0, 0],
          [0, 2],
        ]),
      ]),
    ).toThrow(
      /^checkGradients: order 1, input 0 at \[1, 1\], which is 2: reverse mode gives 5\.1\d+, finite differences give 3\.4\d+; they part at square\(float64 \[2, 2\]\)$/,
    );
  });

  it('shows the derivative itself where the result is a single number', () => {
    const wrong = squareWith((x) => x.mul(3));
    expect(() => checkGradients((x) => wrong(x), [tensor(2)])).toThrow(
      /: reverse mode gives 6, finite differences give (4|3\.99999)/,
    );
  });

  it('names the operation whose rule is wrong among many that are right', () => {
    const wrong = squareWith((x) => x.mul(3));
    const fn = (x: Tensor, y: Tensor) => x.mul(y).tanh().add(wrong(x.exp())).sigmoid().sum();
    expect(() => checkGradients(fn, [tensor([1, 2]), tensor([0.5, -1])])).toThrow(
      'they part at square(float64 [2])',
    );
  });

  it('names a rule of the user’s', () => {
    const cube = customGradient(
      function cube(x) {
        return x.mul(x).mul(x);
      },
      [({ gradient, inputs: [x] }) => gradient.mul(x).mul(3)],
    );
    expect(() => checkGradients((x) => cube(x).exp(), [tensor([0.5])])).toThrow(
      'they part at cube(float64 [1])',
    );
  });

  it('names the function', () => {
    const almostSquare = (x: Tensor) => squareWith((y) => y.mul(3))(x);
    expect(() => checkGradients(almostSquare, [tensor(2)])).toThrow(
      'checkGradients: order 1 of almostSquare, input 0 at [], which is 2:',
    );
  });

  it('says that no rule is wrong where a value has left the tape', () => {
    const fn = (x: Tensor) => x.detach().mul(x).exp();
    expect(() => checkGradients(fn, [tensor([0.5, 1])])).toThrow(
      'each operation by itself is right, so a value has left the tape, as by detach() or item()',
    );
  });

  it('finds a derivative that is right only as a number, not as a function', () => {
    const detached = squareWith((x) => x.detach().mul(2));
    checkGradients(detached, [tensor([1, 2])]);
    expect(() => checkGradients(detached, [tensor([1, 2])], { order: 2 })).toThrow('order 2');
  });

  it('finds a small mistake in one of several inputs', () => {
    const almost = (x: Tensor, y: Tensor) => x.mul(y).add(squareWith((z) => z.mul(2.00001))(y));
    expect(() => checkGradients(almost, [tensor([1, 2]), tensor([3, 4])])).toThrow(
      'input 1 at [0]',
    );
  });

  it('refuses float32, in which rounding would look like a mistake', () => {
    expect(() => checkGradients((x) => x, [tensor([1], { dtype: 'float32' })])).toThrow(
      "checkGradients: float64 is needed to tell rounding from mistakes, got float32 [1]; convert it by asType('float64')",
    );
  });

  it.each([0, Number.NaN, -1, 1.5])('refuses the order %d, which would check nothing', (order) => {
    expect(() => checkGradients((x) => x, [tensor(1)], { order })).toThrow(
      `checkGradients: the order is a whole number of at least 1, got ${order}`,
    );
  });

  it('refuses inputs without an element, which would check nothing', () => {
    expect(() => checkGradients(() => tensor(1), [])).toThrow(
      'checkGradients: there is nothing to check without an element, got inputs []',
    );
    expect(() => checkGradients((x) => x.sum(), [zeros([0, 2])])).toThrow(
      'got inputs [float64 [0, 2]]',
    );
  });

  it('refuses what is no tensor', () => {
    const wrong = (result: unknown) => () => checkGradients((() => result) as TensorFunction, [x]);
    const x = tensor(1);
    expect(wrong(5)).toThrow('checkGradients: the function must give a tensor, got 5');
    expect(wrong(undefined)).toThrow('must give a tensor, got undefined');
    expect(() => checkGradients((y) => y, [5 as unknown as Tensor])).toThrow(
      'checkGradients: expected a tensor, got 5',
    );
  });

  it('takes NaN for a mistake', () => {
    expect(() => checkGradients((x) => x.log(), [tensor([-1])])).toThrow('reverse mode gives');
  });
});
