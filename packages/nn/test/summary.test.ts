import { seededRandom } from '@semente/random';
import { zeros } from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import {
  batchNorm1d,
  embedding,
  flatten,
  type Layer,
  linear,
  relu,
  residual,
  sequential,
  summary,
} from '../src/index.ts';

const random = seededRandom(1);

describe('summary', () => {
  it('lists layers, output shapes and counts, and what is inside of a layer below it', () => {
    const block = residual(
      sequential(linear(10, 3, { random }), relu(), linear(3, 10, { random })),
    );
    const model = sequential(linear(2, 10, { random }), batchNorm1d(10), block);
    expect(summary(model, [300, 2]).split('\n')).toEqual([
      'layer                   output     trainable  buffers',
      'sequential              [300, 10]',
      '  0: linear(2, 10)      [300, 10]         30        0',
      '  1: batchNorm1d(10)    [300, 10]         20       20',
      '  2: residual           [300, 10]',
      '    body: sequential    [300, 10]',
      '      0: linear(10, 3)  [300, 3]          33        0',
      '      1: relu()         [300, 3]           0        0',
      '      2: linear(3, 10)  [300, 10]         40        0',
      'total                                    123       20',
    ]);
  });

  it('counts a tensor once that two layers share', () => {
    const shared = linear(2, 2, { random });
    const total = summary(sequential(shared, shared), [1, 2]).split('\n').at(-1);
    expect(total?.split(/ +/)).toEqual(['total', '6', '0']);
  });

  it('counts what a layer of one’s own holds', () => {
    const inner = linear(4, 4, { random });
    const own: Layer = Object.assign((x: Parameters<Layer>[0]) => inner(x).relu(), { inner });
    expect(summary(own, [5, 4])).toContain('[5, 4]         20        0');
  });

  it('takes the dtype of the model, unless told otherwise', () => {
    const model = linear(2, 3, { random, dtype: 'float32' });
    expect(summary(model, [5, 2])).toContain('[5, 3]          9        0');
    expect(() => summary(model, [5, 2], { dtype: 'float64' })).toThrow('linear(2, 3): expected an');
  });

  it('takes labels where the model takes them', () => {
    const model = sequential(embedding(7, 3, { random }), flatten(), linear(6, 1, { random }));
    expect(summary(model, [4, 2], { dtype: 'int32' })).toContain('[4, 2, 3]         21        0');
  });

  it('names the layer that an input does not fit, and refuses what is no layer', () => {
    expect(() => summary(linear(2, 3, { random }), [1, 5])).toThrow('linear(2, 3): expected an');
    expect(() => summary(zeros([1]) as never, [1])).toThrow(
      'summary: expected a layer, got float64 [1]',
    );
  });
});
