import { describe, expect, it } from 'vitest';
import { compile, concat, type DType, inspect, type Tensor } from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** How large the module is that does something so many times, each time to other rows. */
function bytesOf(times: number, fn: (rows: Tensor) => Tensor): number {
  const x = randomTensor(1, [times, 8, 8], 'float64');
  const all = (given: Tensor) => Array.from({ length: times }, (_, i) => fn(given.at(i)));
  const compiled = compile(all);
  expectSameBits(compiled(x), all(x));
  return inspect(compiled)[0].module.length;
}

describe('loops that do the same to different memory', () => {
  it.each<[string, (rows: Tensor) => Tensor]>([
    ['maps', (rows) => rows.tanh().mul(rows)],
    ['sums', (rows) => rows.exp().sum()],
    ['reductions', (rows) => rows.max(0).add(rows.max(1))],
    ['products', (rows) => rows.matmul(rows.transpose()).relu()],
  ])('are one piece of code, if they are %s', (_, fn) => {
    const few = bytesOf(4, fn);
    const many = bytesOf(24, fn);
    // A further call says where its buffers are, in a few bytes each.
    expect(many - few).toBeLessThan(20 * 25);
  });

  it.each<DType>(['float64', 'float32'])('read %s backwards as well', (dtype) => {
    const x = randomTensor(1, [6, 37], dtype);
    const fn = (given: Tensor) => {
      const rows = [0, 1, 2, 3].map((i) => given.at(i).flip());
      return concat(rows.map((row, i) => row.mul(given.at(5 - i)).exp()));
    };
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('are not taken for others that differ by a number', () => {
    const x = randomTensor(1, [10, 10], 'float64');
    const fn = (given: Tensor) => [
      given.mul(2).add(0.5),
      given.mul(2).add(-0.5),
      given.mul(3).add(0.5),
    ];
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('are not taken for others that read other rows of the same memory', () => {
    const x = randomTensor(1, [10, 10], 'float64');
    const fn = (given: Tensor) =>
      [1, 2, 3].map((lag) =>
        given
          .slice(0, { start: lag, end: lag + 5 })
          .mul(given.slice(0, { end: 5 }))
          .exp(),
      );
    expectSameBits(compile(fn)(x), fn(x));
  });
});
