import { describe, expect, it } from 'vitest';
import { cellEdges } from '../src/figures/cells.ts';

describe('the edges of cells', () => {
  it('are halfway between places, and as far beyond the outer ones', () => {
    expect(cellEdges([1, 2, 4], 'linear')).toEqual([0.5, 1.5, 3, 5]);
  });

  it('are halfway as a logarithmic axis has it', () => {
    for (const [i, edge] of cellEdges([1, 4, 16], 'log').entries()) {
      expect(edge).toBeCloseTo([0.5, 2, 8, 32][i] ?? Number.NaN, 12);
    }
  });

  it('surround a single place', () => {
    expect(cellEdges([3], 'linear')).toEqual([2.5, 3.5]);
    expect(cellEdges([3], 'log')).toEqual([1.5, 6]);
  });
});
