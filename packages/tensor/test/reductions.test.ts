import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  argmax,
  argmin,
  compile,
  cumsum,
  type DType,
  grad,
  inspect,
  logSoftmax,
  logSumExp,
  max,
  min,
  norm,
  ones,
  prod,
  type Shape,
  softmax,
  std,
  type Tensor,
  tensor,
  variance,
  zeros,
} from '../src/index.ts';
import { indexOf, rowMajorStrides, sizeOf } from '../src/shape.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** The elements that become one, for each place of the axes that stay, in row-major order. */
function groups(x: Tensor, axes: readonly number[]): number[][] {
  const kept = x.shape.filter((_, axis) => !axes.includes(axis));
  const lists: number[][] = Array.from({ length: sizeOf(kept) }, () => []);
  const strides = rowMajorStrides(kept);
  x.toTypedArray().forEach((element, i) => {
    const place = indexOf(i, x.shape).filter((_, axis) => !axes.includes(axis));
    lists[place.reduce((sum, index, axis) => sum + index * strides[axis], 0)].push(element);
  });
  return lists;
}

const reductions = fc
  .array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      axes: fc.subarray([...shape.keys()]),
      keepDims: fc.boolean(),
      dtype: fc.constantFrom<DType>('float64', 'float32'),
      seed: fc.nat(1000),
    }),
  );

type Reduction = (x: Tensor, axes: readonly number[], options: { keepDims: boolean }) => Tensor;

/** Asserts that a reduction does to each group what the plain function does to a list. */
function expectEachGroup(
  reduce: Reduction,
  plainly: (elements: readonly number[], round: (value: number) => number) => number,
  close: (actual: number, expected: number) => boolean = Object.is,
): void {
  fc.assert(
    fc.property(reductions, ({ shape, axes, keepDims, dtype, seed }) => {
      const x = randomTensor(seed, shape, dtype, seed % 2 === 0 ? 'special' : 'small');
      const result = reduce(x, axes, { keepDims });
      const round = dtype === 'float32' ? Math.fround : (value: number) => value;
      const kept = shape.flatMap((length, axis) =>
        axes.includes(axis) ? (keepDims ? [1] : []) : [length],
      );
      expect(result.shape).toEqual(kept);
      const expected = groups(x, axes).map((elements) => plainly(elements, round));
      const actual = [...result.toTypedArray()];
      expect(actual.filter((element, i) => !close(element, expected[i]))).toEqual([]);
    }),
  );
}

describe('max and min', () => {
  it('are the largest and the smallest elements over whatever axes', () => {
    expectEachGroup(max, (elements) => Math.max(...elements));
    expectEachGroup(min, (elements) => Math.min(...elements));
  });

  it('are NaN where there is one, and tell the zeros apart', () => {
    expect(max(tensor([1, Number.NaN, Infinity])).item()).toBeNaN();
    expect(min(tensor([1, Number.NaN, -Infinity])).item()).toBeNaN();
    expect(max(tensor([-0, 0, -0])).item()).toBe(0);
    expect(min(tensor([0, -0, 0])).item()).toBe(-0);
    expect(max(tensor([-0, -0])).item()).toBe(-0);
  });

  it('give equal parts of the gradient to all that are the largest', () => {
    const gradient = grad((x) =>
      max(x, 1)
        .mul(tensor([6, 10]))
        .sum(),
    );
    const x = tensor([
      [2, 2, 1, 2],
      [3, 5, 5, 4],
    ]);
    expect(gradient(x).toArray()).toEqual([
      [2, 2, 0, 2],
      [0, 5, 5, 0],
    ]);
    expect(grad((y) => min(y))(tensor([0, -0])).toArray()).toEqual([0.5, 0.5]);
  });

  it('refuse to choose among none, unless nothing is asked for', () => {
    expect(() => max(zeros([2, 0]), 1)).toThrow(
      'max: there is none of no elements, and axis 1 of [2, 0] has none',
    );
    expect(() => min(zeros([0, 3]))).toThrow('min: there is none of no elements, and axis 0');
    expect(max(zeros([2, 0]), 0).shape).toEqual([0]);
  });

  it('name axes and options that are not there', () => {
    expect(() => max(zeros([2, 3]), 2)).toThrow('max: no axis 2 in shape [2, 3]; use -2 to 1');
    expect(() => max(zeros([2]), 0, { keepDim: true } as object)).toThrow(
      "max: there is no option 'keepDim'; there are keepDims",
    );
  });

  it('take integers, and truth as integers', () => {
    const x = tensor([3, -7, 5], { dtype: 'int32' });
    expect(String(max(x))).toBe('int32 []');
    expect([max(x).item(), min(x).item(), prod(x).item()]).toEqual([5, -7, -105]);
    expect(prod(tensor([2 ** 30, 3, 7], { dtype: 'int32' })).item()).toBe((21 * 2 ** 30) | 0);
    expect(String(min(x.greater(0)))).toBe('int32 []');
    expect(min(x.greater(0)).item()).toBe(0);
  });
});

describe('argmax and argmin', () => {
  const firstPlace = (elements: readonly number[], best: number) =>
    elements.findIndex((element) => element === best || Number.isNaN(element));

  it('are where the first of the largest, or of the smallest, is', () => {
    const alongOne = reductions.filter(({ axes }) => axes.length === 1);
    fc.assert(
      fc.property(alongOne, ({ shape, axes, dtype, seed }) => {
        const x = randomTensor(seed, shape, dtype, 'special').maximum(-3).minimum(3);
        const lists = groups(x, axes);
        const largest = lists.map((elements) => firstPlace(elements, Math.max(...elements)));
        const smallest = lists.map((elements) => firstPlace(elements, Math.min(...elements)));
        expect([...argmax(x, axes[0]).toTypedArray()]).toEqual(largest);
        expect([...argmin(x, axes[0]).toTypedArray()]).toEqual(smallest);
        const all = [...x.toTypedArray()];
        expect(argmax(x).item()).toBe(firstPlace(all, Math.max(...all)));
      }),
    );
  });

  it('are int32, and keep the axes that they are asked to keep', () => {
    const x = tensor([
      [1, 5],
      [7, 3],
    ]);
    expect(argmax(x, 1).dtype).toBe('int32');
    expect(argmax(x, 0, { keepDims: true }).toArray()).toEqual([[1, 0]]);
    expect(argmin(x, undefined, { keepDims: true }).toArray()).toEqual([[0]]);
    expect(argmax(x.greater(2)).item()).toBe(1);
    expect(argmax(tensor(4)).item()).toBe(0);
  });

  it('take NaN for the largest and for the smallest, and the zeros for equal', () => {
    const x = tensor([1, Number.NaN, 3, Number.NaN]);
    expect([argmax(x).item(), argmin(x).item()]).toEqual([1, 1]);
    expect([argmax(tensor([-0, 0])).item(), argmin(tensor([0, -0])).item()]).toEqual([0, 0]);
  });

  it('refuse to choose among none', () => {
    expect(() => argmax(zeros([0]))).toThrow('argmax: there is none of no elements');
    expect(() => argmin(zeros([2, 0]), 1)).toThrow(
      'argmin: there is none of no elements, and axis 1',
    );
    expect(argmin(zeros([2, 0]), 0).shape).toEqual([0]);
  });
});

describe('any and all', () => {
  it('say whether some or all elements are not 0', () => {
    expectEachGroup(any, (elements) => Number(elements.some((element) => element !== 0)));
    expectEachGroup(all, (elements) => Number(elements.every((element) => element !== 0)));
  });

  it('take truth values, and give them', () => {
    const x = tensor([
      [1, -1],
      [2, 3],
    ]).greater(0);
    expect(any(x, 1).dtype).toBe('bool');
    expect(any(x, 1).toArray()).toEqual([1, 1]);
    expect(all(x, 1, { keepDims: true }).toArray()).toEqual([[0], [1]]);
    expect(all(x, []).toArray()).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('of nothing are false and true', () => {
    expect(any(zeros([0, 2]), 0).toArray()).toEqual([0, 0]);
    expect(all(zeros([0, 2]), 0).toArray()).toEqual([1, 1]);
  });
});

describe('prod', () => {
  it('multiplies in ascending order, rounding after each product', () => {
    expectEachGroup(prod, (elements, round) =>
      elements.reduce((product, element) => round(product * element), 1),
    );
  });

  it('of nothing is 1', () => {
    expect(prod(zeros([0, 2]), 0).toArray()).toEqual([1, 1]);
    expect(prod(zeros([0])).item()).toBe(1);
  });

  it('has the right gradient whatever factors are 0', () => {
    const gradient = (...factors: number[]) => grad((x) => prod(x))(tensor(factors)).toArray();
    expect(gradient(2, 3, 4)).toEqual([12, 8, 6]);
    expect(gradient(2, 0, 4)).toEqual([0, 8, 0]);
    expect(gradient(2, 0, 0)).toEqual([0, 0, 0]);
    expect(gradient(5)).toEqual([1]);
    expect(grad((x) => prod(x))(zeros([0])).toArray()).toEqual([]);
  });

  it('has the right second derivatives whatever factors are 0', () => {
    const second = (...factors: number[]) =>
      grad((x) =>
        grad((y) => prod(y))(x)
          .mul(tensor([1, 10, 100]))
          .sum(),
      )(tensor(factors));
    expect(second(2, 3, 4).toArray()).toEqual([10 * 4 + 100 * 3, 4 + 100 * 2, 3 + 10 * 2]);
    expect(second(2, 0, 0).toArray()).toEqual([0, 200, 20]);
    expect(second(0, 0, 0).toArray()).toEqual([0, 0, 0]);
  });

  it('has the gradient of a plain loop over long rows', () => {
    const x = randomTensor(3, [2, 37, 2], 'float64').add(2.5);
    const gradient = grad((y) => prod(y, [0, 1]).sum())(x).toTypedArray();
    const others = groups(x, [0, 1]).map((list) =>
      list.map((_, i) => list.toSpliced(i, 1).reduce((product, factor) => product * factor)),
    );
    const expected = others[0].flatMap((product, i) => [product, others[1][i]]);
    const errors = expected.map((value, i) => Math.abs(gradient[i] / value - 1));
    expect(Math.max(...errors)).toBeLessThan(1e-13);
  });
});

describe('variance and std', () => {
  const spread = (
    elements: readonly number[],
    correction: number,
    round: (value: number) => number,
  ) => {
    // Rounded as it is computed: where elements are equal, only rounding is left of their variance.
    const sum = (terms: readonly number[]) => terms.reduce((total, term) => round(total + term), 0);
    const average = round(sum(elements) / elements.length);
    const squares = elements.map((element) => round(round(element - average) ** 2));
    return round(sum(squares) / Math.max(0, elements.length - correction));
  };
  const isClose = (actual: number, expected: number) =>
    Object.is(actual, expected) ||
    Math.abs(actual - expected) <= 1e-5 * Math.abs(expected) + 1e-10 ||
    !(Math.abs(expected) < 1e30);

  it.each([0, 1, 2.5])('divide by the count less %d', (correction) => {
    expectEachGroup(
      (x, axes, { keepDims }) => variance(x, axes, { correction, keepDims }),
      (elements, round) => spread(elements, correction, round),
      isClose,
    );
  });

  it('take off 1 unless told otherwise', () => {
    expect(variance(tensor([1, 2, 3, 4])).item()).toBe(5 / 3);
    expect(std(tensor([1, 3])).item()).toBe(Math.SQRT2);
    expect(variance(tensor([7])).item()).toBeNaN();
  });

  it('have a gradient of 0 where all elements are equal', () => {
    expect(grad((x) => std(x))(tensor([2, 2, 2])).toArray()).toEqual([0, 0, 0]);
  });

  it('refuse a correction that is no number', () => {
    expect(() => std(ones([2]), 0, { correction: Number.NaN })).toThrow(
      'std: the correction is a number, got NaN',
    );
    expect(() => variance(ones([2]), 0, { ddof: 0 } as object)).toThrow(
      "variance: there is no option 'ddof'; there are correction, keepDims",
    );
  });
});

describe('norm', () => {
  it('adds absolute values, squares, or takes the largest', () => {
    const x = tensor([
      [3, -4],
      [-12, 5],
    ]);
    expect(norm(x, 1).toArray()).toEqual([5, 13]);
    expect(norm(x, 0, { p: 1, keepDims: true }).toArray()).toEqual([[15, 9]]);
    expect(norm(x, undefined, { p: Infinity }).item()).toBe(12);
  });

  it('has a gradient of 0 at the origin', () => {
    expect(grad((x) => norm(x))(zeros([2])).toArray()).toEqual([0, 0]);
  });

  it('says which there are', () => {
    expect(() => norm(ones([2]), 0, { p: 0 })).toThrow('norm: p is 1, 2 or Infinity, got 0');
    expect(() => norm(zeros([0]), 0, { p: Infinity })).toThrow(
      'norm: there is none of no elements',
    );
  });
});

describe('logSumExp, softmax and logSoftmax', () => {
  it('do not overflow', () => {
    const x = tensor([1000, 1000, -1000]);
    expect(logSumExp(x).item()).toBe(1000 + Math.LN2);
    expect(softmax(x).toArray()).toEqual([0.5, 0.5, 0]);
    expect(logSoftmax(x).toArray()).toEqual([-Math.LN2, -Math.LN2, -2000 - Math.LN2]);
  });

  it('logSumExp is right at infinities, and of nothing', () => {
    const of = (...elements: number[]) => logSumExp(tensor(elements)).item();
    expect(of(-Infinity, -Infinity)).toBe(-Infinity);
    expect(of(-Infinity, 3)).toBe(3);
    expect(of(Infinity, 3)).toBe(Infinity);
    expect(of(Infinity, -Infinity)).toBe(Infinity);
    expect(of(Number.NaN, 3)).toBeNaN();
    expect(logSumExp(zeros([0])).item()).toBe(-Infinity);
  });

  it('go along the axis that is asked for, by default the last', () => {
    const x = randomTensor(1, [3, 4, 5], 'float64');
    for (const axis of [0, 1, -1]) {
      const sums = softmax(x, axis).sum(axis).toTypedArray();
      expect(sums.every((total) => Math.abs(total - 1) < 1e-15)).toBe(true);
    }
    expectSameBits(softmax(x), softmax(x, 2));
    expectSameBits(logSoftmax(x), logSoftmax(x, 2));
    expect(logSumExp(x, [0, 2], { keepDims: true }).shape).toEqual([1, 4, 1]);
  });

  it('the gradient of logSumExp is the softmax', () => {
    const x = tensor([0.5, -1, 2, 2]);
    const difference = grad((y) => logSumExp(y))(x).sub(softmax(x));
    expect(norm(difference).item()).toBeLessThan(1e-15);
  });

  it('name the axis that is not there', () => {
    expect(() => softmax(zeros([2]), 1)).toThrow('softmax: no axis 1 in shape [2]; use -1 to 0');
    expect(() => logSoftmax(zeros([]))).toThrow('logSoftmax: no axis -1 in shape []');
  });
});

describe('cumsum', () => {
  it('adds in ascending order, rounding after each sum', () => {
    for (const dtype of ['float64', 'float32'] as const) {
      const x = randomTensor(5, [7, 300], dtype).mul(0.1);
      const round = dtype === 'float32' ? Math.fround : Number;
      let total = -0;
      const expected = [...x.at(3).toTypedArray()].map((element) => {
        total = round(total + element);
        return total;
      });
      expect([...cumsum(x, 1).at(3).toTypedArray()]).toEqual(expected);
      expectSameBits(cumsum(x.transpose(), 0), cumsum(x, 1).transpose());
    }
  });

  it('of nothing is nothing', () => {
    expect(cumsum(zeros([2, 0]), 1).shape).toEqual([2, 0]);
    expect(cumsum(zeros([0, 2]), 1).shape).toEqual([0, 2]);
  });

  it('keeps −0', () => {
    expect(cumsum(tensor([-0, -0, 0]), 0).toArray()).toEqual([-0, -0, 0]);
  });
});

describe('a compiled reduction', () => {
  const kernels = (fn: (x: Tensor) => Tensor, shape: Shape) => {
    const compiled = compile(fn);
    compiled(ones(shape));
    return inspect(compiled)[0].kernels.split('\n');
  };

  it('takes in what feeds it and what follows it', () => {
    expect(kernels((x) => max(x.mul(2).abs(), 1).add(1).exp(), [3, 40])).toEqual([
      '0: reduction by maximum [3, 40] over 1  b1 = exp(max(abs(b0 · 2)) + 1)',
    ]);
    expect(kernels((x) => all(x.greater(0), [0, 2]), [2, 3, 4])).toEqual([
      '0: reduction by minimum [2, 3, 4] over 0,2  b1 = greater(min(asType int32(greater(b0, 0))), 0)',
    ]);
  });

  it('makes one axis of those at the end', () => {
    expect(kernels((x) => prod(x), [3, 4, 5])).toEqual([
      '0: reduction by multiply [60] over 0  b1 = prod(b0)',
    ]);
  });

  it.each(['float64', 'float32'] as const)('of %s has the bits of the eager one', (dtype) => {
    const lengths = [...Array.from({ length: 40 }, (_, i) => i + 1), 127, 128, 129, 1000];
    const fn = (...xs: Tensor[]) =>
      xs.flatMap((x) => [
        max(x, 1),
        min(x, 0),
        prod(x.exp(), 1),
        prod(x, 0).exp(),
        max(x.transpose().tanh()),
        any(x.greater(1.9), 1),
        softmax(x),
      ]);
    const inputs = lengths.map((length) => randomTensor(length, [3, length], dtype, 'special'));
    expectSameBits(compile(fn)(...inputs), fn(...inputs));
  });
});
