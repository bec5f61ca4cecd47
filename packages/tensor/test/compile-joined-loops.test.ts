import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type DType, inspect, type Tensor } from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

type Fn = (...xs: Tensor[]) => Tensor[];

/** The lines of the kernels, after it was asserted that the function is the same when compiled. */
function kernelsOf(fn: Fn, dtype: DType, ...shapes: (readonly number[])[]): string[] {
  const inputs = shapes.map((shape, i) => randomTensor(i + 1, shape, dtype));
  const compiled = compile(fn);
  expectSameBits(compiled(...inputs), fn(...inputs));
  return inspect(compiled)[0].kernels.split('\n');
}

describe.each<DType>(['float64', 'float32'])('loops over %s', (dtype) => {
  const both: Fn = (x) => [x.softplus().sum(-1), x.sigmoid()];

  it('are one for a sum of rows and a map that shares steps with its terms', () => {
    expect(kernelsOf(both, dtype, [300])).toEqual([
      '0: sum [300] over 0, map [300]  b1 = sum(softplus(b0)); b2 = sigmoid(b0)',
    ]);
    expect(kernelsOf((x) => both(x).reverse(), dtype, [300])).toHaveLength(1);
  });

  it.each([0, 2, 7, 8, 9, 128, 129, 300, 301])('are right for rows of %i terms', (length) => {
    for (const shape of [[length], [3, length], [2, 0, length]]) {
      expect(kernelsOf(both, dtype, shape)).toHaveLength(1);
    }
  });

  it('are one for a sum of everything and several maps, which may be conditions', () => {
    const fn: Fn = (x) => [x.softplus().sum(), x.sigmoid(), x.tanh().less(0.5)];
    for (const shape of [[99], [99, 1], [5, 33]])
      expect(kernelsOf(fn, dtype, shape)).toHaveLength(1);
  });

  it('are two where sum and map have nothing in common', () => {
    expect(kernelsOf((x, y) => [x.sum(), y.exp()], dtype, [64], [64])).toHaveLength(2);
  });

  it('are two where the map waits for the sum, or is waited for', () => {
    expect(kernelsOf((x) => [x.sub(x.exp().sum())], dtype, [64])).toHaveLength(2);
    const between: Fn = (x) => {
      const first = x.exp();
      return [first, first.mul(x).sum()];
    };
    expect(kernelsOf(between, dtype, [64])).toHaveLength(2);
  });

  it('are one for reductions of few columns and equally many rows', () => {
    const fn: Fn = (...xs) => xs.map((x) => x.sum(0));
    expect(kernelsOf(fn, dtype, [300, 5], [300, 3], [300, 1])).toHaveLength(1);
    expect(kernelsOf(fn, dtype, [0, 5], [0, 3], [0, 0])).toHaveLength(1);
    expect(kernelsOf(fn, dtype, [3, 0], [3, 1])).toHaveLength(1);
    expect(kernelsOf(fn, dtype, [300, 5], [301, 5])).toHaveLength(2);
    expect(kernelsOf(fn, dtype, [300, 50], [300, 50])).toHaveLength(2);
  });

  it('are one for a sum and a maximum', () => {
    expect(kernelsOf((x, y) => [x.sum(0), y.max(0)], dtype, [20, 5], [20, 3])).toHaveLength(1);
  });

  it('are two where one reduction waits for another', () => {
    const fn: Fn = (x) => {
      const total = x.sum(0);
      return [total, x.sub(total).square().sum(0)];
    };
    expect(kernelsOf(fn, dtype, [20, 3])).toHaveLength(2);
  });

  it('read old values before others write over them', () => {
    const eager = [1, 2].map((seed) => randomTensor(seed, [20, 3], dtype));
    const leaves = [1, 2].map((seed) => randomTensor(seed, [20, 3], dtype));
    const update = ([a, b]: Tensor[]) => {
      const [fromA, fromB] = [a.sum(0), b.sum(0)];
      a.assign(a.exp().mul(fromB));
      b.assign(b.exp().mul(fromA));
      return [a.exp().sum(), a.exp().neg(), b.exp().sum(), b.exp().neg()];
    };
    const compiled = compile(() => update(leaves));
    for (let call = 0; call < 2; call++) {
      expectSameBits(compiled(), update(eager));
      expectSameBits(leaves, eager);
    }
  });
});

describe('loops over vectors of different lengths', () => {
  it('are two', () => {
    const fn: Fn = (x) => [x.sum(), x.asType('float64').exp()];
    expect(kernelsOf(fn, 'float32', [64])).toHaveLength(2);
  });
});

describe('functions of many sums and maps', () => {
  const lengths = fc.constantFrom(1, 3, 20);
  const step = fc.record({
    from: fc.nat(20),
    other: fc.nat(20),
    kind: fc.constantFrom('exp', 'sigmoid', 'tanh', 'total', 'rows', 'columns', 'most', 'mul'),
  });

  it('give the same bits, compiled or not', () => {
    fc.assert(
      fc.property(lengths, lengths, fc.array(step, { maxLength: 12 }), (n, m, steps) => {
        const fn: Fn = (x, y) => {
          const values = [x, y];
          for (const { from, other, kind } of steps) {
            const a = values[from % values.length];
            const b = values[other % values.length];
            const made = {
              exp: () => a.tanh().exp(),
              sigmoid: () => a.sigmoid(),
              tanh: () => a.tanh(),
              total: () => a.sigmoid().sum().broadcastTo([n, m]).mul(b),
              rows: () => a.sigmoid().sum(1, { keepDims: true }).add(b),
              columns: () => a.sigmoid().sum(0).add(b),
              most: () => a.max(0).sub(b),
              mul: () => a.mul(b),
            };
            values.push(made[kind]());
          }
          return [...values.slice(2), ...values.map((value) => value.sum(0))];
        };
        kernelsOf(fn, 'float64', [n, m], [n, m]);
        kernelsOf(fn, 'float32', [n, m], [n, m]);
      }),
      { numRuns: 60 },
    );
  });
});
