import { describe, expect, it } from 'vitest';
import {
  checkGradients,
  checkpoint,
  compile,
  customGradient,
  detectAnomaly,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  noGrad,
  stopGradient,
  type Tensor,
  type TensorFunction,
  tensor,
  valueAndGrad,
  vjp,
} from '../src/index.ts';
import { expectSameBits } from './same-bits.ts';

/** A function of two tensors with second derivatives of all kinds. */
const entangled = (x: Tensor, y: Tensor) => x.mul(y).tanh().add(x.exp());
const energy = (x: Tensor) => x.exp().mul(x).sum().add(x.sum().square());
const x = tensor([0.5, -1]);
const y = tensor([2, 0.25]);
const v = tensor([1, 10]);

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of Array.from(actual).entries()) expect(value).toBeCloseTo(expected[i], 12);
}

describe('vjp', () => {
  it('gives the value and a function that pulls gradients back to every input', () => {
    const [value, pullBack] = vjp((a, b) => a.mul(b), [tensor([1, 2]), tensor([3, 4])]);
    expect(value.toArray()).toEqual([3, 8]);
    expect(pullBack(tensor([1, 10])).map((g) => g.toArray())).toEqual([
      [3, 40],
      [1, 20],
    ]);
  });

  it('pulls back as often as one likes', () => {
    const [, pullBack] = vjp((a) => a.mul(a), [tensor([1, 2])]);
    expect(pullBack(tensor([1, 0]))[0].toArray()).toEqual([2, 0]);
    expect(pullBack(tensor([0, 1]))[0].toArray()).toEqual([0, 4]);
  });

  it('starts from 1 where the value is a single number, and refuses to guess elsewhere', () => {
    const [, pullBack] = vjp((a) => a.square().sum(), [tensor([1, 2])]);
    expect(pullBack()[0].toArray()).toEqual([2, 4]);
    expect(() => vjp((a) => a, [tensor([1, 2])])[1]()).toThrow(
      'vjp: the result has shape [2], and only a single number has a gradient',
    );
  });

  it('tells two uses of the same tensor apart', () => {
    const [, pullBack] = vjp((a, b) => a.mul(b.mul(b)), [tensor(3), tensor(3)]);
    expect(pullBack().map((g) => g.item())).toEqual([9, 18]);
    const same = tensor(3);
    const [, pullSameBack] = vjp((a, b) => a.mul(b.mul(b)), [same, same]);
    expect(pullSameBack().map((g) => g.item())).toEqual([9, 18]);
  });

  it('is differentiable, with respect to what is pulled back, too', () => {
    const pulled = (a: Tensor, u: Tensor) => vjp((b) => b.mul(b).mul(b), [a])[1](u)[0];
    checkGradients(pulled, [tensor([1, 2]), tensor([3, 4])], { order: 2 });
  });

  it('leaves no history where nobody wants one', () => {
    const [value, pullBack] = vjp((a) => a.square(), [tensor(2)]);
    expect([value, ...pullBack()].some((t) => t.requiresGrad)).toBe(false);
  });

  it('refuses inputs that are no list of tensors', () => {
    expect(() => vjp((a) => a, tensor(1) as unknown as Tensor[])).toThrow(
      'vjp: the inputs are a list of tensors, such as [x, y]; got a Tensor',
    );
    expect(() => vjp((a) => a, [5 as unknown as Tensor])).toThrow('vjp: expected a tensor, got 5');
  });
});

describe('jvp', () => {
  it('gives the value and its movement', () => {
    const [value, tangent] = jvp((a) => a.square(), [tensor([1, 2])], [tensor([1, 0.5])]);
    expect(value.toArray()).toEqual([1, 4]);
    expect(tangent.toArray()).toEqual([2, 2]);
  });

  it('adds up what all inputs move', () => {
    const [, tangent] = jvp((a, b) => a.add(b), [x, y], [tensor([1, 2]), tensor([10, 20])]);
    expect(tangent.toArray()).toEqual([11, 22]);
  });

  it('is zero where the value does not depend on the inputs', () => {
    const [value, tangent] = jvp(() => tensor([1, 2]), [x], [v]);
    expect([value.toArray(), tangent.toArray()]).toEqual([
      [1, 2],
      [0, 0],
    ]);
    expect(tangent.requiresGrad).toBe(false);
  });

  it('is the Jacobian times the tangent', () => {
    const [, tangent] = jvp((a) => a.tanh().mul(a.sum()), [x], [v]);
    const matrix = jacobian((a: Tensor) => a.tanh().mul(a.sum()))(x);
    const expected = matrix.matmul(v.unsqueeze(1)).squeeze(1).toTypedArray();
    expectClose(tangent.toTypedArray(), expected);
  });

  it('does not care for infinite derivatives beside the point', () => {
    const [, tangent] = jvp((a) => a.sqrt(), [tensor([0, 4])], [tensor([1, 1])]);
    expect(tangent.toArray()).toEqual([Infinity, 0.25]);
  });

  it('is differentiable, with respect to the tangent, too', () => {
    const moved = (a: Tensor, b: Tensor, t: Tensor) => jvp(entangled, [a, b], [t, a])[1];
    checkGradients(moved, [x, y, v], { order: 2, tolerance: 1e-6 });
  });

  it('works without a tape, and leaves none', () => {
    const w = tensor(3, { requiresGrad: true });
    const [value, tangent] = noGrad(() => jvp((a) => a.mul(w), [tensor(2)], [tensor(1)]));
    expect([value.item(), tangent.item(), tangent.requiresGrad]).toEqual([6, 3, false]);
  });

  it('refuses tangents that do not fit', () => {
    const identity: TensorFunction = (a) => a;
    expect(() => jvp(identity, [x], [])).toThrow(
      'jvp: 1 inputs need a list of as many tangents, got an array of 0',
    );
    expect(() => jvp(identity, [x], [tensor([1, 2, 3])])).toThrow(
      'jvp: tangent 0, float64 [3], does not fit an input of float64 [2]',
    );
    expect(() => jvp((a) => a.greater(0), [x], [v])).toThrow(
      'jvp: the result is bool [2], which has no derivative',
    );
  });
});

describe('jacobian', () => {
  it('has the result’s axes first and then the input’s', () => {
    const outer = (a: Tensor) => a.unsqueeze(1).mul(tensor([1, 10, 100]));
    const matrix = jacobian(outer)(tensor([3, 4]));
    expect(matrix.shape).toEqual([2, 3, 2]);
    expect(matrix.toArray()).toEqual([
      [
        [1, 0],
        [10, 0],
        [100, 0],
      ],
      [
        [0, 1],
        [0, 10],
        [0, 100],
      ],
    ]);
  });

  it('passes further inputs along, of a scalar, too', () => {
    const scaled = (a: Tensor, factor: number) => a.mul(tensor([1, factor]));
    expect(jacobian(scaled)(tensor(2), 5).toArray()).toEqual([1, 5]);
  });

  it('has no rows for a result without elements', () => {
    expect(jacobian((a: Tensor) => a.reshape([0, 3]))(tensor([], { shape: [3, 0] })).shape).toEqual(
      [0, 3, 3, 0],
    );
  });

  it('keeps to float32', () => {
    const f = jacobian((a: Tensor) => a.square());
    expect(String(f(tensor([1, 2], { dtype: 'float32' })))).toBe('float32 [2, 2]');
  });
});

describe('hessian', () => {
  it('is the matrix of second derivatives', () => {
    expect(hessian((a: Tensor) => a.square().mul(a).sum())(tensor([1, 2])).toArray()).toEqual([
      [6, 0],
      [0, 12],
    ]);
  });

  it('is the forward derivative of the reverse one, and the reverse of the forward', () => {
    const expected = hessian(energy)(x).toTypedArray();
    const unit = (i: number) => tensor([Number(i === 0), Number(i === 1)]);
    const byForward = [0, 1].map((i) => jvp((a) => grad(energy)(a), [x], [unit(i)])[1]);
    const byReverse = [0, 1].map((i) => grad((a: Tensor) => jvp(energy, [a], [unit(i)])[1])(x));
    for (const columns of [byForward, byReverse]) {
      expectClose(
        columns.flatMap((column) => [...column.toTypedArray()]),
        expected,
      );
    }
  });

  it('names itself where the result is not a single number', () => {
    expect(() => hessian((a: Tensor) => a)(x)).toThrow(
      'hessian: the result has shape [2], and only a single number has a gradient',
    );
  });
});

describe('hvp', () => {
  it('is the Hessian times a direction', () => {
    const expected = hessian(energy)(x).matmul(v.unsqueeze(1)).squeeze(1).toTypedArray();
    expectClose(hvp(energy)(x, v).toTypedArray(), expected);
  });

  it('passes further inputs along', () => {
    const scaled = (a: Tensor, factor: number) => a.square().sum().mul(factor);
    expect(hvp(scaled)(x, v, 3).toArray()).toEqual([6, 60]);
  });

  it('refuses a direction that does not fit', () => {
    expect(() => hvp(energy)(x, tensor(1))).toThrow(
      'hvp: the direction, float64 [], does not fit an input of float64 [2]',
    );
  });
});

describe('stopGradient', () => {
  it('is a constant for derivatives of every order', () => {
    const f = (a: Tensor) => a.mul(stopGradient(a));
    expect(grad(f)(tensor(3)).item()).toBe(3);
    expect(grad(grad(f))(tensor(3)).item()).toBe(0);
    expect(jvp(f, [tensor(3)], [tensor(1)])[1].item()).toBe(3);
  });

  it('refuses what is no tensor', () => {
    expect(() => stopGradient(5 as unknown as Tensor)).toThrow('stopGradient: expected a tensor');
  });
});

describe('value-dependent control flow', () => {
  /** Newton's method for √a, as long as it takes. */
  const root = (a: Tensor) => {
    let r = a;
    while (Math.abs(r.item() ** 2 - a.item()) > 1e-13) r = r.add(a.div(r)).mul(0.5);
    return r;
  };

  it('is differentiated along the path that was taken', () => {
    expect(grad(root)(tensor(2)).item()).toBeCloseTo(0.5 / Math.SQRT2, 12);
    expect(grad(grad(root))(tensor(2)).item()).toBeCloseTo(-0.25 * 2 ** -1.5, 10);
    expect(jvp(root, [tensor(2)], [tensor(1)])[1].item()).toBeCloseTo(0.5 / Math.SQRT2, 12);
  });

  it('differs from input to input', () => {
    const hinge = grad((a: Tensor) => (a.item() > 0 ? a.square() : a.neg()));
    expect([hinge(tensor(3)).item(), hinge(tensor(-3)).item()]).toEqual([6, -1]);
  });
});

describe('transforms of transforms', () => {
  const f = checkpoint((a: Tensor) => a.tanh().mul(a.sum()).exp());
  const nested: Record<string, (a: Tensor) => Tensor> = {
    hessian: hessian(energy),
    'hessian of a checkpoint': hessian((a: Tensor) => f(a).sum()),
    'hvp of a checkpoint': (a) => hvp((b: Tensor) => f(b).sum())(a, v),
    'grad of jvp': grad((a: Tensor) => jvp(f, [a], [v])[1].sum()),
    'jvp of grad': (a) => jvp((b) => grad(energy)(b), [a], [v])[1],
    'jvp of jvp': (a) => jvp((b) => jvp(f, [b], [v])[1], [a], [v])[1],
    'jacobian of vjp': jacobian((a: Tensor) => vjp(f, [a])[1](v)[0]),
    'jacobian of jacobian': jacobian((a: Tensor) => jacobian(f)(a)),
    'vjp of hvp': (a) => vjp((b) => hvp(energy)(b, b), [a])[1](v)[0],
  };

  describe.each(Object.entries(nested))('%s', (_, fn) => {
    it('has the derivative that finite differences show', () => {
      checkGradients(fn, [x], { tolerance: 1e-5 });
    });

    it('is the same, bit for bit, compiled', () => {
      expectSameBits(compile(fn)(x), fn(x));
    });
  });

  it('do not confuse their tangents', () => {
    // d/dx [x · d/dy (x + y)] = 1, and the same by jvp in jvp.
    const unit = [tensor(1)];
    const inner = (a: Tensor) => jvp((b) => a.add(b), unit, unit)[1];
    expect(jvp((a) => a.mul(inner(a)), unit, unit)[1].item()).toBe(1);
  });

  it('reach parameters that are read from outside', () => {
    const w = tensor([2, 3], { requiresGrad: true });
    jvp((a) => a.mul(w).square(), [x], [v])[1]
      .sum()
      .backward();
    // d/dw Σ 2·(x·w)·(v·w) = 4·x·v·w.
    expect(w.grad?.toArray()).toEqual([4, -120]);
  });
});

describe('what is no function', () => {
  const no = 5 as unknown as TensorFunction;
  it.each<[string, () => unknown]>([
    ['grad', () => grad(no)],
    ['valueAndGrad', () => valueAndGrad(no)],
    ['vjp', () => vjp(no, [x])],
    ['jvp', () => jvp(no, [x], [v])],
    ['jacobian', () => jacobian(no)],
    ['hessian', () => hessian(no)],
    ['hvp', () => hvp(no)],
    ['checkpoint', () => checkpoint(no)],
    ['customGradient', () => customGradient(no, [])],
    ['checkGradients', () => checkGradients(no, [x])],
    ['detectAnomaly', () => detectAnomaly(no)],
  ])('is refused at once by %s', (name, call) => {
    expect(call).toThrow(`${name}: expected a function, got 5`);
  });
});
