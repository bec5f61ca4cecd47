import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  broadcastTo,
  permute,
  reshape,
  type Shape,
  squeeze,
  type Tensor,
  tensor,
  transpose,
  unsqueeze,
} from '../src/index.ts';

/** A small shape, and the numbers 0, 1, 2, … in it. */
const counted = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .map((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return tensor(
      Float64Array.from({ length: size }, (_, i) => i),
      { shape },
    );
  });

const at = (values: unknown, index: readonly number[]): unknown =>
  index.reduce<unknown>((inner, i) => (inner as unknown[])[i], values);

describe('permute', () => {
  it('moves element index to the permuted index', () => {
    const withOrder = counted.chain((x) =>
      fc.tuple(
        fc.constant(x),
        fc.shuffledSubarray([...x.shape.keys()], { minLength: x.rank }),
        fc.tuple(...x.shape.map((length) => fc.integer({ min: 0, max: length - 1 }))),
      ),
    );
    fc.assert(
      fc.property(withOrder, ([x, order, index]) => {
        const moved = permute(x, order);
        const movedIndex = order.map((axis) => index[axis]);
        expect(at(moved.toArray(), movedIndex)).toBe(at(x.toArray(), index));
      }),
    );
  });

  it('shares the numbers', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(permute(x, [1, 0]).strided.array).toBe(x.strided.array);
  });

  it('refuses an order that does not name every axis once', () => {
    const x = tensor([[1]]);
    expect(() => permute(x, [0])).toThrow('permute: the order [0] must name each of the 2 axes');
    expect(() => permute(x, [0, 0])).toThrow('once');
    expect(() => permute(x, [0, 2])).toThrow('permute: no axis 2 in shape [1, 1]; use -2 to 1');
    expect(() => permute(x, Array(2))).toThrow('permute: no axis undefined in shape [1, 1]');
    expect(() => permute(x, 1 as unknown as number[])).toThrow(
      'permute: the order is a list of axes, such as [1, 0]; got 1',
    );
  });
});

describe('transpose', () => {
  it('twice is the same tensor again', () => {
    fc.assert(
      fc.property(counted, (x) => {
        expect(transpose(transpose(x, 0, -1), 0, -1).toArray()).toEqual(x.toArray());
      }),
    );
  });
});

describe('reshape', () => {
  it('keeps the row-major order, whatever the strides', () => {
    fc.assert(
      fc.property(counted, (x) => {
        const turned = transpose(x, 0, -1);
        expect(reshape(turned, [-1]).toArray()).toEqual((turned.toArray() as number[]).flat(4));
      }),
    );
  });

  it('keeps it where axes are joined and cut anew', () => {
    const lengths = fc.shuffledSubarray([1, 1, 2, 2, 2, 3, 3], { minLength: 7 });
    const shapes = lengths.chain((factors) =>
      fc.array(fc.nat(7), { maxLength: 3 }).map((cuts) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), 7];
        return ends
          .slice(1)
          .map((end, i) => factors.slice(ends[i], end).reduce((a, b) => a * b, 1));
      }),
    );
    const numbers = Float64Array.from({ length: 72 }, (_, i) => i);
    fc.assert(
      fc.property(shapes, shapes, fc.nat(3), fc.nat(3), (from, to, first, second) => {
        const x = tensor(numbers, { shape: from });
        const turned = transpose(x, first % from.length, second % from.length);
        const flat = (turned.toArray() as number[]).flat(6);
        expect(reshape(turned, to).shape).toEqual(to);
        expect((reshape(turned, to).toArray() as number[]).flat(6)).toEqual(flat);
      }),
    );
  });

  it('shares the numbers where strides can say what is asked', () => {
    const x = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { shape: [2, 6] });
    const isShared = (view: Tensor, shape: Shape) =>
      reshape(view, shape).strided.array === x.strided.array;
    expect(isShared(transpose(x), [2, 3, 2])).toBe(true);
    expect(isShared(transpose(reshape(x, [2, 3, 2]), 0, 1), [3, 4])).toBe(false);
    expect(isShared(permute(reshape(x, [2, 3, 2]), [1, 2, 0]), [6, 2])).toBe(true);
    expect(isShared(unsqueeze(transpose(x), 1), [6, 2])).toBe(true);
    expect(isShared(transpose(x), [12])).toBe(false);
    const repeated = reshape(broadcastTo(x, [3, 1, 2, 6]), [3, 12]);
    expect(repeated.toArray()).toEqual(Array(3).fill([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
    expect(repeated.strided.array).toBe(x.strided.array);
  });

  it('refuses another size', () => {
    const x = tensor([1, 2, 3, 4, 5, 6]);
    expect(() => reshape(x, [4, 2])).toThrow(
      'reshape: cannot lay out [6] as [4, 2]: there are 6 elements',
    );
    expect(() => reshape(x, [4, -1])).toThrow('reshape: cannot lay out [6] as [4, -1]');
    expect(() => reshape(x, [-1, -1])).toThrow('at most one length may be left open by -1');
    expect(() => reshape(x, [0, -1])).toThrow('reshape: cannot lay out [6] as [0, -1]');
  });

  it('wants a list of whole lengths', () => {
    const x = tensor([1, 2, 3, 4, 5, 6]);
    expect(() => reshape(x, 3 as unknown as Shape)).toThrow(
      'reshape: a shape is a list of whole numbers of at least -1, such as [300, 2]; got 3',
    );
    expect(() => reshape(x, [6, -2])).toThrow('got [6, -2]');
    expect(() => reshape(x, [6].concat(Array(1)))).toThrow('got [6, undefined]');
  });
});

describe('squeeze and unsqueeze', () => {
  it('take axes of length 1 away and put them in', () => {
    expect(squeeze(tensor([[[1], [2]]])).shape).toEqual([2]);
    expect(squeeze(tensor([[[1], [2]]]), 0).shape).toEqual([2, 1]);
    expect(unsqueeze(tensor([1, 2]), 0).shape).toEqual([1, 2]);
    expect(unsqueeze(tensor([1, 2]), -1).shape).toEqual([2, 1]);
  });

  it('refuses to take away what is longer', () => {
    expect(() => squeeze(tensor([1]), {} as unknown as number)).toThrow(
      'squeeze: expected an axis or a list of axes, got an object',
    );
    expect(() => squeeze(tensor([[1, 2]]), 1)).toThrow('squeeze: axis 1 of [1, 2] has length 2');
  });
});

describe('broadcastTo', () => {
  it('repeats without copying', () => {
    const x = tensor([[1], [2]]);
    const wide = broadcastTo(x, [3, 2, 2]);
    expect(wide.toArray()).toEqual(
      Array(3).fill([
        [1, 1],
        [2, 2],
      ]),
    );
    expect(wide.strided.array).toBe(x.strided.array);
  });

  it('to the same shape is another tensor, which a leaf’s new value leaves alone', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const same = broadcastTo(x, [2]);
    x.assign(tensor([3, 4]));
    expect(same.toArray()).toEqual([1, 2]);
  });

  it.each([
    [[-3], '[-3]'],
    [[2.5], '[2.5]'],
    [['a'], "['a']"],
    [5, '5'],
  ])('refuses what is no shape', (shape, name) => {
    expect(() => broadcastTo(tensor(1), shape as Shape)).toThrow(
      `broadcastTo: a shape is a list of whole numbers of at least 0, such as [300, 2]; got ${name}`,
    );
  });

  it('refuses what cannot be repeated', () => {
    expect(() => broadcastTo(tensor([1, 2]), [3])).toThrow(
      'broadcastTo: cannot repeat [2] to fill [3]',
    );
    expect(() => broadcastTo(tensor([[1, 2]]), [2])).toThrow(
      'broadcastTo: cannot repeat [1, 2] to fill [2]',
    );
    expect(() => tensor([1, 2, 3]).add(tensor([1, 2]))).toThrow(
      'add: cannot broadcast [3] with [2]: counted from the last, each pair of axes must be equal or have a 1, and 3 meets 2',
    );
  });
});

describe('every movement', () => {
  it.each([
    ['reshape', (x: Tensor) => reshape(x, [1])],
    ['permute', (x: Tensor) => permute(x, [0])],
    ['transpose', (x: Tensor) => transpose(x)],
    ['squeeze', (x: Tensor) => squeeze(x)],
    ['unsqueeze', (x: Tensor) => unsqueeze(x, 0)],
    ['broadcastTo', (x: Tensor) => broadcastTo(x, [1])],
  ] as const)('%s wants a tensor', (name, move) => {
    expect(() => move([1] as unknown as Tensor)).toThrow(
      `${name}: expected a tensor, got an array of 1; make one by tensor(…)`,
    );
  });
});
