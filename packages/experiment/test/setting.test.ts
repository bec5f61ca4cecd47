import { describe, expect, it } from 'vitest';
import {
  choice,
  inEveryLanguage,
  listOf,
  positiveNumber,
  probability,
  wholeNumber,
  wholeNumbers,
} from '../src/index.ts';

const description = inEveryLanguage('a setting');

describe('a whole number', () => {
  const setting = wholeNumber({ default: 5, least: 2, description });

  it('reads decimal numerals alone', () => {
    expect(['7', '+7', '7e1', '007'].map(setting.read)).toEqual([7, 7, 70, 7]);
    expect(['', ' ', '0x10', '1_000', 'ten'].map(setting.read)).toEqual(Array(5).fill(Number.NaN));
  });

  it('is at least what it says', () => {
    expect([1, 2, 2.5, Number.NaN, '3'].map((value) => setting.accepts(value))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(setting.expected.en).toBe('a whole number, 2 or more');
  });
});

describe('a positive number', () => {
  it('is finite and above 0', () => {
    const { accepts } = positiveNumber({ default: 1, description });
    expect([1e-300, 0, -1, Number.POSITIVE_INFINITY, Number.NaN].map(accepts)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a probability', () => {
  it('is above 0 and at most 1', () => {
    const { accepts, read } = probability({ default: 0.5, description });
    expect([1e-300, 1].map(accepts)).toEqual([true, true]);
    expect([0, -0.1, 1.01, Number.NaN, '0.5'].map(accepts)).toEqual(Array(5).fill(false));
    expect(read('0.86')).toBe(0.86);
  });
});

describe('a choice', () => {
  it('is one of its names', () => {
    const setting = choice({ default: 'a', of: ['a', 'b'], description });
    expect(['a', 'b', 'c', 1].map(setting.accepts)).toEqual([true, true, false, false]);
    expect(setting.expected.en).toBe('one of a, b');
  });

  it('needs names', () => {
    expect(() => choice<string>({ default: 'a', of: [], description })).toThrow(
      new RangeError('of must be one or more names, got an empty list'),
    );
  });
});

describe('a list', () => {
  const setting = listOf(wholeNumbers({ least: 1 }), { default: [10, 20], description });

  it('is read and written with commas', () => {
    expect(setting.read('10, 30')).toEqual([10, 30]);
    expect(setting.write([10, 30])).toBe('10,30');
  });

  it('has one or more values, all different, each accepted', () => {
    const given = [[1], [], [1, 1], [0], 1, [1, 'a']];
    expect(given.map((value) => setting.accepts(value))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
