import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arange, eye, linspace } from '../src/index.ts';

describe('arange', () => {
  it('counts from the start up to the end, but without it', () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2]);
    expect(arange(2, 5).toArray()).toEqual([2, 3, 4]);
    expect(arange(0, 1, 0.3).toArray()).toEqual([0, 0.3, 0.6, 3 * 0.3]);
    expect(arange(5, 0, -2).toArray()).toEqual([5, 3, 1]);
    expect([arange(2, 2).shape, arange(2, 2, -1).shape]).toEqual([[0], [0]]);
    expect(arange(0).dtype).toBe('float64');
  });

  it('takes its options after however many numbers', () => {
    expect(arange(3, { dtype: 'int32' }).toTypedArray()).toEqual(new Int32Array([0, 1, 2]));
    expect(arange(2, 4, { dtype: 'int32' }).toTypedArray()).toEqual(new Int32Array([2, 3]));
    expect(arange(0, 1, 0.5, { dtype: 'float32', requiresGrad: true }).requiresGrad).toBe(true);
  });

  it('holds ⌈(end − start) / step⌉ numbers, start + i · step each', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.01, max: 10, noNaN: true }), (p, q, size) => {
        const step = q < p ? -size : size;
        const expected = Array.from({ length: Math.ceil((q - p) / step) }, (_, i) => p + i * step);
        expect(arange(p, q, step).toArray()).toEqual(expected);
      }),
    );
  });

  it('refuses a step that leads nowhere, and what cannot be counted', () => {
    expect(() => arange(3, 0)).toThrow('arange: no number of steps of 1 leads from 3 to 0');
    expect(() => arange(0, 3, 0)).toThrow('arange: no number of steps of 0 leads from 0 to 3');
    expect(() => arange(Number.NaN)).toThrow(
      'arange: start, end and step must be finite numbers, got [0, NaN, 1]',
    );
    expect(() => arange('3' as unknown as number)).toThrow("got [0, '3', 1]");
    expect(() => arange(0, 1, 0.5, { dtype: 'int32' })).toThrow(
      'arange: start, end and step must be integers that int32 holds, got [0, 1, 0.5]',
    );
    expect(() => arange(1e12)).toThrow('at most 4294967295 are possible');
  });
});

describe('linspace', () => {
  it('has the bits of NumPy', () => {
    // np.linspace(0.1, 2.3, 7).tolist()
    expect(linspace(0.1, 2.3, 7).toArray()).toEqual([
      0.1, 0.4666666666666667, 0.8333333333333333, 1.2, 1.5666666666666667, 1.9333333333333333, 2.3,
    ]);
  });

  it('begins and ends where it is told to', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        fc.integer({ min: 2, max: 50 }),
        (start, end, count) => {
          const x = linspace(start, end, count).toTypedArray();
          expect([x.length, x[0], x[count - 1]]).toEqual([count, start, end]);
        },
      ),
    );
    expect(linspace(3, 7, 1).toArray()).toEqual([3]);
    expect(linspace(3, 7, 0).toArray()).toEqual([]);
    expect(linspace(0, 4, 3, { dtype: 'int32' }).toTypedArray()).toEqual(new Int32Array([0, 2, 4]));
  });

  it('refuses bounds that are not finite, and half a number', () => {
    expect(() => linspace(0, Infinity, 3)).toThrow(
      'linspace: start and end must be finite numbers, got 0 and Infinity',
    );
    expect(() => linspace(0, 1, 2.5)).toThrow('linspace: a shape is a list of whole numbers');
  });
});

describe('eye', () => {
  it('has ones on its diagonal', () => {
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(eye(1, 3).toArray()).toEqual([[1, 0, 0]]);
    expect(eye(3, 1, { dtype: 'bool' }).toArray()).toEqual([[1], [0], [0]]);
    expect(() => eye(-1)).toThrow('eye: a shape is');
  });
});
