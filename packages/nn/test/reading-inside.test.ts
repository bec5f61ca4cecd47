import { compile, zeros } from '@semente/tensor';
import { expect, it } from 'vitest';
import {
  accuracy,
  cosineAnnealing,
  reduceOnPlateau,
  rocAuc,
  rSquared,
  scheduler,
  sgd,
} from '../src/index.ts';

const optimizer = sgd([zeros([1], { requiresGrad: true })], { learningRate: 0.1 });
const rates = scheduler(optimizer, cosineAnnealing({ steps: 10 }));
const plateau = reduceOnPlateau(optimizer);
const x = zeros([3]);

it.each<[string, () => unknown]>([
  ['accuracy', () => accuracy(x.sin(), x, { threshold: 0 })],
  ['rocAuc', () => rocAuc(x.sin(), x)],
  ['rSquared', () => rSquared(x.sin(), x)],
  ['scheduler', () => rates.step()],
  ['reduceOnPlateau', () => plateau.step(x.sum())],
])(
  '%s says by its name that it reads numbers, and belongs outside of what is compiled',
  (name, use) => {
    const inside = compile(() => {
      use();
    });
    expect(inside).toThrow(new RegExp(`^${name}: there are no numbers to look at .* outside`));
  },
);
