import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  type DType,
  full,
  fullLike,
  type NestedArray,
  ones,
  onesLike,
  type Tensor,
  TensorError,
  tensor,
  zeros,
  zerosLike,
} from '../src/index.ts';

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

  it('cuts numbers to int32 where asked to, or given an Int32Array', () => {
    const values = [2.9, -2.9, -0.5, 2 ** 31, -1e10, Infinity, -Infinity, Number.NaN];
    expect(tensor(values, { dtype: 'int32' }).toArray()).toEqual([
      2, -2, 0, 2147483647, -2147483648, 2147483647, -2147483648, 0,
    ]);
    expect(tensor(new Int32Array([7])).dtype).toBe('int32');
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
      'tensor: values[1] is an array of 1, where an array of 2, as its neighbour has, would fit',
    );
    expect(() => tensor([[1, 2], 3])).toThrow('tensor: values[1] is 3');
    expect(() => tensor([1, [2]])).toThrow(
      'tensor: values[1] is an array of 1, where a number would fit',
    );
  });

  it('refuses what is not a number, and shapes that do not fit', () => {
    expect(() => tensor([1, 'two' as unknown as number])).toThrow("tensor: values[1] is 'two'");
    expect(() => tensor(null as unknown as number)).toThrow('tensor: values is null');
    expect(() => tensor([1, 2, 3], { shape: [2, 2] })).toThrow(
      'tensor: 3 values do not fill the shape [2, 2], which holds 4',
    );
    expect(() => zeros([2, -1])).toThrow('a shape is a list of whole numbers of at least 0');
    expect(() => zeros([1.5])).toThrow(TensorError);
    expect(() => tensor([1], { dtype: 'bool', requiresGrad: true })).toThrow(
      'tensor: only float64 and float32 have a gradient, not bool',
    );
    expect(() => tensor(1, { dtype: 'int64' as DType })).toThrow(
      "tensor: a dtype is 'float64', 'float32', 'int32' or 'bool', got 'int64'",
    );
  });

  it.each([
    [5n, '5n'],
    [Symbol('five'), 'Symbol(five)'],
    [() => 5, 'a function'],
    ['a\nb', "'a\\nb'"],
    ['x'.repeat(100), `'${'x'.repeat(40)}…'`],
    [{ five: 5 }, 'an object'],
    [Object.create(null), 'an object'],
    [Promise.resolve(5), 'a Promise'],
    [new DataView(new ArrayBuffer(8)), 'a DataView'],
    [new BigInt64Array(1), 'a BigInt64Array'],
    [[[Number.NaN]], 'an array of 1'],
  ])('names in one line what it was given instead of a number', (given, name) => {
    expect(() => tensor([0, given as number])).toThrow(
      new TensorError(`tensor: values[1] is ${name}, where a number would fit`),
    );
  });

  it('refuses the holes of a sparse array', () => {
    const hole = Array<number>(1);
    expect(() => tensor(hole, { shape: [1] })).toThrow('tensor: values[0] is undefined');
    expect(() => tensor([[1], hole])).toThrow('tensor: values[1, 0] is undefined');
    expect(() => zeros([...hole, 3].fill(2, 2).concat(hole))).toThrow(
      'got [undefined, 3, undefined]',
    );
    expect(() => zeros(hole)).toThrow('zeros: a shape is a list of whole numbers of at least 0');
  });

  it('refuses arrays that are nested too deeply, or in themselves', () => {
    const itself: NestedArray[] = [];
    itself.push(itself);
    const tooDeep =
      'tensor: values are nested in more than 64 arrays; a tensor has at most 64 axes';
    expect(() => tensor(itself)).toThrow(tooDeep);
    const deep = (axes: number): NestedArray => (axes === 0 ? 1 : [deep(axes - 1)]);
    expect(() => tensor(deep(65))).toThrow(tooDeep);
    expect(tensor(deep(64)).toArray()).toEqual(deep(64));
  });
});

describe('a shape', () => {
  it('is shown as it was given', () => {
    expect(() => zeros([2, Number.NaN])).toThrow('got [2, NaN]');
    expect(() => zeros(3 as unknown as number[])).toThrow('got 3');
    expect(() => zeros(['a', 5n] as unknown as number[])).toThrow("got ['a', 5n]");
  });

  it('holds no more than can be stored', () => {
    expect(() => zeros([1e10])).toThrow(
      'zeros: a tensor of shape [10000000000] would have 10000000000 elements; at most 4294967295 are possible',
    );
    expect(() => zeros(Array(65).fill(1))).toThrow('zeros: a tensor has at most 64 axes');
  });
});

describe('zeros, ones, full', () => {
  it('hold one value everywhere', () => {
    expect(zeros([2]).toArray()).toEqual([0, 0]);
    expect(ones([1, 2]).toArray()).toEqual([[1, 1]]);
    expect(full([], 0.1, { dtype: 'float32' }).item()).toBe(Math.fround(0.1));
  });

  it('take shape and dtype after a model', () => {
    const model = tensor([[1, 2]], { dtype: 'float32', requiresGrad: true });
    expect(String(zerosLike(model))).toBe('float32 [1, 2]');
    expect(zerosLike(model).requiresGrad).toBe(false);
    expect(onesLike(model, { dtype: 'int32' }).toTypedArray()).toEqual(new Int32Array([1, 1]));
    expect(fullLike(model, 0.5).toArray()).toEqual([[0.5, 0.5]]);
    const like = compile((x: Tensor) => onesLike(x).add(x));
    expect(like(tensor([1, 2])).toArray()).toEqual([2, 3]);
    expect(() => zerosLike([2] as unknown as Tensor)).toThrow(
      'zerosLike: expected a tensor, got an array of 1',
    );
    expect(() => fullLike(model, '1' as unknown as number)).toThrow(
      "fullLike: the value must be a number, got '1'",
    );
  });

  it('want a value that is a number', () => {
    const fullOf = (value?: unknown) => () => full([2], value as number);
    expect(fullOf()).toThrow('full: the value must be a number, got undefined');
    expect(fullOf('1')).toThrow("full: the value must be a number, got '1'");
    expect(full([1], Number.NaN).item()).toBeNaN();
  });

  it('name themselves in messages', () => {
    expect(() => zeros([-1])).toThrow('zeros: a shape is');
    expect(() => ones([-1])).toThrow('ones: a shape is');
    expect(() => ones([1], { dtype: 'bool', requiresGrad: true })).toThrow(
      'ones: only float64 and float32 have a gradient, not bool',
    );
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
  const stackOf = (mistake: () => unknown): string[] => {
    try {
      mistake();
    } catch (error) {
      return ((error as Error).stack ?? '').split('\n');
    }
    return [];
  };

  it('points at the caller’s own line', () => {
    const [message, firstFrame] = stackOf(() => tensor([[1, 2]]).matmul(tensor([[1, 2, 3]])));
    expect(message).toBe(
      'TensorError: matmul: cannot multiply [1, 2] by [1, 3]: the first has 2 columns, so the second must have 2 rows, not 1',
    );
    expect(firstFrame).toContain('creation.test.ts');
  });

  it('does so also where the engine or many frames stand in between', () => {
    const deep = (axes: number): NestedArray => (axes === 0 ? ([] as const) : [deep(axes - 1), 1]);
    for (const mistake of [
      () => zeros([2]).add(zeros([3])),
      () => zeros([2]).sum([5]),
      () => tensor(deep(20)),
    ]) {
      const [, firstFrame] = stackOf(mistake);
      expect(firstFrame).toContain('creation.test.ts');
    }
  });

  it('keeps its message, whatever that says', () => {
    const ownFolder = fileURLToPath(new URL('../src/', import.meta.url));
    for (const message of [
      'no [native code]',
      `no file at ${ownFolder}x.npy`,
      'of (<anonymous>)',
    ]) {
      expect(new TensorError(message).stack).toContain(`TensorError: ${message}\n`);
    }
  });

  it('is no longer than the stacks of other errors', () => {
    const below = (frames: number): unknown => (frames === 0 ? zeros([-1]) : below(frames - 1));
    expect(stackOf(() => below(50)).length).toBe(1 + Error.stackTraceLimit);
  });
});
