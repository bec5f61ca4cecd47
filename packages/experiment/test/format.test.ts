import { describe, expect, it } from 'vitest';
import { exact, numberFormats } from '../src/format.ts';

describe('numbers in English prose', () => {
  const { count, decimal, short, percent, list } = numberFormats.en;

  it('group thousands and give four significant digits', () => {
    expect(count(15000)).toBe('15,000');
    expect(decimal(0.073578959)).toBe('0.07358');
    expect(decimal(1743.818)).toBe('1,744');
    expect(decimal(0)).toBe('0');
  });

  it('use a power of ten where zeros would hide the digits', () => {
    expect(decimal(7.0211e-17)).toBe('7.021 × 10⁻¹⁷');
    expect(decimal(-2.5e9)).toBe('−2.5 × 10⁹');
    expect(short(7.0211e-17)).toBe('7 × 10⁻¹⁷');
  });

  it('name what is not finite', () => {
    expect(decimal('Infinity')).toBe('∞');
    expect(decimal('-Infinity')).toBe('−∞');
    expect(decimal('NaN')).toBe('NaN');
  });

  it('give shares as percentages, and lists as a sentence has them', () => {
    expect(percent(0.9933333333333333)).toBe('99.3%');
    expect(percent(0.5)).toBe('50%');
    expect(list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(list(['1,774', '0.5', '2'])).toBe('1,774; 0.5; and 2');
  });
});

it('numbers in Brazilian Portuguese prose have a decimal comma', () => {
  const { count, decimal, percent, list } = numberFormats['pt-BR'];
  expect(count(15000)).toBe('15.000');
  expect(decimal(0.073578959)).toBe('0,07358');
  expect(decimal(7.0211e-17)).toBe('7,021 × 10⁻¹⁷');
  expect(percent(0.9933333333333333)).toBe('99,3%');
  expect(list(['a', 'b', 'c'])).toBe('a, b e c');
  expect(list(['0,1', '0,2', '3'])).toBe('0,1; 0,2 e 3');
});

it('exact numbers have all digits and are the same in every language', () => {
  expect([0.1 + 0.2, 1e-7, 15000].map(exact)).toEqual(['0.30000000000000004', '1e-7', '15000']);
  expect((['Infinity', '-Infinity', 'NaN'] as const).map(exact)).toEqual(['∞', '-∞', 'NaN']);
});
