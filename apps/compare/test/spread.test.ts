import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from '../src/figures/spread.ts';

it('leaves labels alone that are far enough apart', () => {
  expect(spread([5, 1, 3], 2)).toEqual([5, 1, 3]);
});

it('moves labels up as far as needed', () => {
  expect(spread([1, 1, 1.5], 2)).toEqual([1, 3, 5]);
});

it('keeps the order, moves nothing down and leaves at least the gap', () => {
  const positions = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(positions, fc.integer({ min: 1, max: 20 }), (wanted, gap) => {
      const placed = spread(wanted, gap);
      const sorted = [...placed].sort((a, b) => a - b);
      expect(placed.every((position, i) => position >= (wanted[i] ?? Infinity))).toBe(true);
      expect(sorted.slice(1).every((position, i) => position - (sorted[i] ?? 0) >= gap)).toBe(true);
      for (const [i, a] of wanted.entries()) {
        for (const [j, b] of wanted.entries()) {
          if (a < b) expect(placed[i]).toBeLessThan(placed[j] ?? -Infinity);
        }
      }
    }),
  );
});

it('moves labels back from the end of the line, as far as needed', () => {
  expect(spread([9, 9.5, 2], 2, 10)).toEqual([8, 10, 2]);
  expect(spread([9, 9, 9, 1], 2, 10)).toEqual([6, 8, 10, 1]);
});
