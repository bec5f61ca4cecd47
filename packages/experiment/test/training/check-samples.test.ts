import { tensor } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { checkSamples } from '../../src/training/check-samples.ts';

describe('data that cannot be', () => {
  const labels = tensor([0, 1]);

  it('names the coordinate that is not a number', () => {
    const x = tensor([
      [0, 1],
      [2, Number.NaN],
    ]);
    expect(() => checkSamples('test data', { x, y: labels })).toThrow(
      'test data: x[1][1] is NaN, coordinates must be finite numbers',
    );
  });

  it('names an infinite coordinate', () => {
    const x = tensor([
      [Number.POSITIVE_INFINITY, 1],
      [2, 3],
    ]);
    expect(() => checkSamples('test data', { x, y: labels })).toThrow(
      'test data: x[0][0] is Infinity, coordinates must be finite numbers',
    );
  });

  it('names a label that is no class', () => {
    const x = tensor([
      [0, 1],
      [2, 3],
    ]);
    for (const label of [2, 0.5, Number.NaN]) {
      expect(() => checkSamples('training data', { x, y: tensor([1, label]) })).toThrow(
        `training data: y[1] is ${label}, labels are 0 or 1`,
      );
    }
  });

  it('names shapes that do not fit', () => {
    const x = tensor([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(() => checkSamples('training data', { x, y: labels })).toThrow(
      'training data: x must be [samples, 2] and y [samples], got [2, 3] and [2]',
    );
    const column = tensor([[0], [1]]);
    expect(() =>
      checkSamples('training data', {
        x: tensor([
          [0, 1],
          [2, 3],
        ]),
        y: column,
      }),
    ).toThrow('got [2, 2] and [2, 1]');
  });
});
