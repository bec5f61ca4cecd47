import { expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

const names = ['zeros', 'random', 'he'];

it.each([
  ['zero', 'zeros'],
  ['ZEROS', 'zeros'],
  ['randmo', 'random'],
  ['hee', 'he'],
])('takes %s for %s', (typed, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});

it.each(['', 'x', 'glorot'])('takes "%s" for nothing', (typed) => {
  expect(nearest(typed, names)).toBeUndefined();
});
