import { describe, expect, it } from 'vitest';
import {
  argmax,
  compile,
  type DType,
  grad,
  indexSelect,
  inspect,
  ones,
  type Tensor,
  takeAlong,
  tensor,
  zeros,
} from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

function places(shape: readonly number[], below: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const numbers = Float64Array.from({ length: size }, (_, i) => (i * 7 + (i % 3)) % below);
  return tensor(numbers, { shape, dtype: 'int32' });
}

const dtypes = ['float64', 'float32', 'int32', 'bool'] as const;

describe.each<DType>(dtypes)('a compiled gather of %s', (dtype) => {
  it('takes stretches of every length', () => {
    for (const length of [1, 2, 3, 4, 5, 8, 9, 33, 64]) {
      const x = randomTensor(length, [2, 5, length], 'float64').asType(dtype);
      const index = places([3, 4], 5);
      const fn = (y: Tensor, i: Tensor) => [
        indexSelect(y, 1, i),
        indexSelect(y, 0, i.minimum(1).transpose()),
        indexSelect(y.transpose(), -2, i.minimum(length - 1)),
        indexSelect(y, 1, i.flatten().at(0)),
      ];
      expectSameBits(compile(fn)(x, index), fn(x, index));
    }
  });

  it('takes elements along every axis', () => {
    const x = randomTensor(2, [3, 4, 5], 'float64').asType(dtype);
    const indices = [places([7, 4, 5], 3), places([3, 2, 5], 4), places([3, 4, 6], 5)];
    const fn = (y: Tensor, ...is: Tensor[]) =>
      is.flatMap((i, axis) => [
        takeAlong(y, i, axis),
        takeAlong(y.transpose(0, 1), i.transpose(0, 1), [1, 0, 2][axis]),
      ]);
    expectSameBits(compile(fn)(x, ...indices), fn(x, ...indices));
  });
});

describe('a compiled gather', () => {
  it('is a loop, and so is its gradient', () => {
    const compiled = compile((x: Tensor, i: Tensor) =>
      grad((y) => indexSelect(y, 0, i).square().sum())(x),
    );
    compiled(ones([4, 3]), places([5], 4));
    const lines = inspect(compiled)[0].kernels.split('\n');
    const kinds = lines.map((line) => line.split(' ')[1]);
    expect(kinds).toEqual(['gather', 'map', 'map', 'scatterAdd']);
  });

  it('takes indices that are computed on the way', () => {
    const fn = (x: Tensor) => [
      takeAlong(x, argmax(x, 1, { keepDims: true }), 1),
      indexSelect(x, 0, argmax(x, 0)),
    ];
    const x = randomTensor(3, [6, 6], 'float32');
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('adds what goes to one place in ascending order, to the second order', () => {
    for (const dtype of ['float64', 'float32'] as const) {
      const fn = (x: Tensor, i: Tensor, j: Tensor) => {
        const weigh = (y: Tensor) => {
          const rows = indexSelect(y, 0, i);
          const elements = takeAlong(y, j, 1);
          return rows
            .mul(randomTensor(5, rows.shape, dtype))
            .square()
            .sum()
            .add(elements.exp().sum());
        };
        const first = grad(weigh);
        return [first(x), grad((y) => first(y).mul(y).sum())(x)];
      };
      const inputs = [randomTensor(1, [4, 7], dtype), places([30], 4), places([4, 9], 7)] as const;
      expectSameBits(compile(fn)(...inputs), fn(...inputs));
    }
  });

  it('lets a table learn where it is', () => {
    const [compiled, eager] = [1, 2].map(() =>
      tensor(randomTensor(7, [6, 3], 'float32'), { requiresGrad: true }),
    );
    const step = (table: Tensor) => (index: Tensor) => {
      table.grad = null;
      const loss = indexSelect(table, 0, index).square().mean();
      loss.backward();
      if (table.grad !== null) table.assign(table.detach().sub(table.grad));
      table.grad = null;
      return loss;
    };
    const fast = compile(step(compiled));
    for (let i = 0; i < 3; i++) {
      const index = tensor([i, 5 - i, i, 0], { dtype: 'int32' });
      expectSameBits(fast(index), step(eager)(index).detach());
      expectSameBits(compiled.detach(), eager.detach());
    }
  });

  it('leaves a tensor as it was if an index points nowhere', () => {
    const row = tensor([1, 2, 3]);
    const table = tensor([4, 5, 6]);
    const step = compile((index: Tensor) => {
      table.assign(table.mul(2));
      row.assign(indexSelect(table, 0, index));
      return [];
    });
    const bad = tensor([1, 2, 9], { dtype: 'int32' });
    expect(() => step(bad)).toThrow('the index 9 at [2] is no place on axis 0 of [3]');
    expect([row.toArray(), table.toArray()]).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    step(tensor([2, 1, 1], { dtype: 'int32' }));
    expect([row.toArray(), table.toArray()]).toEqual([
      [12, 10, 10],
      [8, 10, 12],
    ]);
  });

  it('refuses an index that points nowhere as the eager one does, and serves the next call', () => {
    const select = (x: Tensor, i: Tensor) => indexSelect(x, 1, i);
    const take = (x: Tensor, i: Tensor) => takeAlong(x, i, 1);
    const x = randomTensor(1, [2, 3], 'float64');
    const calls = [
      { fn: select, good: [2, 0], bad: [0, 3], shape: [2] },
      { fn: select, good: [2, 0], bad: [-1, 0], shape: [2] },
      { fn: take, good: [0, 1, 2, 1], bad: [0, 1, 3, 1], shape: [2, 2] },
    ];
    for (const { fn, good, bad, shape } of calls) {
      const compiled = compile(fn);
      const [right, wrong] = [good, bad].map((i) => tensor(i, { shape, dtype: 'int32' }));
      expectSameBits(compiled(x, right), fn(x, right));
      expect(() => compiled(x, wrong)).toThrow(messageOf(() => fn(x, wrong)));
      expectSameBits(compiled(x, right), fn(x, right));
    }
    expect(() => compile(select)(zeros([2, 0]), places([1], 1))).toThrow('that axis is empty');
  });
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was not refused');
}
