import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AxisPadding,
  concat,
  pad,
  repeat,
  roll,
  stack,
  type Tensor,
  TensorError,
  tensor,
  tile,
  tril,
  triu,
  zeros,
} from '../src/index.ts';
import { randomTensor, shape } from './random-tensors.ts';

const drawn = shape.map((lengths) => randomTensor(1, lengths, 'float64'));
const matrix = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

/** A tensor, and one of its axes. */
const withAxis = drawn
  .filter(({ rank }) => rank > 0)
  .chain((x) => fc.tuple(fc.constant(x), fc.integer({ min: -x.rank, max: x.rank - 1 })));

describe('concat', () => {
  it('puts together again what split takes apart', () => {
    fc.assert(
      fc.property(withAxis, fc.integer({ min: 1, max: 5 }), ([x, axis], size) => {
        expect(concat(x.split(size, axis), axis).toArray()).toEqual(x.toArray());
      }),
    );
  });

  it('takes tensors of no length, and truth values', () => {
    expect(concat([zeros([0, 2]), tensor([[1, 2]])]).toArray()).toEqual([[1, 2]]);
    expect(concat([matrix.greater(3), matrix.less(2)]).dtype).toBe('bool');
  });

  it('promotes different dtypes', () => {
    const counts = tensor([1, 2], { dtype: 'int32' });
    expect(String(concat([counts, tensor([0.5], { dtype: 'float32' })]))).toBe('float32 [3]');
    expect(String(stack([counts.equal(1), counts]))).toBe('int32 [2, 2]');
  });

  it('takes more tensors than a function can be called with', () => {
    const x = tensor([0.5], { requiresGrad: true });
    const others = Array<Tensor>(150_000).fill(tensor([1]));
    concat([...others, x])
      .sum()
      .backward();
    expect(x.grad?.toArray()).toEqual([1]);
  });

  it('keeps the sign of zero', () => {
    expect(concat([tensor([-0]), tensor([0])]).toArray()).toEqual([-0, 0]);
  });

  it('refuses tensors that do not fit, by their place', () => {
    expect(() => concat([matrix, zeros([2, 2])])).toThrow(
      'concat: tensor 1 is of shape [2, 2], and the first of [2, 3]: lengths differ, of which all but axis 0 must be equal',
    );
    expect(() => concat([matrix, zeros([2, 3, 1])], 1)).toThrow('tensor 1 is of shape [2, 3, 1]');
    expect(() => concat([tensor(1), tensor(2)])).toThrow('concat: no axis 0 in shape []');
    expect(() => concat([])).toThrow(
      'concat: expected a list of at least one tensor, such as [a, b], got an array of 0',
    );
    expect(() => concat(matrix as unknown as Tensor[])).toThrow('got a Tensor');
    expect(() => concat([matrix, 1 as unknown as Tensor])).toThrow(
      'concat: expected a tensor, got 1',
    );
  });
});

describe('stack', () => {
  it('holds each tensor at its place of the new axis', () => {
    fc.assert(
      fc.property(withAxis, ([x, axis]) => {
        const both = stack([x, x.neg()], axis);
        const place = axis < 0 ? axis + x.rank + 1 : axis;
        const [first, second] = both.split(1, place);
        expect(first.squeeze(place).toArray()).toEqual(x.toArray());
        expect(second.squeeze(place).toArray()).toEqual(x.neg().toArray());
      }),
    );
  });

  it('refuses tensors of other shapes', () => {
    expect(() => stack([matrix, zeros([3, 2])])).toThrow('stack: tensor 1 is of shape [3, 2]');
    expect(() => stack([matrix], 3)).toThrow('stack: no axis 3 in shape [2, 3, 1]');
  });
});

describe('pad', () => {
  it('adds a margin of zeros, or of another number', () => {
    expect(pad(matrix, [[1, 0], 1]).toArray()).toEqual([
      [0, 0, 0, 0, 0],
      [0, 1, 2, 3, 0],
      [0, 4, 5, 6, 0],
    ]);
    expect(pad(tensor([1]), [[0, 2]], { value: -Infinity }).toArray()).toEqual([
      1,
      -Infinity,
      -Infinity,
    ]);
  });

  it('is undone by a slice', () => {
    fc.assert(
      fc.property(withAxis, fc.nat(3), fc.nat(3), ([x, axis], before, after) => {
        const place = axis < 0 ? axis + x.rank : axis;
        const padding = x.shape.map((_, i): AxisPadding => (i === place ? [before, after] : 0));
        const inner = { start: before, end: before + x.shape[place] };
        expect(pad(x, padding).slice(place, inner).toArray()).toEqual(x.toArray());
      }),
    );
  });

  it('refuses what is no margin', () => {
    expect(() => pad(matrix, [1])).toThrow(
      'pad: the padding is one number, or a list with an entry for each of the 2 axes of [2, 3], got [1]',
    );
    expect(() => pad(matrix, -1)).toThrow(
      'pad: the padding of axis 0 is a whole number from 0 on, or two of them for before and after, got -1',
    );
    expect(() => pad(matrix, [0, [1, 0.5]])).toThrow('padding of axis 1');
    expect(() => pad(matrix, 1, { value: 'a' as unknown as number })).toThrow(
      "pad: the value must be a number, got 'a'",
    );
    expect(() => pad(matrix, 1, 2 as never)).toThrow(
      'pad: options are written as { value: … }, got 2',
    );
    expect(() => pad(matrix.asType('int32'), 1, { value: 0.5 })).toThrow(
      "pad: int32 [2, 3] cannot hold the value 0.5; convert it by asType('float64')",
    );
    expect(() => pad(matrix, 2 ** 32)).toThrow('pad: a tensor of shape');
  });
});

describe('tile and repeat', () => {
  it('repeat the whole, and every element', () => {
    expect(tile(tensor([[1], [2]]), [2, 3]).toArray()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(tile(matrix, [0]).shape).toEqual([2, 0]);
    expect(repeat(matrix, 2, 0).toArray()).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [4, 5, 6],
      [4, 5, 6],
    ]);
    expect(repeat(matrix, 0, 1).shape).toEqual([2, 0]);
  });

  it('tile as a concatenation of as many copies does', () => {
    fc.assert(
      fc.property(withAxis, fc.integer({ min: 1, max: 3 }), ([x, axis], times) => {
        const place = axis < 0 ? axis + x.rank : axis;
        const counts = x.shape.map((_, i) => (i === place ? times : 1));
        expect(tile(x, counts).toArray()).toEqual(concat(Array(times).fill(x), axis).toArray());
      }),
    );
  });

  it('refuse counts that are none', () => {
    expect(() => tile(matrix, [-1])).toThrow(
      'tile: the counts are a list of whole numbers from 0 on, such as [2, 1], got [-1]',
    );
    expect(() => tile(matrix, 2 as never)).toThrow('got 2');
    expect(() => tile(matrix, [2 ** 31, 2 ** 31])).toThrow('tile: a tensor of shape');
    expect(() => repeat(matrix, 1.5, 0)).toThrow(
      'repeat: the count is a whole number from 0 on, got 1.5',
    );
    expect(() => repeat(matrix, 2, 2)).toThrow('repeat: no axis 2');
  });
});

describe('roll', () => {
  it('moves the element at each place to the place so much further on, round the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -20, max: 20 }), (n, shift) => {
        const x = tensor(Float64Array.from({ length: n }, (_, i) => i));
        const rolled = roll(x, shift, 0).toTypedArray();
        for (let i = 0; i < n; i++) expect(rolled[(((i + shift) % n) + n) % n]).toBe(i);
      }),
    );
  });

  it('refuses half a place', () => {
    expect(() => roll(matrix, 0.5, 0)).toThrow('roll: the shift is a whole number, got 0.5');
  });
});

describe('tril and triu', () => {
  it('share a matrix between them, diagonal by diagonal', () => {
    fc.assert(
      fc.property(
        drawn.filter(({ rank }) => rank >= 2),
        fc.integer({ min: -5, max: 5 }),
        (x, offset) => {
          expect(
            tril(x, offset)
              .add(triu(x, offset + 1))
              .toArray(),
          ).toEqual(x.add(0).toArray());
        },
      ),
    );
  });

  it('put zeros where NaN was', () => {
    const x = tensor([
      [1, Number.NaN],
      [2, 3],
    ]);
    expect(tril(x).toArray()).toEqual([
      [1, 0],
      [2, 3],
    ]);
  });

  it('refuse what has no triangles', () => {
    expect(() => tril(tensor([1]))).toThrow(
      'tril: a triangle is part of a matrix, of shape [rows, columns], got [1]',
    );
    expect(() => triu(matrix, 0.5)).toThrow('triu: the offset is a whole number, got 0.5');
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
      {},
      [],
      matrix,
      2 ** 40,
    ),
    fc.array(fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constant(null)), { maxLength: 4 }),
    fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 3 }), { maxLength: 3 }),
    fc.array(fc.constantFrom(matrix, tensor(1), tensor([1, 2, 3]), null), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('value', 'axes'), fc.anything()),
  );

  it.each<[string, (...given: never[]) => unknown]>([
    ['concat', concat],
    ['stack', stack],
    ['pad', pad],
    ['tile', tile],
    ['repeat', repeat],
    ['roll', roll],
    ['tril', tril],
    ['triu', triu],
  ])('of %s are refused with an error that begins with its name', (name, fn) => {
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 4, arbitrary: fc.constant<unknown>(matrix) },
          { weight: 1, arbitrary: anything },
        ),
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
      { numRuns: 500 },
    );
  });
});
