import { describe, expect, it } from 'vitest';
import {
  checkGradients,
  checkpoint,
  compile,
  grad,
  noGrad,
  type Tensor,
  TensorError,
  tensor,
  zeros,
} from '../src/index.ts';
import { expectSameBits } from './same-bits.ts';

const leaf = (values: Parameters<typeof tensor>[0]) => tensor(values, { requiresGrad: true });

/** How many numbers a result keeps alive: its own and all that its tape refers to. */
function numbersKeptBy(result: Tensor): number {
  const arrays = new Set<ArrayLike<number>>();
  const seen = new Set<Tensor>();
  const waiting = [result];
  for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
    if (seen.has(x)) continue;
    seen.add(x);
    arrays.add(x.strided.array);
    waiting.push(...(x.node?.inputs ?? []));
  }
  return [...arrays].reduce((total, { length }) => total + length, 0);
}

describe('checkpoint', () => {
  it('changes neither value nor gradients', () => {
    const w = leaf([0.5, -1]);
    const block = (x: Tensor) => x.mul(w).tanh();
    const run = (fn: (x: Tensor) => Tensor) => {
      w.grad = null;
      const x = leaf([2, 3]);
      const y = fn(x);
      y.backward(tensor([1, 10]));
      return [y, x.grad ?? zeros([0]), w.grad ?? zeros([0])];
    };
    expectSameBits(run(checkpoint(block)), run(block));
  });

  it('keeps what goes in and what comes out, and nothing in between', () => {
    const w = leaf(1.01);
    const layer = (x: Tensor) => x.mul(w).tanh().mul(2).sigmoid();
    const block = (x: Tensor) => layer(layer(layer(layer(x))));
    const run = (fn: (x: Tensor) => Tensor) => fn(fn(fn(leaf(new Float64Array(1000)))));
    expect(numbersKeptBy(run(block))).toBeGreaterThan(48_000);
    expect(numbersKeptBy(run(checkpoint(block)))).toBe(4001);
  });

  it('needs the memory of one block in backward, too', () => {
    let mostKept = 0;
    const watched = checkpoint((x: Tensor) => {
      const y = x.tanh().exp().tanh();
      mostKept = Math.max(mostKept, numbersKeptBy(y));
      return y;
    });
    let x: Tensor = leaf(new Float64Array(100));
    for (let i = 0; i < 20; i++) x = watched(x);
    x.sum().backward();
    expect(mostKept).toBeLessThan(100 * (20 + 5));
  });

  it('runs the function once for each backward, however many gradients are asked for', () => {
    let runs = 0;
    const [a, b, c] = [leaf(2), leaf(3), leaf(5)];
    const product = checkpoint((x: Tensor) => {
      runs += 1;
      return x.mul(a).mul(b).mul(c);
    });
    product(leaf(7)).backward();
    expect(runs).toBe(2);
    expect([a, b, c].map((w) => w.grad?.item())).toEqual([105, 70, 42]);
  });

  it('gives each its gradient once, also where one parameter is computed from another', () => {
    const a = leaf(2);
    const b = a.mul(a);
    const c = b.mul(a);
    checkpoint((x: Tensor) => x.mul(b).add(c).mul(a))(b).backward();
    // (a²·a² + a³)·a = a⁵ + a⁴
    expect(a.grad?.item()).toBe(5 * 16 + 4 * 8);
  });

  it('has derivatives of every order, of what is read from outside, too', () => {
    const f = (x: Tensor, w: Tensor) => {
      const inner = checkpoint((y: Tensor) => y.mul(w).tanh().mul(w));
      return checkpoint((y: Tensor) => inner(inner(y)))(x);
    };
    checkGradients(f, [tensor([0.3, -0.7]), tensor([1.5, 0.8])], { order: 3, tolerance: 1e-5 });
  });

  it('gives what is no result of its own as it is', () => {
    const w = leaf(2);
    expect(checkpoint(() => w)(tensor(1))).toBe(w);
    expect(checkpoint((x: Tensor) => x.mul(2))(tensor(1)).requiresGrad).toBe(false);
    expect(noGrad(() => checkpoint((x: Tensor) => x.mul(w))(tensor(1))).requiresGrad).toBe(false);
  });

  it('appears on the tape under the function’s name', () => {
    function block(x: Tensor): Tensor {
      return x.tanh();
    }
    expect(checkpoint(block)(leaf(1)).node?.operation.name).toBe('block');
    expect(checkpoint((x: Tensor) => x.tanh())(leaf(1)).node?.operation.name).toBe('checkpoint');
  });

  it('compiles', () => {
    const w = tensor([0.5, -1], { requiresGrad: true });
    const slope = grad((x: Tensor) => checkpoint((y: Tensor) => y.mul(w).tanh())(x).sum());
    expectSameBits(compile(slope)(tensor([2, 3])), slope(tensor([2, 3])).detach());
  });

  it('notices that the function gives something else the second time', () => {
    let calls = 0;
    const drifting = checkpoint((x: Tensor) => {
      calls += 1;
      return x.mul(calls);
    });
    expect(() => drifting(leaf(1)).backward()).toThrow(
      'checkpoint: the function gave another value when backward ran it again',
    );
  });

  it('notices an input that has been assigned to since', () => {
    const data = tensor([1, 2]);
    const w = leaf([3, 4]);
    const loss = checkpoint((x: Tensor) => x.mul(w).sum())(data);
    data.assign(tensor([5, 6]));
    expect(() => loss.backward()).toThrow(
      'backward: checkpoint read a tensor of shape [2] that has been given a new value by assign()',
    );
  });

  it('refuses what is no tensor', () => {
    expect(() => checkpoint(() => 5 as unknown as Tensor)(leaf(1))).toThrow(
      'checkpoint: the function must give a tensor, got 5',
    );
    expect(() => checkpoint((x: Tensor) => x)(5 as unknown as Tensor)).toThrow(TensorError);
  });
});
