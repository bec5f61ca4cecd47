import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  compile,
  diagonal,
  flip,
  type Index,
  type Range,
  slice,
  slidingWindows,
  split,
  type Tensor,
  TensorError,
  tensor,
} from '../src/index.ts';
import python from './python-slices.json' with { type: 'json' };
import { randomTensor, shape } from './random-tensors.ts';

/** The numbers 0, 1, 2, … in a shape. */
function counted(lengths: readonly number[]): Tensor {
  const size = lengths.reduce((product, length) => product * length, 1);
  return tensor(
    Float64Array.from({ length: size }, (_, i) => i),
    { shape: lengths },
  );
}

const drawn = shape.map((lengths) => randomTensor(1, lengths, 'float64'));
const place = fc.option(fc.integer({ min: -12, max: 12 }), { nil: undefined });
const range: fc.Arbitrary<Range> = fc
  .record({ start: place, end: place, step: fc.constantFrom(undefined, 1, 2, -1, -2, 7) })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, x]) => x !== undefined)));

describe('slice', () => {
  it('takes the places that Python’s slices take', () => {
    for (const [length, start, end, step, places] of python.records) {
      const given = Object.entries({ start, end, step }).filter(([, value]) => value !== null);
      const x = slice(counted([Number(length)]), 0, Object.fromEntries(given));
      expect([given, x.toArray()]).toEqual([given, places]);
    }
  });

  it('takes them of any axis', () => {
    const x = counted([2, 3, 4]);
    expect(slice(x, 1, { start: 1 }).toArray()).toEqual(
      (x.toArray() as number[][][]).map((rows) => rows.slice(1)),
    );
    expect(slice(x, -1, { step: -3 }).shape).toEqual([2, 3, 2]);
  });

  it('takes one place by however large a step', () => {
    const x = counted([4, 3]);
    const far = compile((y: Tensor) => slice(y, 0, { start: 1, step: -Number.MAX_VALUE }).exp());
    expect(far(x).toArray()).toEqual(x.at({ start: 1, end: 2 }).exp().toArray());
    expect(slidingWindows(x, 3, { stride: Number.MAX_SAFE_INTEGER }).shape).toEqual([4, 1, 3]);
  });

  it('shares the numbers', () => {
    const x = counted([5]);
    expect(slice(x, 0, { start: 1, step: 2 }).strided.array).toBe(x.strided.array);
  });

  it('keeps truth values, and no gradient', () => {
    const x = tensor([1, 0, 3]).notEqual(0);
    expect(slice(x, 0, { end: 2 }).dtype).toBe('bool');
    expect(slice(x, 0, { end: 2 }).toArray()).toEqual([1, 0]);
  });

  it('refuses what is no range, and no axis', () => {
    const x = counted([3, 4]);
    expect(() => slice(x, 2, {})).toThrow('slice: no axis 2 in shape [3, 4]; use -2 to 1');
    expect(() => slice(x, 1, 3 as Range)).toThrow(
      'slice: a range is written as { start: 1, end: -1, step: 2 }, of which each may be left out; got 3',
    );
    expect(() => slice(x, 1, { stop: 3 } as Range)).toThrow(
      "slice: a range has start, end and step, but not 'stop'",
    );
    expect(() => slice(x, 1, { start: 0.5 })).toThrow(
      'slice: the start of a range is a whole number, got 0.5',
    );
    expect(() => slice(x, 1, { step: 0 })).toThrow('slice: the step of a range cannot be 0');
  });
});

describe('at', () => {
  const x = counted([2, 3, 4]);

  it('takes one place of an axis by a number, which takes the axis away', () => {
    expect(at(x, 1).toArray()).toEqual((x.toArray() as unknown[])[1]);
    expect(at(x, -1, -2, -3).item()).toBe(17);
    expect(at(x, 0, 2).shape).toEqual([4]);
  });

  it('takes the same as one slice after the other', () => {
    fc.assert(
      fc.property(
        drawn.chain((y) => fc.tuple(fc.constant(y), fc.array(range, { maxLength: y.rank }))),
        ([y, ranges]) => {
          const slices = ranges.reduce((part, next, axis) => slice(part, axis, next), y);
          expect(at(y, ...ranges).toArray()).toEqual(slices.toArray());
        },
      ),
    );
  });

  it('fills up with whole axes, at the end or where the dots are', () => {
    expect(at(x).toArray()).toEqual(x.toArray());
    expect(at(x, '...').toArray()).toEqual(x.toArray());
    expect(at(x, '...', 0).toArray()).toEqual(at(x, ':', ':', 0).toArray());
    expect(at(x, 1, '...', { start: 1 }).shape).toEqual([3, 3]);
    expect(at(x, 1, '...', 1, 1).item()).toBe(17);
    expect(at(tensor(5), '...').item()).toBe(5);
  });

  it('names the place that is not there', () => {
    expect(() => at(x, ':', 3)).toThrow('at: no place 3 on axis 1 of [2, 3, 4]; use -3 to 2');
    expect(() => at(x, -3)).toThrow('at: no place -3 on axis 0 of [2, 3, 4]; use -2 to 1');
    expect(() => at(counted([0]), 0)).toThrow(
      'at: no place 0 on axis 0 of [0]; that axis is empty',
    );
  });

  it('refuses more indices than axes', () => {
    expect(() => at(x, 0, 0, 0, 0)).toThrow('at: 4 indices for the 3 axes of [2, 3, 4]');
    expect(() => at(x, '...', 0, '...')).toThrow("at most one '...'");
  });

  it('says what to do instead of indexing by a tensor', () => {
    const mask = x.greater(3) as unknown as Index;
    expect(() => at(x, mask)).toThrow(
      'at: a shape cannot depend on how many elements of a mask are true; use where(mask, x, 0)',
    );
    expect(() => at(x, tensor([1, 0]) as unknown as Index)).toThrow(
      'at: an index is not a tensor, got float64 [2]; use indexSelect(x, axis, indices)',
    );
    expect(() => at(x, [0, 1] as unknown as Index)).toThrow(
      "at: an index is a whole number, a range such as { start: 1, end: -1 }, ':' or '...', got an array of 2",
    );
  });
});

describe('flip', () => {
  it('turns all axes round, or some', () => {
    const x = counted([2, 3]);
    expect(flip(x).toArray()).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
    expect(flip(x, 0).toArray()).toEqual([
      [3, 4, 5],
      [0, 1, 2],
    ]);
    expect(flip(x, [-1]).toArray()).toEqual([
      [2, 1, 0],
      [5, 4, 3],
    ]);
  });

  it('twice is the same tensor again', () => {
    fc.assert(
      fc.property(drawn, (x) => {
        expect(flip(flip(x)).toArray()).toEqual(x.toArray());
      }),
    );
  });
});

describe('split', () => {
  it('cuts an axis into pieces of one size, the last of which may be smaller', () => {
    expect(split(counted([5]), 2).map((x) => x.toArray())).toEqual([[0, 1], [2, 3], [4]]);
    expect(split(counted([2, 4]), 2, -1)[1].toArray()).toEqual([
      [2, 3],
      [6, 7],
    ]);
    expect(split(counted([0, 2]), 3).map(({ shape: piece }) => piece)).toEqual([[0, 2]]);
  });

  it('cuts an axis into pieces of given sizes', () => {
    expect(split(counted([5]), [1, 0, 4]).map((x) => x.toArray())).toEqual([[0], [], [1, 2, 3, 4]]);
  });

  it.each([[0], [-1], [1.5], [[2, 2]], [[6, -1]], [['5']], [null], [[5, Number.NaN]]])(
    'refuses sizes of %j',
    (sizes) => {
      expect(() => split(counted([5]), sizes as number)).toThrow(
        'split: the sizes must be one whole number from 1 on, or a list that adds up to the 5 of axis 0 of [5], got',
      );
    },
  );
});

describe('diagonal', () => {
  const x = counted([3, 4]);

  it('takes the places whose indices differ by the offset', () => {
    expect(diagonal(x).toArray()).toEqual([0, 5, 10]);
    expect(diagonal(x, { offset: 2 }).toArray()).toEqual([2, 7]);
    expect(diagonal(x, { offset: -1 }).toArray()).toEqual([4, 9]);
    expect(diagonal(x, { offset: 4 }).toArray()).toEqual([]);
    expect(diagonal(x, { offset: -9 }).toArray()).toEqual([]);
  });

  it('puts the diagonal of each matrix last', () => {
    const y = counted([2, 3, 2]);
    expect(diagonal(y, { axes: [0, 2] }).toArray()).toEqual([
      [0, 7],
      [2, 9],
      [4, 11],
    ]);
    expect(diagonal(y, { axes: [-1, 0], offset: 1 }).toArray()).toEqual([[6], [8], [10]]);
  });

  it('refuses anything but two axes', () => {
    expect(() => diagonal(counted([3]))).toThrow('diagonal: no axis 1 in shape [3]; use -1 to 0');
    expect(() => diagonal(x, { axes: [1, -1] })).toThrow(
      'diagonal: the axes are two different ones of [3, 4], got [1, -1]',
    );
    expect(() => diagonal(x, { axes: 1 as never })).toThrow('got 1');
    expect(() => diagonal(x, { offset: 0.5 })).toThrow(
      'diagonal: the offset is a whole number, got 0.5',
    );
  });
});

describe('slidingWindows', () => {
  it('holds at each window what a slice there would hold', () => {
    fc.assert(
      fc.property(
        fc.record({
          length: fc.integer({ min: 1, max: 12 }),
          size: fc.integer({ min: 1, max: 4 }),
          stride: fc.integer({ min: 1, max: 3 }),
          dilation: fc.integer({ min: 1, max: 3 }),
        }),
        ({ length, size, stride, dilation }) => {
          const reach = dilation * (size - 1) + 1;
          fc.pre(reach <= length);
          const x = counted([2, length]);
          const windows = slidingWindows(x, size, { stride, dilation });
          const count = Math.floor((length - reach) / stride) + 1;
          expect(windows.shape).toEqual([2, count, size]);
          for (let i = 0; i < count; i++) {
            const start = i * stride;
            const window = slice(x, 1, { start, end: start + reach, step: dilation });
            expect(at(windows, ':', i).toArray()).toEqual(window.toArray());
          }
        },
      ),
    );
  });

  it('slides over the axes that are named, the last ones by default', () => {
    const x = counted([3, 4, 5]);
    expect(slidingWindows(x, [2, 3]).shape).toEqual([3, 3, 3, 2, 3]);
    expect(slidingWindows(x, [2, 3], { axes: [2, 0], stride: [2, 1] }).shape).toEqual([
      1, 4, 2, 2, 3,
    ]);
    expect(at(slidingWindows(x, [2, 2], { axes: [0, -1] }), 1, 2, 3).toArray()).toEqual([
      [33, 34],
      [53, 54],
    ]);
  });

  it('adds up gradients of overlapping windows', () => {
    const x = tensor([1, 2, 3, 4], { requiresGrad: true });
    slidingWindows(x, 2).sum().backward();
    expect(x.grad?.toArray()).toEqual([1, 2, 2, 1]);
  });

  it('refuses windows that do not fit', () => {
    const x = counted([2, 5]);
    expect(() => slidingWindows(x, 6)).toThrow(
      'slidingWindows: a window of 6 does not fit axis 1 of [2, 5]; it may reach over at most 5',
    );
    expect(() => slidingWindows(x, 3, { dilation: 3 })).toThrow(
      'a window of 3, which with dilation 3 reaches over 7 places, does not fit axis 1',
    );
    expect(() => slidingWindows(x, [1, 1], { axes: 1 })).toThrow(
      'windows of 2 sizes slide over as many axes of [2, 5], each named once; got 1',
    );
    expect(() => slidingWindows(x, [1, 1, 1])).toThrow('no axis -3 in shape [2, 5]');
    expect(() => slidingWindows(x, 2, { stride: 0 })).toThrow(
      'slidingWindows: the stride is a whole number of at least 1, got 0',
    );
  });
});

describe('bad calls', () => {
  const anything = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom<unknown>(
      null,
      undefined,
      1.5,
      Number.NaN,
      Infinity,
      'a',
      '...',
      ':',
      {},
      [],
      tensor(1),
    ),
    fc.array(fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constant(null)), { maxLength: 4 }),
    range,
    fc.dictionary(fc.constantFrom('start', 'end', 'axes', 'offset', 'stride'), fc.anything()),
  );

  it.each<[string, (...given: never[]) => unknown]>([
    ['at', at],
    ['slice', slice],
    ['flip', flip],
    ['split', split],
    ['diagonal', diagonal],
    ['slidingWindows', slidingWindows],
  ])('of %s are refused with an error that begins with its name', (name, fn) => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: drawn }, { weight: 1, arbitrary: anything }),
        fc.array(anything, { maxLength: 3 }),
        (x, rest) => {
          try {
            Reflect.apply(fn, undefined, [x, ...rest]);
          } catch (error) {
            expect(error).toBeInstanceOf(TensorError);
            expect(String(error)).toMatch(`TensorError: ${name}: `);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
