import { linear, ones } from '@semente/nn';
import { seededRandom } from '@semente/random';
import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { type DrawUnits, deathsByDepth } from '../../src/births/deaths.ts';

const he: DrawUnits = (fanIn, units, random) => linear(fanIn, units, { random });
const population = { networks: 200, width: 2, depth: 8, inputs: [-1, 1] };

describe('deathsByDepth', () => {
  it('counts a network as dead from the first silent layer on', () => {
    const deaths = deathsByDepth(he, population, seededRandom(1));
    expect(deaths).toHaveLength(8);
    expect(deaths[0]).toBe(0);
    expect(deaths).toEqual(deaths.toSorted((a, b) => a - b));
  });

  it('finds dead exactly the networks whose layer is silent for every input', () => {
    // Two networks of two units: the first is silent everywhere, the second awake for 1 only.
    const draw: DrawUnits = () => ({
      weight: tensor([[0], [0], [1], [-0]]),
      bias: tensor([-1, 0, 0, -1]),
    });
    const two = { networks: 2, width: 2, depth: 1 };
    expect(deathsByDepth(draw, { ...two, inputs: [-1, 1] }, seededRandom(1))).toEqual([1]);
    expect(deathsByDepth(draw, { ...two, inputs: [-1, 0] }, seededRandom(1))).toEqual([2]);
  });

  it('kills nothing where all weights are positive, and goes on when all are dead', () => {
    const positive: DrawUnits = (fanIn, units, random) =>
      linear(fanIn, units, { weight: ones(), random });
    expect(deathsByDepth(positive, { ...population, depth: 3 }, seededRandom(1))).toEqual([
      0, 0, 0,
    ]);
    const negative = { ...population, depth: 3, inputs: [-2, -1] };
    expect(deathsByDepth(positive, negative, seededRandom(1))).toEqual([200, 200, 200]);
  });

  it('sees the same deaths at two inputs as at many, where there are no biases', () => {
    const many = { ...population, inputs: [-3, -1, -0.1, 0, 0.5, 1, 7] };
    const deaths = deathsByDepth(he, many, seededRandom(5));
    expect(deaths).toEqual(deathsByDepth(he, population, seededRandom(5)));
  });
});
