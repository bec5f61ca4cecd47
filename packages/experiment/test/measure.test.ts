import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOver } from '../src/measure/grid.ts';
import { histogram } from '../src/measure/histogram.ts';
import { accuracy, predictions } from '../src/measure/predictions.ts';
import { shareOfZeros, summary } from '../src/measure/summary.ts';
import { distinctUnits } from '../src/measure/units.ts';

describe('summary', () => {
  it('gives mean, standard deviation and root mean square of all values', () => {
    const { mean, standardDeviation, rootMeanSquare } = summary([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(mean).toBe(5);
    expect(standardDeviation).toBe(2);
    expect(rootMeanSquare).toBe(Math.sqrt(29));
  });

  it('writes what is not finite as a word and leaves out the histogram', () => {
    expect(summary([1, Number.POSITIVE_INFINITY])).toEqual({
      mean: 'Infinity',
      standardDeviation: 'NaN',
      rootMeanSquare: 'Infinity',
      histogram: null,
    });
    expect(summary(Float64Array.of(1, Number.NaN)).mean).toBe('NaN');
  });
});

describe('shareOfZeros', () => {
  it('counts exact zeros of either sign, and nothing else', () => {
    expect(shareOfZeros([0, -0, Number.MIN_VALUE, -1])).toBe(0.5);
    expect(shareOfZeros(Float32Array.of(1, 2))).toBe(0);
  });
});

describe('histogram', () => {
  it('cuts the range into bins of equal width, the last one closed', () => {
    expect(histogram([0, 1, 2, 3, 4], 4)).toEqual({ edges: [0, 1, 2, 3, 4], counts: [1, 1, 1, 2] });
  });

  it('gives equal values a range of width 1 around them', () => {
    expect(histogram([3, 3, 3], 2)).toEqual({ edges: [2.5, 3, 3.5], counts: [0, 3] });
  });

  it('is null without values and where a value is not finite', () => {
    expect(histogram([])).toBeNull();
    expect(histogram([1, Number.NaN])).toBeNull();
    expect(histogram([1, Number.NEGATIVE_INFINITY])).toBeNull();
  });

  it('counts every value once, in the bin whose edges hold it', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (given, bins) => {
        const result = histogram(given, bins);
        const edges = result?.edges ?? [];
        const holds = (value: number, bin: number): boolean => {
          const [left = Number.NaN, right = Number.NaN] = edges.slice(bin, bin + 2);
          return value >= left && (value < right || (bin === bins - 1 && value === right));
        };
        const expected = Array.from(
          { length: bins },
          (_, bin) => given.filter((value) => holds(value, bin)).length,
        );
        expect(result?.counts).toEqual(expected);
        expect(expected.reduce((sum, count) => sum + count, 0)).toBe(given.length);
      }),
    );
  });
});

describe('predictions', () => {
  it('are class 1 above one half, and class 0 at one half or without a number', () => {
    expect(predictions(Float64Array.of(0, 0.5, 0.5 + 2 ** -53, 1, Number.NaN))).toEqual([
      0, 0, 1, 1, 0,
    ]);
  });
});

describe('accuracy', () => {
  it('is the share of predictions that equal their label', () => {
    expect(accuracy([0, 1, 1, 0], [0, 1, 0, 0])).toBe(0.75);
  });

  it('refuses to compare different numbers of points', () => {
    expect(() => accuracy([0, 1], [0])).toThrow('cannot compare 2 predictions with 1 labels');
  });
});

describe('distinctUnits', () => {
  it('counts units that differ in a weight or in the bias', () => {
    expect(
      distinctUnits(
        [
          [1, 2],
          [1, 2],
          [1, 3],
        ],
        [0, 0, 0],
      ),
    ).toBe(2);
    expect(
      distinctUnits(
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [0, 0, 5],
      ),
    ).toBe(2);
    expect(
      distinctUnits(
        [
          [0, 0],
          [0, -0],
        ],
        [0, -0],
      ),
    ).toBe(1);
  });

  it('does not take one unit for another whose digits run together', () => {
    expect(
      distinctUnits(
        [
          [1, 23],
          [12, 3],
        ],
        [0, 0],
      ),
    ).toBe(2);
  });
});

describe('gridOver', () => {
  const grid = gridOver(
    [
      [0, -10],
      [4, 10],
      [2, 0],
    ],
    { size: 3, margin: 0.25 },
  );

  it('reaches beyond the points by the margin on every side', () => {
    expect(grid.xRange).toEqual([-1, 5]);
    expect(grid.yRange).toEqual([-15, 15]);
  });

  it('goes row by row from low y to high y, ends included', () => {
    expect(grid.points).toEqual([
      [-1, -15],
      [2, -15],
      [5, -15],
      [-1, 0],
      [2, 0],
      [5, 0],
      [-1, 15],
      [2, 15],
      [5, 15],
    ]);
    expect([grid.columns, grid.rows]).toEqual([3, 3]);
  });
});
