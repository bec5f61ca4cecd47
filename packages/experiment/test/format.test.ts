import { describe, expect, it } from 'vitest';
import { english, portuguese } from '../src/format.ts';

describe('english', () => {
  it('sets thousands apart by a comma', () => {
    expect([1, 999, 1_000, 15_000, 1_234_567].map(english.count)).toEqual([
      '1',
      '999',
      '1,000',
      '15,000',
      '1,234,567',
    ]);
  });

  it('writes four significant digits', () => {
    expect(english.decimal(Math.LN2)).toBe('0.6931');
    expect(english.decimal(0.0735789)).toBe('0.07358');
    expect(english.decimal('Infinity')).toBe('∞');
    expect(english.decimal('-Infinity')).toBe('−∞');
    expect(english.decimal('NaN')).toBe('NaN');
  });

  it('writes a share in percent, to the tenth', () => {
    expect([0.5, 0.83, 0.9933333333333333, 1].map(english.percent)).toEqual([
      '50%',
      '83%',
      '99.3%',
      '100%',
    ]);
  });
});

describe('portuguese', () => {
  it('exchanges the point and the comma', () => {
    expect(portuguese.count(15_000)).toBe('15.000');
    expect(portuguese.decimal(Math.LN2)).toBe('0,6931');
    expect(portuguese.percent(0.9933333333333333)).toBe('99,3%');
  });
});
