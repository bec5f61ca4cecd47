import { afterEach, describe, expect, it, vi } from 'vitest';
import { arena, memoryImport } from '../src/compile/arena/arena.ts';
import { bind } from '../src/compile/bind.ts';
import { link } from '../src/compile/engine.ts';
import { capture } from '../src/compile/graph/trace.ts';
import { compileGraph } from '../src/compile/program.ts';
import { isGradEnabled } from '../src/grad-mode.ts';
import * as semente from '../src/index.ts';
import { isEager } from '../src/tensor.ts';
import { type Engine, type EngineMemory, webAssembly } from '../src/wasm/engine.ts';

const { compile, grad, inspect, noGrad, tensor, zeros } = semente;

/** Where a captured function may fail, around what it has already done. */
const failures: [string, (fail: () => never, w: semente.Tensor) => unknown][] = [
  ['itself', (fail) => fail()],
  ['in noGrad()', (fail) => noGrad(fail)],
  ['in a function that is differentiated', (fail, w) => grad(() => fail())(w.detach())],
  ['in a derivative of a derivative', (fail, w) => grad(grad(() => fail()))(w.detach())],
  ['in another compiled function', (fail) => compile(() => fail())()],
  ['in a compiled function under noGrad()', (fail) => noGrad(() => compile(() => fail())())],
  ['while its result is looked through', (fail) => Object.defineProperty({}, 'x', getter(fail))],
];

function getter(fail: () => never): PropertyDescriptor {
  return { enumerable: true, get: fail };
}

describe.each(failures)('a captured function that fails %s', (_, failing) => {
  const fail = (): never => {
    throw new Error('on purpose');
  };

  function partlyDone() {
    const w = tensor([1, 2], { requiresGrad: true });
    w.square().sum().backward();
    const velocity = zeros([2]);
    const before = { w: w.source, velocity: velocity.source, grad: w.grad };
    let isBroken = true;
    const step = compile((x: semente.Tensor) => {
      w.grad = null;
      const loss = w.mul(x).sum();
      loss.backward();
      noGrad(() => {
        velocity.assign(velocity.add(w.grad ?? 0));
        w.assign(w.sub(velocity));
      });
      return isBroken ? (failing(fail, w) as semente.Tensor) : loss;
    });
    const mend = () => {
      isBroken = false;
    };
    return { w, velocity, before, step, mend };
  }

  it('leaves no trace of what it had done', () => {
    const { w, velocity, before, step } = partlyDone();
    const x = tensor([3, 4]);
    expect(() => step(x)).toThrow('on purpose');
    expect({ w: w.source, velocity: velocity.source, grad: w.grad }).toEqual(before);
    expect(w.grad).toBe(before.grad);
    expect([isEager(), isGradEnabled()]).toEqual([true, true]);
    expect(inspect(step)).toEqual([]);
    expect(x.add(w).toArray()).toEqual([4, 6]);
  });

  it('can be called again once it is mended', () => {
    const { w, step, mend } = partlyDone();
    expect(() => step(tensor([3, 4]))).toThrow('on purpose');
    mend();
    expect(step(tensor([3, 4])).item()).toBe(11);
    expect([w.toArray(), w.grad?.toArray()]).toEqual([
      [-2, -2],
      [3, 4],
    ]);
    expect(inspect(step)).toHaveLength(1);
  });
});

describe('a call that is broken off after it has written', () => {
  it.each([0, 1])('leaves the same numbers for every reader, after %i calls', (calls) => {
    const w = tensor([1, 2, 3]);
    const graph = capture(() => {
      w.assign(w.add(1));
      return [];
    }, []);
    const { plan, places, module, run } = compileGraph(graph, false);
    const { memory } = arena();
    const write = link(module, { [memoryImport.module]: { [memoryImport.name]: memory } });
    const brokenOff = bind(graph, plan, places, () => {
      write();
      throw new RangeError('no more stack');
    });
    const readInside = compile(() => w.mul(1));
    for (let i = 0; i < calls; i++) run([]);
    expect(w.toArray()).toEqual([1 + calls, 2 + calls, 3 + calls]);
    expect(() => brokenOff([])).toThrow('no more stack');
    expect(readInside().toArray()).toEqual(w.toArray());
  });
});

describe('a function that fails at a second signature', () => {
  it('goes on with the first, whose parameters are in the arena', () => {
    const w = tensor([1, 2]);
    const step = compile((x: semente.Tensor) => {
      w.assign(w.add(x.sum()));
      if (x.rank > 1) throw new Error('on purpose');
      return w.sum();
    });
    expect(step(tensor([1, 1])).item()).toBe(7);
    const { source, assignedAt } = w;
    expect(() => step(tensor([[1, 1]]))).toThrow('on purpose');
    expect([w.source, w.assignedAt]).toEqual([source, assignedAt]);
    expect(step(tensor([1, 1])).item()).toBe(11);
    expect(w.toArray()).toEqual([5, 6]);
  });
});

describe('an operation that fails in the middle of a compiled call', () => {
  function picking() {
    const [w, v] = [tensor([1, 2, 3], { requiresGrad: true }), tensor([10, 20, 30])];
    const step = compile((indices: semente.Tensor) => {
      w.grad = null;
      noGrad(() => {
        v.assign(v.mul(2));
        w.assign(w.add(1));
      });
      const picked = w.indexSelect(0, indices).sum().add(v.sum());
      picked.backward();
      return picked;
    });
    return { w, v, step };
  }
  const [right, wrong] = [
    [0, 1],
    [0, 7],
  ].map((indices) => tensor(indices, { dtype: 'int32' }));

  it.each([0, 1])('leaves what there was before it, after %i calls that succeeded', (calls) => {
    const [failing, expected] = [picking(), picking()];
    for (const { step } of [failing, expected]) for (let i = 0; i < calls; i++) step(right);
    expect(() => failing.step(wrong)).toThrow('indexSelect: the index 7');
    for (let i = 0; i < 2; i++) {
      expect(failing.w.toArray()).toEqual(expected.w.toArray());
      expect(failing.v.toArray()).toEqual(expected.v.toArray());
      expect(failing.w.grad?.toArray()).toEqual(expected.w.grad?.toArray());
      expect(failing.step(right).item()).toBe(expected.step(right).item());
    }
  });

  it('leaves a value that was assigned before it', () => {
    const { w, step } = picking();
    step(right);
    w.assign(tensor([5, 6, 7]));
    expect(() => step(wrong)).toThrow('indexSelect: the index 7');
    expect(w.toArray()).toEqual([5, 6, 7]);
    step(right);
    expect(w.toArray()).toEqual([6, 7, 8]);
  });
});

describe('an arena that cannot grow', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  /** A memory that stops growing at some size. */
  function bounded(pages: number): unknown {
    const { Module, Instance, Memory, validate } = webAssembly as Engine;
    class Bounded {
      constructor(limits: { initial: number; maximum: number }) {
        const memory: EngineMemory = new Memory(limits);
        const grow = memory.grow.bind(memory);
        memory.grow = (by) => {
          if (memory.buffer.byteLength / 65_536 + by > pages) throw new RangeError('no more');
          return grow(by);
        };
        // biome-ignore lint/correctness/noConstructorReturn: it stands for the engine's own class.
        return memory;
      }
    }
    return { Module, Instance, validate, Memory: Bounded };
  }

  it('says what could not be had and for what, and serves what fits afterwards', async () => {
    vi.stubGlobal('WebAssembly', bounded(20));
    vi.resetModules();
    const { compile, ones, zeros, TensorError } = await import('../src/index.ts');
    const state = zeros([200_000]);
    const update = compile((x) => {
      state.assign(state.add(x));
    });
    for (let round = 0; round < 3; round++) {
      expect(() => compile((x) => x.broadcastTo([500, 500]).mul(2))(ones([500]))).toThrow(
        /^compile: cannot get 2000000 bytes for temporary results, the largest of 250000 float64; compiled functions already hold \d+ of at most \d+; .*: call them with fewer or smaller ones/,
      );
      expect(() => update(ones([]))).toThrow(TensorError);
      expect(() => update(ones([]))).toThrow(
        /^compile: cannot get 1600000 bytes for a parameter of shape \[200000\]/,
      );
      expect(state.toArray()).toEqual(Array.from({ length: 200_000 }, () => 0));
      expect(
        compile((x) => x.mul(2))(ones([100]))
          .sum()
          .item(),
      ).toBe(200);
    }
  });

  it('takes nothing for functions that it has no room for', async () => {
    vi.stubGlobal('WebAssembly', bounded(20));
    vi.resetModules();
    const { compile, ones, tensor } = await import('../src/index.ts');
    const numbers = Float64Array.from({ length: 50_000 }, (_, i) => i);
    for (let i = 0; i < 10; i++) {
      const huge = compile((x) =>
        x
          .mul(tensor(numbers))
          .unsqueeze(1)
          .matmul(ones([1, 10])),
      );
      expect(() => huge(ones([50_000]))).toThrow('for temporary results');
    }
    const fitting = compile((x) => x.mul(tensor(numbers)).sum());
    expect(fitting(ones([50_000])).item()).toBe((50_000 * 49_999) / 2);
  });
});
