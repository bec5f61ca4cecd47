import { describe, expect, it } from 'vitest';
import { compile, ones, type Tensor, tensor, zeros } from '../src/index.ts';
import { arenaBytes, collectGarbage } from './memory.ts';

/** Lets the engine collect what is unreachable, and tell those who wait for it. */
async function collect(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the arena', () => {
  it('does not grow without bound when functions and their parameters are dropped', async () => {
    const compileAndDrop = (size: number) => {
      const state = zeros([size]);
      const numbers = Float64Array.from({ length: size }, (_, i) => i);
      const step = compile((x: Tensor) => {
        state.assign(state.add(x.mul(tensor(numbers))));
        return state.add(1);
      });
      expect(step(zeros([size])).shape).toEqual([size]);
    };
    for (let i = 0; i < 200; i++) compileAndDrop(1000 + 10 * (i % 37));
    await collect();
    const before = arenaBytes();
    for (let i = 200; i < 1000; i++) {
      compileAndDrop(1000 + 10 * (i % 37));
      if (i % 200 === 199) await collect();
    }
    expect(arenaBytes()).toBe(before);
  });

  it('is nearly the same for a thousand functions as for one, also if nothing is collected', async () => {
    const factors = Array.from({ length: 1000 }, (_, i) => 1 + i / 1000);
    const column = ones([200, 1]);
    const compileAndDrop = (factor: number) => {
      const state = zeros([200, 1]);
      const step = compile((x: Tensor) => {
        const large = x.matmul(x.transpose());
        state.assign(large.mul(factor).matmul(state.add(x)));
        return large.sum();
      });
      return step(column).item();
    };
    compileAndDrop(1);
    const before = arenaBytes();
    for (const factor of factors) {
      expect(compileAndDrop(factor)).toBe(40_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Each has temporary results of 640,000 bytes, and a state of 1600.
    expect(arenaBytes() - before).toBeLessThan(10 * 640_000);
  });

  it('gives a place to others only when function and parameter are gone', async () => {
    const w = ones([1000]);
    const double = compile(() => {
      w.assign(w.mul(2));
      return w.sum();
    });
    double();
    for (let i = 0; i < 40; i++) {
      compile((x: Tensor) => x.mul(tensor(Float64Array.from({ length: 1000 }, (_, j) => i + j))))(
        ones([1000]),
      );
      if (i % 10 === 0) await collect();
    }
    expect(double().item()).toBe(4000);
    expect(w.sum().item()).toBe(4000);
  });

  it('keeps apart what functions that take turns leave behind', () => {
    const [v, w] = [1, 2].map((value) => tensor([value, 0], { requiresGrad: true }));
    const descend = (leaf: Tensor) =>
      compile((x: Tensor) => {
        leaf.grad = null;
        const loss = leaf.mul(x).add(x.square()).sum();
        loss.backward();
        return loss;
      });
    const [first, second] = [descend(v), descend(w)];
    const [x, y] = [tensor([3, 4]), tensor([5, 6])];
    for (let round = 0; round < 2; round++) {
      expect([first(x), second(y), second(x), first(y)].map((loss) => loss.item())).toEqual([
        28, 71, 31, 66,
      ]);
      expect([v.grad?.toArray(), w.grad?.toArray()]).toEqual([
        [5, 6],
        [3, 4],
      ]);
    }
  });

  it('grows while functions live, which go on with their numbers', () => {
    const w = tensor([1, 2]);
    const double = compile((x: Tensor) => {
      w.assign(w.mul(x));
      return w.add(0);
    });
    const two = tensor(2);
    double(two);
    const before = arenaBytes();
    const large = compile((x: Tensor) => x.mul(3).sum());
    expect(large(ones([before / 8])).item()).toBe((3 * before) / 8);
    expect(arenaBytes()).toBeGreaterThan(before);
    expect(double(two).toArray()).toEqual([4, 8]);
    expect(w.toArray()).toEqual([4, 8]);
  });

  it('says what for and how much it lacks, and serves others afterwards', () => {
    const huge = compile((x: Tensor) => x.broadcastTo([100_000, 10_000]).mul(2));
    expect(() => huge(ones([10_000]))).toThrow(
      /^compile: cannot get 8000000000 bytes for temporary results, the largest of 1000000000 float64; compiled functions already hold \d+ of at most 4294901760; each combination of shapes/,
    );
    expect(compile((x: Tensor) => x.mul(2))(tensor(4)).item()).toBe(8);
  });
});

describe('ten thousand compiled steps', () => {
  it('leave memory as it was', async () => {
    const w = zeros([32, 32], { requiresGrad: true });
    const step = compile((x: Tensor) => {
      w.grad = null;
      const loss = x.matmul(w).sub(1).square().mean();
      loss.backward();
      if (w.grad !== null) w.assign(w.detach().sub(w.grad));
      return loss;
    });
    const run = (steps: number) => {
      for (let i = 0; i < steps; i++) step(ones([16, 32])).item();
    };
    run(1000);
    await collect();
    const before = process.memoryUsage();
    const arenaBefore = arenaBytes();
    run(10_000);
    await collect();
    const after = process.memoryUsage();
    expect(arenaBytes()).toBe(arenaBefore);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(500_000);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(500_000);
  });
});
