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

it('takes a beginning for the only name that begins so', () => {
  expect(nearest('pt', ['en', 'pt-BR'])).toBe('pt-BR');
  expect(nearest('--iter', ['--iterations', '--seed'])).toBe('--iterations');
  expect(nearest('normal', ['normal-small', 'normal-large'])).toBeUndefined();
});

it.each(['', 'x', 'glorot'])('takes "%s" for nothing', (typed) => {
  expect(nearest(typed, names)).toBeUndefined();
});
