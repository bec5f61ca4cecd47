import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNumber } from '../src/json-number.ts';

describe('jsonNumber', () => {
  it('writes what JSON has no number for as a word', () => {
    expect([Infinity, -Infinity, NaN].map(jsonNumber)).toEqual(['Infinity', '-Infinity', 'NaN']);
  });

  it('comes back from JSON as the number it was, but for the sign of zero', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const written = jsonNumber(value);
        expect(JSON.parse(JSON.stringify(written))).toBe(written);
        expect(Number(written)).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
