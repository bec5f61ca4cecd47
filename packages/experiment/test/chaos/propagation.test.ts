import { seededRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import { measurePropagation } from '../../src/chaos/propagation.ts';
import { randomLinear } from '../../src/chaos/random-linear.ts';

const identity = measurePropagation.bind(null, (x) => x);

describe('measurePropagation', () => {
  it('keeps lengths and correlations of linear layers of weight variance 1', () => {
    const networks = { networks: 4, width: 300, depth: 3, correlation: 0.6 };
    const { lengths, correlations } = identity({ weight: 1, bias: 0 }, networks, seededRandom(1));
    expect(lengths).toHaveLength(3);
    for (const length of lengths) expect(Math.abs(length - 1)).toBeLessThan(0.15);
    for (const correlation of correlations) expect(Math.abs(correlation - 0.6)).toBeLessThan(0.1);
  });

  it('makes all signals alike where there are biases only', () => {
    const networks = { networks: 1, width: 50, depth: 2, correlation: 0 };
    const variances = { weight: 1e-12, bias: 0.3 };
    const { lengths, correlations } = identity(variances, networks, seededRandom(2));
    expect(Math.abs(lengths[0] - 0.3)).toBeLessThan(0.15);
    expect(correlations[1]).toBeCloseTo(1, 9);
  });
});

describe('randomLinear', () => {
  it('divides the variance of the weights by the number of inputs, that of the biases not', () => {
    const layer = randomLinear({ weight: 3, bias: 0.5 }, 100, 4_000, { random: seededRandom(3) });
    expect(layer.weight.square().mean().item()).toBeCloseTo(0.03, 3);
    expect(layer.bias.square().mean().item()).toBeCloseTo(0.5, 1);
  });
});
