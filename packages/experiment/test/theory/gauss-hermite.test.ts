import { describe, expect, it } from 'vitest';
import { gaussHermite } from '../../src/theory/gauss-hermite.ts';

/** The rule's value for the mean of zᵏ. */
function moment(n: number, k: number): number {
  const { nodes, weights } = gaussHermite(n);
  return nodes.reduce((sum, node, i) => sum + weights[i] * node ** k, 0);
}

describe('gaussHermite', () => {
  it('has the nodes and weights of numpy.polynomial.hermite_e.hermegauss(5)', () => {
    const { nodes, weights } = gaussHermite(5);
    const expected = {
      nodes: [-2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056],
      // Divided by √(2π), because NumPy's sum to the integral of exp(−z² / 2).
      weights: [
        0.011257411327720693, 0.22207592200561263, 0.5333333333333333, 0.22207592200561263,
        0.011257411327720693,
      ],
    };
    nodes.forEach((node, i) => {
      expect(node).toBeCloseTo(expected.nodes[i], 14);
    });
    weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(expected.weights[i], 14);
    });
  });

  it('takes the mean where one node is all', () => {
    expect(gaussHermite(1)).toEqual({ nodes: [0], weights: [1] });
  });

  it('is exact for polynomials up to degree 2n − 1, and no further', () => {
    // The even moments of the normal distribution: 1, 1, 3, 15, 105, 945, 10395.
    expect(moment(6, 0)).toBeCloseTo(1, 13);
    expect(moment(6, 4)).toBeCloseTo(3, 12);
    expect(moment(6, 10) / 945).toBeCloseTo(1, 13);
    expect(moment(6, 11)).toBeCloseTo(0, 8);
    expect(Math.abs(moment(6, 12) / 10_395 - 1)).toBeGreaterThan(0.01);
  });

  it('stays exact and symmetric with many nodes', () => {
    const { nodes, weights } = gaussHermite(128);
    expect(moment(128, 2)).toBeCloseTo(1, 12);
    expect(nodes).toEqual(nodes.toSorted((a, b) => a - b));
    expect(nodes.map((node) => -node).toReversed()).toEqual([...nodes]);
    expect(weights.toReversed()).toEqual([...weights]);
  });
});
