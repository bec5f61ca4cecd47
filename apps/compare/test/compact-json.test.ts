import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactJson } from '../src/report/compact-json.ts';

it('reads back as what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON has one zero only, so −0 reads back as 0.
      expect(JSON.parse(compactJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('keeps numbers on one line, however many, and indents the rest', () => {
  const numbers = Array.from({ length: 60 }, (_, i) => i);
  expect(compactJson({ small: { a: 1, b: [[1, 2]] }, numbers })).toBe(
    `{\n  "small": { "a": 1, "b": [[1, 2]] },\n  "numbers": [${numbers.join(', ')}]\n}\n`,
  );
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s, which JSON cannot say', (value) => {
  expect(() => compactJson({ value: [value] })).toThrow(TypeError);
});
