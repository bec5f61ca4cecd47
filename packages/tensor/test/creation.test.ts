import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { full, ones, TensorError, tensor, zeros } from '../src/index.ts';

describe('tensor', () => {
  it('takes its shape from nested arrays', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([x.shape, x.rank, x.size, x.dtype]).toEqual([[2, 3], 2, 6, 'float64']);
    expect(tensor(7).shape).toEqual([]);
    expect(tensor([]).shape).toEqual([0]);
    expect(tensor([[], []]).shape).toEqual([2, 0]);
  });

  it('gives back the very numbers it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        expect(tensor(values).toArray()).toEqual(values);
      }),
    );
  });

  it('rounds to float32 where asked to, or given a Float32Array', () => {
    expect(tensor([0.1], { dtype: 'float32' }).item()).toBe(Math.fround(0.1));
    expect(tensor(new Float32Array([0.1])).dtype).toBe('float32');
  });

  it('holds truth as 1 and 0', () => {
    expect(tensor([0, 0.25, -3, Number.NaN], { dtype: 'bool' }).toArray()).toEqual([0, 1, 1, 1]);
  });

  it('copies what it is given, and gives copies', () => {
    const values = new Float64Array([1, 2]);
    const x = tensor(values);
    values[0] = 9;
    x.toTypedArray()[1] = 9;
    expect(x.toArray()).toEqual([1, 2]);
  });

  it('lays a flat list out in a shape', () => {
    expect(tensor(new Float64Array([1, 2, 3, 4]), { shape: [2, 2] }).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('names the place of a ragged row', () => {
    expect(() => tensor([[1, 2], [3]])).toThrow(
      'tensor: values[1] is an array of 1, where an array of 2, as its neighbour has would fit',
    );
    expect(() => tensor([[1, 2], 3])).toThrow('tensor: values[1] is 3');
    expect(() => tensor([1, [2]])).toThrow(
      'tensor: values[1] is an array of 1, where a number would fit',
    );
  });

  it('refuses what is not a number, and shapes that do not fit', () => {
    expect(() => tensor([1, 'two' as unknown as number])).toThrow('tensor: values[1] is two');
    expect(() => tensor(null as unknown as number)).toThrow('tensor: values is null');
    expect(() => tensor([1, 2, 3], { shape: [2, 2] })).toThrow(
      'tensor: 3 values do not fill the shape [2, 2], which holds 4',
    );
    expect(() => zeros([2, -1])).toThrow('a shape is a list of whole numbers of at least 0');
    expect(() => zeros([1.5])).toThrow(TensorError);
    expect(() => tensor([1], { dtype: 'bool', requiresGrad: true })).toThrow(
      'a bool has no gradient',
    );
  });
});

describe('zeros, ones, full', () => {
  it('hold one value everywhere', () => {
    expect(zeros([2]).toArray()).toEqual([0, 0]);
    expect(ones([1, 2]).toArray()).toEqual([[1, 1]]);
    expect(full([], 0.1, { dtype: 'float32' }).item()).toBe(Math.fround(0.1));
  });
});

describe('item', () => {
  it('is the only element', () => {
    expect(tensor([[4]]).item()).toBe(4);
    expect(() => tensor([1, 2]).item()).toThrow(
      'item: a tensor of shape [2] has 2 elements, not 1',
    );
  });
});

describe('a TensorError', () => {
  it('points at the caller’s own line', () => {
    const mistake = (): unknown => tensor([[1, 2]]).matmul(tensor([[1, 2, 3]]));
    let stack = '';
    try {
      mistake();
    } catch (error) {
      stack = (error as Error).stack ?? '';
    }
    const [message, firstFrame] = stack.split('\n');
    expect(message).toBe(
      'TensorError: matmul: cannot multiply [1, 2] by [1, 3]: the first has 2 columns, so the second must have 2 rows, not 1',
    );
    expect(firstFrame).toContain('creation.test.ts');
  });
});
