import { describe, expect, it } from 'vitest';
import { compile, ones, type Tensor, tensor } from '../src/index.ts';
import { collectGarbage } from './memory.ts';

/** Leaves the gradient 2·w·x² with the leaf. */
function leaving(w: Tensor): (x: Tensor) => Tensor {
  return compile((x: Tensor) => {
    w.grad = null;
    const loss = w.mul(x).square().sum();
    loss.backward();
    return loss;
  });
}

function leaf(...values: number[]): Tensor {
  return tensor(values, { requiresGrad: true });
}

describe('a gradient that a compiled function leaves behind', () => {
  it('is that of the last call when somebody looks at last', () => {
    const w = leaf(1, 2);
    const step = leaving(w);
    for (const x of [3, 4, 5]) step(tensor([x, 1]));
    expect(w.grad?.toArray()).toEqual([50, 4]);
  });

  it('never changes behind the back of its holder, whichever calls were looked at', () => {
    const w = leaf(1, 2);
    const step = leaving(w);
    const held = [1, 2, 3, 4, 5, 6].map((x) => {
      step(tensor([x, 1]));
      return x % 2 === 0 ? w.grad : null;
    });
    expect(held.map((gradient) => gradient?.toArray())).toEqual([
      undefined,
      [8, 4],
      undefined,
      [32, 4],
      undefined,
      [72, 4],
    ]);
  });

  it('is one tensor however often it is looked at', () => {
    const w = leaf(1, 2);
    leaving(w)(tensor([3, 1]));
    expect(w.grad).toBe(w.grad);
  });

  it('can be passed on, added to and removed unread', () => {
    const [w, v] = [leaf(1, 2), leaf(0, 0)];
    const step = leaving(w);
    step(tensor([3, 1]));
    v.grad = w.grad;
    step(tensor([4, 1]));
    w.sum().backward();
    expect(v.grad?.toArray()).toEqual([18, 4]);
    expect(w.grad?.toArray()).toEqual([33, 5]);
    step(tensor([5, 1]));
    w.grad = null;
    expect(w.grad).toBeNull();
  });

  it('stays what it was when a capture that replaces it fails', () => {
    const w = leaf(1, 2);
    leaving(w)(tensor([3, 1]));
    const failing = compile(() => {
      w.grad = null;
      w.square().sum().backward();
      throw new Error('too late');
    });
    expect(() => failing()).toThrow('too late');
    expect(w.grad?.toArray()).toEqual([18, 4]);
  });

  it('may be set and read inside, though it was made outside', () => {
    const [w, gradient] = [leaf(1, 2), tensor([5, 6])];
    const step = () => {
      w.grad = gradient;
      w.assign(w.detach().sub(w.grad));
    };
    compile(step)();
    expect([w.toArray(), w.grad?.toArray()]).toEqual([
      [-4, -4],
      [5, 6],
    ]);
    step();
    expect(w.toArray()).toEqual([-9, -10]);
  });

  it('is refused by a function that would read it, though nobody has looked at it', () => {
    const w = leaf(1, 2);
    leaving(w)(tensor([3, 1]));
    const reading = compile(() => w.grad?.mul(2) ?? w.mul(0));
    expect(() => reading()).toThrow(/reads a gradient of shape \[2\] from before the call/);
  });

  it('stays when it is the value of another leaf, which changes afterwards', () => {
    const [w, v] = [leaf(1, 2), tensor([3, 4])];
    compile(() => {
      w.grad = null;
      w.add(0).backward(v.detach());
      return [];
    })();
    const double = compile(() => {
      v.assign(v.mul(2));
      return [];
    });
    double();
    expect(v.toArray()).toEqual([6, 8]);
    expect(w.grad?.toArray()).toEqual([3, 4]);
  });

  it('stays when it is an input, and the next call fails halfway through its inputs', () => {
    const w = leaf(1, 2);
    const step = compile((x: Tensor, y: Tensor) => {
      w.grad = null;
      w.add(0).backward(x);
      return x.add(y);
    });
    step(tensor([3, 4]), tensor([0]));
    const withoutNumbers: Tensor[] = [];
    compile((x: Tensor) => {
      withoutNumbers.push(x.mul(2));
      return x;
    })(tensor([0]));
    expect(() => step(tensor([5, 6]), withoutNumbers[0])).toThrow('kept from inside');
    expect(w.grad?.toArray()).toEqual([3, 4]);
  });

  it('outlives the function, whose memory is not given to others before it is gone', async () => {
    const w = leaf(...Array.from({ length: 1000 }, (_, i) => i));
    leaving(w)(ones([1000]));
    for (let turn = 0; turn < 3; turn++) {
      collectGarbage();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const others = [1, 2, 3, 4].map((factor) => compile((x: Tensor) => x.mul(factor).add(1)));
    for (const other of others) other(ones([1000]));
    expect(w.grad?.toArray()).toEqual(Array.from({ length: 1000 }, (_, i) => 2 * i));
  });

  it('costs no memory in a loop that never looks and never pauses', () => {
    const w = leaf(...Array.from({ length: 100 }, () => 1));
    const step = leaving(w);
    const x = ones([100]);
    const run = (calls: number) => {
      for (let i = 0; i < calls; i++) step(x);
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = run(1000);
    expect(run(200_000) - before).toBeLessThan(500_000);
  });
});
