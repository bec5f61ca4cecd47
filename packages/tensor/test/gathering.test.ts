import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  grad,
  indexSelect,
  type Tensor,
  TensorError,
  takeAlong,
  tensor,
  zeros,
} from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';

const matrix = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

function integers(values: number[] | number[][]): Tensor {
  return tensor(values, { dtype: 'int32' });
}

/** A tensor without empty axes, one of its axes, and some places on it. */
const withPlaces = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc.tuple(fc.constant(randomTensor(1, shape, 'float64')), fc.nat(shape.length - 1)),
  )
  .chain(([x, axis]) =>
    fc.tuple(
      fc.constant(x),
      fc.constant(axis),
      fc.array(fc.nat(x.shape[axis] - 1), { maxLength: 5 }),
    ),
  );

describe('indexSelect', () => {
  it('takes what at takes, place by place', () => {
    fc.assert(
      fc.property(withPlaces, ([x, axis, places]) => {
        const taken = indexSelect(x, axis, integers(places));
        expect(taken.shape).toEqual(x.shape.with(axis, places.length));
        const whole = x.shape.slice(0, axis).map(() => ':' as const);
        for (const [j, place] of places.entries()) {
          expect(taken.at(...whole, j).toArray()).toEqual(x.at(...whole, place).toArray());
        }
      }),
    );
  });

  it('puts the axes of the index where the axis was', () => {
    expect(indexSelect(zeros([5, 7, 3]), 1, integers([[0, 1]])).shape).toEqual([5, 1, 2, 3]);
    expect(indexSelect(matrix, 1, tensor(2, { dtype: 'int32' })).toArray()).toEqual([3, 6]);
  });

  it('keeps truth values and integers', () => {
    expect(String(indexSelect(matrix.greater(2), 0, integers([1])))).toBe('bool [1, 3]');
    expect(indexSelect(integers([7, 8, 9]), 0, integers([2])).toArray()).toEqual([9]);
  });

  it('adds up the gradients of what is taken several times', () => {
    const gradient = grad((x: Tensor) => indexSelect(x, 1, integers([2, 0, 2])).sum());
    expect(gradient(matrix).toArray()).toEqual([
      [1, 0, 2],
      [1, 0, 2],
    ]);
  });

  it('adds them up in ascending order', () => {
    const parts = tensor([1e16, 1, -1e16]);
    const gradient = grad((x: Tensor) =>
      indexSelect(x, 0, integers([0, 0, 0]))
        .mul(parts)
        .sum(),
    );
    expect(gradient(tensor([5])).toArray()).toEqual([0]);
  });
});

describe('takeAlong', () => {
  it('chooses for each element by itself', () => {
    expect(takeAlong(matrix, integers([[2], [0]]), 1).toArray()).toEqual([[3], [4]]);
    expect(takeAlong(matrix, integers([[1, 0, 1]]), 0).toArray()).toEqual([[4, 2, 6]]);
  });

  it('takes what indexSelect takes, if all choose alike', () => {
    fc.assert(
      fc.property(withPlaces, ([x, axis, places]) => {
        const shape = x.shape.with(axis, places.length);
        const alone = x.shape.map((_, i) => (i === axis ? places.length : 1));
        const index = integers(places).reshape(alone).broadcastTo(shape);
        expect(takeAlong(x, index, axis).toArray()).toEqual(
          indexSelect(x, axis, integers(places)).toArray(),
        );
      }),
    );
  });

  it('refuses an index of another shape', () => {
    expect(() => takeAlong(matrix, integers([0, 1]), 1)).toThrow(
      'takeAlong: an index of shape [2] does not fit [2, 3]: all axes but 1 must be equally long',
    );
    expect(() => takeAlong(matrix, integers([[0, 1, 2]]), 1)).toThrow('an index of shape [1, 3]');
  });
});

describe('an index that points nowhere', () => {
  const message = 'indexSelect: the index 3 at [1, 0] is no place on axis 1 of [2, 3]; use 0 to 2';

  it('is refused with its position', () => {
    expect(() => indexSelect(matrix, 1, integers([[0], [3]]))).toThrow(message);
    expect(() => indexSelect(matrix, 1, integers([-1]))).toThrow(
      'indexSelect: the index -1 at [0] is no place on axis 1 of [2, 3]; use 0 to 2',
    );
    expect(() => takeAlong(matrix, integers([[0], [9]]), -1)).toThrow(
      'takeAlong: the index 9 at [1, 0] is no place on axis 1 of [2, 3]; use 0 to 2',
    );
    expect(() => indexSelect(zeros([0]), 0, integers([0]))).toThrow('that axis is empty');
  });

  it('is refused by a compiled function too, when it is called', () => {
    const select = compile((x: Tensor, index: Tensor) => x.indexSelect(1, index).sum());
    expect(select(matrix, integers([[0], [1]])).item()).toBe(12);
    expect(() => select(matrix, integers([[0], [3]]))).toThrow(new TensorError(message));
    expect(select(matrix, integers([[2], [2]])).item()).toBe(18);
  });
});

describe('an index', () => {
  it.each([
    [tensor([0]), "float64 [1]; make one by asType('int32')"],
    [[0, 1], "an array of 2; make one by tensor(…, { dtype: 'int32' })"],
    [0, '0; make one by'],
  ])('must be an int32 tensor', (index, name) => {
    const message = `indexSelect: the index must be an int32 tensor, got ${name}`;
    expect(() => indexSelect(matrix, 0, index as Tensor)).toThrow(message);
  });
});

describe('bad calls', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 });
  const anything = fc.oneof(
    lengths.map((shape) => zeros(shape, { dtype: 'int32' })),
    lengths.map((shape) => zeros(shape)),
    fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 3 }).map(integers),
    fc.integer({ min: -3, max: 3 }),
    fc.anything(),
  );

  it.each<[string, (...given: never[]) => unknown]>([
    ['indexSelect', indexSelect],
    ['takeAlong', takeAlong],
  ])('of %s are refused with an error that begins with its name', (name, fn) => {
    fc.assert(
      fc.property(lengths, anything, anything, (shape, ...rest) => {
        try {
          Reflect.apply(fn, undefined, [zeros(shape), ...rest]);
        } catch (error) {
          expect(error).toBeInstanceOf(TensorError);
          expect(String(error)).toMatch(`TensorError: ${name}: `);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
