import { describe, expect, it } from 'vitest';
import { readOptions } from '../src/options.ts';

describe('the command line', () => {
  const names = ['notebook-float64', 'product-float32'];

  it('runs everything for nine rounds by default', () => {
    expect(readOptions([], names)).toEqual({ rounds: 9, only: [''], json: null });
  });

  it('takes the starts of names', () => {
    const options = readOptions(
      ['--', '--only', 'note', '--only', 'product', '--rounds', '3'],
      names,
    );
    expect(options).toEqual({ rounds: 3, only: ['note', 'product'], json: null });
  });

  it.each([
    { argv: ['--only', 'none'], message: 'use notebook-float64, product-float32' },
    { argv: ['--rounds', '0'], message: 'a whole number from 1 on, got 0' },
    { argv: ['--round', '3'], message: '--round' },
  ])('refuses $argv', ({ argv, message }) => {
    expect(() => readOptions(argv, names)).toThrow(message);
  });
});
