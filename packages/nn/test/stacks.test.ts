import { seededRandom } from '@semente/random';
import { zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import { binaryCrossEntropyWithLogits, linear, sequential } from '../src/index.ts';

const random = seededRandom(1);
const dense = linear(2, 3, { random });
const model = sequential(sequential(dense), linear(4, 1, { random }));

describe('a TensorError begins at the line of whoever made the mistake,', () => {
  it.each<[string, () => unknown]>([
    ['calling a loss', () => binaryCrossEntropyWithLogits(zeros([3]), zeros([4]))],
    ['calling a model, however deep the layer', () => model(zeros([1, 2]))],
    ['calling a layer with no tensor', () => dense(3 as never)],
  ])('%s', (_, mistake) => {
    let stack = '';
    try {
      mistake();
    } catch (error) {
      stack = (error as Error).stack ?? '';
    }
    expect(stack.split('\n')[1]).toContain('stacks.test.ts');
  });
});
