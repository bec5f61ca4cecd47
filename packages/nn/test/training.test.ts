import { circles } from '@semente/datasets';
import { numpyRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  heNormal,
  linear,
  parameters,
  relu,
  sequential,
  sgd,
} from '../src/index.ts';

describe('the program of the README', () => {
  const { x, y } = circles({ samples: 300, noise: 0.05, random: numpyRandom(1) });
  const random = numpyRandom(3);
  const weight = heNormal();
  const model = sequential(
    linear(2, 10, { weight, random }),
    relu(),
    linear(10, 5, { weight, random }),
    relu(),
    linear(5, 1, { weight, random }),
  );
  const optimizer = sgd(parameters(model), { learningRate: 0.01 });
  const costs = Array.from({ length: 200 }, () => {
    optimizer.zeroGrad();
    const loss = binaryCrossEntropyWithLogits(model(x).squeeze(1), y);
    loss.backward();
    optimizer.step();
    return loss.item();
  });

  it('starts at the cost that the course notebook prints', () => {
    expect(Math.abs(costs[0] / 0.8830537463419761 - 1)).toBeLessThan(1e-15);
  });

  it('lowers the cost with every step of plain gradient descent', () => {
    const lowered = costs.slice(1).filter((cost, i) => cost < costs[i]);
    expect(lowered).toHaveLength(199);
  });
});
