import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strips } from '../src/compile/emit/tile-size.ts';

/** The rows of each strip's tiles by their vectors. */
function sizes(n: number, vectors: number, k: number): string[] {
  return strips(n, vectors, k).map(({ rows, vectors: across }) => `${rows} × ${across}`);
}

describe('the tiles of a product', () => {
  it('cover every row once, and have room for all they need in sixteen registers', () => {
    const length = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(length, length, length, (n, vectors, k) => {
        let covered = 0;
        for (const { first, count, rows, vectors: across } of strips(n, vectors, k)) {
          expect(first).toBe(covered);
          expect(count % rows).toBe(0);
          expect(across).toBeLessThanOrEqual(vectors);
          // The sums, the factors and the vectors; and one for the product under way.
          expect(rows * across + rows + across + 1).toBeLessThan(16);
          covered += count;
        }
        expect(covered).toBe(n);
      }),
    );
  });

  it('are as large as can be where there are many', () => {
    expect(sizes(512, 128, 512)).toEqual(['4 × 2']);
  });

  it('have more vectors where few rows are left, so that no sum waits for its last addition', () => {
    expect(sizes(5, 5, 300)).toEqual(['4 × 2', '1 × 5']);
    expect(sizes(1, 6, 300)).toEqual(['1 × 6']);
  });

  it('leave no vector alone where rows are three vectors long', () => {
    expect(sizes(300, 3, 10)).toEqual(['2 × 3']);
    expect(sizes(5, 3, 300)).toEqual(['2 × 3', '1 × 3']);
  });
});
