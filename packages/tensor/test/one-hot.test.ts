import { describe, expect, it } from 'vitest';
import { compile, full, oneHot, type Tensor, tensor, zeros } from '../src/index.ts';

describe('oneHot', () => {
  const labels = tensor([2, 0], { dtype: 'int32' });

  it('has a 1 in the place of each label', () => {
    expect(oneHot(labels, 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(oneHot(labels, 3).dtype).toBe('float64');
    expect(labels.oneHot(4, { dtype: 'int32' }).dtype).toBe('int32');
    expect(oneHot(labels.reshape([1, 2]), 3).shape).toEqual([1, 2, 3]);
    expect(oneHot(zeros([0], { dtype: 'int32' }), 3).shape).toEqual([0, 3]);
  });

  it('refuses a label that is no class', () => {
    expect(() => oneHot(labels, 2)).toThrow(
      'oneHot: labels[0] is 2, which is no class: of 2 classes the last is 1',
    );
    expect(() => oneHot(full([1, 2], -1, { dtype: 'int32' }), 2)).toThrow('labels[0, 0] is -1');
    expect(() => oneHot(full([], 5, { dtype: 'int32' }), 2)).toThrow('oneHot: labels is 5');
  });

  it('has no 1 for such a label where labels cannot be read', () => {
    const compiled = compile((x: Tensor) => oneHot(x, 2));
    expect(compiled(labels).toArray()).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('wants int32 labels and a number of classes', () => {
    expect(() => oneHot(tensor([1, 2]), 3)).toThrow('oneHot: labels are int32, got float64 [2]');
    expect(() => oneHot(labels, 0)).toThrow(
      'oneHot: the number of classes is an int32 of at least 1, got 0',
    );
  });
});
