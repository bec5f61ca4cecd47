import { describe, expect, it } from 'vitest';
import { compile, eye, mul, type Tensor, tensor } from '../src/index.ts';
import { arenaBytes, collectGarbage } from './memory.ts';

/** Half a byte for each step, and several times what engines take to improve their code. */
const LARGEST_GROWTH = 500_000;

/** The bytes that are in use, and that only a pause could free, if anything. */
function memory() {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers, arena: arenaBytes() };
}

/** A step of descent towards outputs of 1; it leaves its gradient behind. */
function descent() {
  const w = tensor(eye(4), { requiresGrad: true });
  const step = compile((x: Tensor) => {
    w.grad = null;
    const loss = x.matmul(w).sub(1).square().mean();
    loss.backward();
    if (w.grad !== null) w.assign(w.detach().sub(mul(w.grad, 0.01)));
    return loss;
  });
  return { w, step };
}

describe('a million compiled steps', () => {
  it('take no more memory than the first ten thousand, without a pause', () => {
    const { w, step } = descent();
    const run = (steps: number) => {
      let read: (number | undefined)[] = [];
      for (let i = 0; i < steps; i++) {
        const loss = step(tensor([[1, 2, 3, i % 4]]));
        if (i % 1000 === 0) read = [loss.item(), w.grad?.sum().item()];
      }
      return read;
    };
    run(10_000);
    const before = memory();
    const [loss, gradient] = run(990_000);
    const after = memory();
    expect(loss).toBeCloseTo(0);
    expect(gradient).toBeCloseTo(0);
    expect(after.arena).toBe(before.arena);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(LARGEST_GROWTH);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(LARGEST_GROWTH);
  });
});
