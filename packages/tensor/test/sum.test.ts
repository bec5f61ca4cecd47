import { describe, expect, it } from 'vitest';
import { mean, ones, sum, type Tensor, tensor, transpose, zeros } from '../src/index.ts';
import numpy from './numpy-sums.json' with { type: 'json' };

/** The terms of scripts/record-numpy-sums.py. */
function terms(shape: readonly number[], dtype: 'float64' | 'float32') {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Array.from(
    { length: size },
    (_, i) => (((i * 7919) % 10007) - 5003) / 2 ** (i % 13),
  );
  return tensor(Float64Array.from(values), { shape, dtype }).mul(0.1);
}

describe('sum', () => {
  it.each(
    numpy.records.map((record) => ({ ...record, name: `[${record.shape}] over ${record.axes}` })),
  )('has the bits of NumPy for $dtype $name', ({ shape, axes, dtype, sum: expected }) => {
    const x = terms(shape, dtype as 'float64' | 'float32');
    expect([...sum(x, axes).toTypedArray()]).toEqual(expected);
  });

  it('depends on the logical shape alone, not on how the elements lie in memory', () => {
    const x = terms([37, 211], 'float64');
    const sameElsewhere = transpose(tensor(transpose(x)));
    for (const axes of [[0], [1], [0, 1]]) {
      expect(sum(sameElsewhere, axes).toArray()).toEqual(sum(x, axes).toArray());
    }
  });

  it('adds the trailing axes pairwise before it adds the others plainly', () => {
    const x = terms([3, 4, 150], 'float64');
    expect(sum(x, [0, 2]).toArray()).toEqual(sum(sum(x, 2), 0).toArray());
  });

  it('of nothing is 0', () => {
    expect(sum(zeros([0, 3])).item()).toBe(0);
    expect(sum(zeros([0, 3]), 0).toArray()).toEqual([0, 0, 0]);
    expect(sum(zeros([3, 0]), 1).toArray()).toEqual([0, 0, 0]);
    expect(sum(ones([2, 3]).slice(0, { end: 0 }), 0).toArray()).toEqual([0, 0, 0]);
  });

  it('keeps the reduced axes with length 1 where asked to', () => {
    expect(sum(zeros([2, 3, 4]), [0, -1], { keepDims: true }).shape).toEqual([1, 3, 1]);
  });

  it('names the axis that is not there', () => {
    expect(() => sum(zeros([2, 3]), 2)).toThrow('sum: no axis 2 in shape [2, 3]; use -2 to 1');
    expect(() => sum(zeros([2, 3]), [0, -2])).toThrow('sum: an axis is named twice in [0, -2]');
    expect(() => sum(zeros([2]), Array(1))).toThrow('sum: no axis undefined in shape [2]');
  });

  it('takes options after the axes', () => {
    expect(() => sum(zeros([2]), { keepDims: true } as unknown as number)).toThrow(
      'sum: expected an axis or a list of axes, got an object; options come after the axes, which may be undefined',
    );
  });

  it('over no axis is another tensor, which a leaf’s new value leaves alone', () => {
    const x = tensor(1, { requiresGrad: true });
    const [total, none] = [sum(x), sum(x, [])];
    x.assign(tensor(2));
    expect([total.item(), none.item()]).toEqual([1, 1]);
  });
});

describe('mean', () => {
  it('is the sum divided by the count', () => {
    expect(
      mean(
        tensor([
          [1, 2],
          [3, 5],
        ]),
        0,
      ).toArray(),
    ).toEqual([2, 3.5]);
    expect(
      mean(
        tensor([
          [1, 2],
          [3, 5],
        ]),
      ).item(),
    ).toBe(2.75);
  });

  it('names itself in messages', () => {
    expect(() => mean(zeros([2, 3]), 2)).toThrow('mean: no axis 2 in shape [2, 3]');
    expect(() => mean(3 as unknown as Tensor)).toThrow('mean: expected a tensor, got 3');
  });

  it('of nothing is NaN', () => {
    expect(mean(zeros([0])).item()).toBeNaN();
  });
});
