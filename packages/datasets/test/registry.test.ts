import { numpyRandom } from '@semente/random';
import { describe, expect, it } from 'vitest';
import { circles } from '../src/index.ts';
import { datasets } from '../src/registry.ts';

const names = Object.keys(datasets);
const REAL = ['iris', 'wine', 'breastCancer', 'digits', 'diabetes', 'penguins'];

describe.each(names)('%s, chosen by name', (name) => {
  it('has a description in a line, and gives samples with their labels', async () => {
    const { description, load } = datasets[name];
    const { x, y } = await load({ samples: 24, random: numpyRandom(1) });
    expect(description).toMatch(/^\S.{10,60}\S$/);
    expect(x.rank).toBe(2);
    expect(y.shape).toEqual([x.shape[0]]);
    if (!REAL.includes(name)) expect(x.shape[0]).toBe(24);
  });

  it('has as many features and classes as it says', async () => {
    const { features, classes, load } = datasets[name];
    const { x, y } = await load({ random: numpyRandom(1) });
    expect(x.shape[1]).toBe(features);
    const labels = new Set(y.toTypedArray());
    if (classes > 0) expect(labels.size).toBe(classes);
    else expect(labels.size).toBeGreaterThan(50);
  });

  it('refuses what the generator refuses, by rejecting', async () => {
    const attempt = datasets[name].load({ samples: -1, random: numpyRandom(1) });
    if (REAL.includes(name)) expect((await attempt).x.rank).toBe(2);
    else await expect(attempt).rejects.toThrow(`${name}: samples must be`);
  });
});

it('a name gives what the generator gives, of the same samples and noise', async () => {
  const chosen = await datasets.circles.load({ samples: 30, noise: 0.1, random: numpyRandom(7) });
  const known = circles({ samples: 30, noise: 0.1, random: numpyRandom(7) });
  expect(chosen.x.toArray()).toEqual(known.x.toArray());
});

it('tells a program which sets have two features and two classes', () => {
  const isPlanar = (name: string): boolean =>
    datasets[name].features === 2 && datasets[name].classes === 2;
  expect(names.filter(isPlanar)).toEqual([
    'circles',
    'moons',
    'spirals',
    'xor',
    'checkerboard',
    'flower',
  ]);
});
