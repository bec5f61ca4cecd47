import { describe, expect, it } from 'vitest';
import {
  ceil,
  type DType,
  floor,
  grad,
  isFinite as isFiniteElement,
  isNaN as isNaNElement,
  round,
  tensor,
} from '../src/index.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MAX_VALUE: largest } = Number;

describe.each<DType>(['float64', 'float32'])('in %s', (dtype) => {
  it('round takes the nearest whole number, and of two the even one', () => {
    const x = tensor([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.75, 8388607.5], { dtype });
    expect(round(x).toArray()).toEqual([-2, -2, -0, 0, 2, 2, 3, 8388608]);
  });

  it('floor goes down and ceil goes up', () => {
    const x = tensor([-1.5, -0.25, 0.25, 1.5], { dtype });
    expect(floor(x).toArray()).toEqual([-2, -1, 0, 1]);
    expect(ceil(x).toArray()).toEqual([-1, -0, 1, 2]);
  });

  it.each([round, floor, ceil])('whole numbers, infinities and NaN stay what they are', (fn) => {
    const whole = [-infinity, -3, -0, 0, 7, 2 ** 30, infinity, nan];
    expect(fn(tensor(whole, { dtype })).toArray()).toEqual(whole);
  });

  it('isNaN and isFinite tell what kind of number it is', () => {
    const x = tensor([0, -1e38, infinity, -infinity, nan], { dtype });
    expect(isNaNElement(x).toArray()).toEqual([0, 0, 0, 0, 1]);
    expect(isFiniteElement(x).toArray()).toEqual([1, 1, 0, 0, 0]);
    expect(isFiniteElement(x).dtype).toBe('bool');
  });
});

it('the last numbers with a fraction are rounded, and those beyond are whole', () => {
  const x = [2 ** 52 - 0.5, 0.49999999999999994, 2 ** 52 + 1, largest];
  expect(round(tensor(x)).toArray()).toEqual([2 ** 52, 0, 2 ** 52 + 1, largest]);
});

it('rounding has the derivative 0, also at its jumps', () => {
  for (const fn of [round, floor, ceil]) {
    expect(grad((x) => fn(x).sum())(tensor([0.5, 1, 1.25])).toArray()).toEqual([0, 0, 0]);
  }
});
