import { type Tensor, TensorError, tensor, zeros } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  confusionMatrix,
  f1Score,
  precision,
  recall,
  rocAuc,
  rSquared,
} from '../src/index.ts';
import * as metrics from '../src/metrics/index.ts';
import reference from './scikit-learn-reference.json' with { type: 'json' };

const labels = (values: number[]): Tensor => tensor(values, { dtype: 'int32' });

describe('against scikit-learn', () => {
  it.each(reference.binary)('of two classes, sample by sample: $accuracy, $rocAuc', (recorded) => {
    const [scores, targets] = [tensor(recorded.scores), tensor(recorded.targets)];
    const threshold = 0.5;
    expect(accuracy(scores, targets, { threshold })).toBe(recorded.accuracy);
    expect(confusionMatrix(scores, targets, { threshold })).toEqual(recorded.confusionMatrix);
    expect(rocAuc(scores, targets)).toBeCloseTo(recorded.rocAuc, 15);
    for (const average of ['binary', 'macro', 'micro'] as const) {
      const options = { average, threshold };
      expect(precision(scores, targets, options)).toBeCloseTo(recorded.precision[average], 15);
      expect(recall(scores, targets, options)).toBeCloseTo(recorded.recall[average], 15);
      expect(f1Score(scores, targets, options)).toBeCloseTo(recorded.f1Score[average], 15);
    }
  });

  it.each(reference.several)('of several classes, by the largest score: $accuracy', (recorded) => {
    const targets = labels(recorded.targets);
    for (const predictions of [tensor(recorded.scores), labels(recorded.predictions)]) {
      expect(accuracy(predictions, targets)).toBe(recorded.accuracy);
      expect(confusionMatrix(predictions, targets)).toEqual(recorded.confusionMatrix);
      for (const average of ['macro', 'micro'] as const) {
        const options = { average };
        expect(precision(predictions, targets, options)).toBeCloseTo(
          recorded.precision[average],
          15,
        );
        expect(recall(predictions, targets, options)).toBeCloseTo(recorded.recall[average], 15);
        expect(f1Score(predictions, targets, options)).toBeCloseTo(recorded.f1Score[average], 15);
      }
    }
  });

  it.each(reference.regression)(
    'of numbers: R² = $rSquared',
    ({ predictions, targets, ...gives }) => {
      expect(rSquared(tensor(predictions), tensor(targets))).toBeCloseTo(gives.rSquared, 14);
    },
  );

  it('has recorded every metric', () => {
    const recorded = [reference.binary[0], reference.several[0], reference.regression[0]];
    const names = new Set(recorded.flatMap((entry) => Object.keys(entry)));
    expect(Object.keys(metrics).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('accuracy', () => {
  it('says which threshold to choose where none is given', () => {
    const attempt = (): unknown => accuracy(zeros([3]), labels([0, 1, 0]));
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(
      'accuracy: scores of float64 [3] need a threshold: 0 for logits, 0.5 for probabilities; got undefined',
    );
  });

  it('counts a score at the threshold as class 1', () => {
    expect(accuracy(tensor([0, -0.1]), labels([1, 0]), { threshold: 0 })).toBe(1);
  });

  it('refuses what does not fit', () => {
    expect(() => accuracy(zeros([3, 1]), zeros([3]), { threshold: 0 })).toThrow(
      'accuracy: predictions of float64 [3, 1] do not fit targets of float64 [3]; there must be',
    );
    expect(() => accuracy(labels([0]), tensor([0.5]))).toThrow(
      'accuracy: the target 0.5 is no class; classes are 0, 1, 2, …',
    );
    expect(() => accuracy(labels([]), labels([]))).toThrow('accuracy: there are no samples');
  });
});

describe('confusionMatrix', () => {
  it('has a row and a column for classes that do not occur but have scores', () => {
    const scores = tensor([[5, 0, 0]]);
    expect(confusionMatrix(scores, labels([0]))).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe('metrics of classes refuse', () => {
  const [predicted, actual] = [labels([0, 1]), labels([1, 1])];
  it.each<[string, () => unknown]>([
    [
      'accuracy: scores of float64 [2] need a threshold: 0 for logits',
      () => accuracy(zeros([2]), actual, { threshold: Number.NaN }),
    ],
    [
      "accuracy: there is no option 'treshold'; there are threshold",
      () => accuracy(predicted, actual, { treshold: 0 } as never),
    ],
    [
      "f1Score: options are written as { threshold: … }, got 'macro'",
      () => f1Score(predicted, actual, 'macro' as never),
    ],
    [
      'confusionMatrix: the label 1000000000 is too large; classes are 0, 1, 2, … up to 4999',
      () => confusionMatrix(labels([1_000_000_000]), labels([0])),
    ],
  ])('%s', (message, attempt) => {
    expect(attempt).toThrow(message);
  });
});

describe('precision, recall and F1', () => {
  it('are 0 where there is nothing to divide by', () => {
    expect(precision(labels([0, 0]), labels([1, 0]))).toBe(0);
    expect(recall(labels([1, 0]), labels([0, 0]))).toBe(0);
    expect(f1Score(labels([0, 0]), labels([0, 0]))).toBe(0);
  });

  it('ask for an average where there are more than two classes', () => {
    expect(() => recall(labels([0, 2]), labels([1, 0]))).toThrow(
      "recall: of 3 classes there is no binary recall; choose { average: 'macro' }",
    );
    const options = { average: 'weighted' as never };
    expect(() => f1Score(labels([0]), labels([0]), options)).toThrow(
      "f1Score: the average must be one of 'binary', 'macro', 'micro', got 'weighted'",
    );
  });
});

describe('rocAuc', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    const sample = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(sample), (others) => {
        const samples = [...others, [2, true] as const, [3, false] as const];
        const [ones, zeroes] = [true, false].map((is) => samples.filter(([, one]) => one === is));
        const pairs = ones.flatMap(([a]) => zeroes.map(([b]) => (a === b ? 0.5 : Number(a > b))));
        const expected = pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
        const scores = tensor(samples.map(([score]) => score));
        const targets = tensor(samples.map(([, one]) => Number(one)));
        expect(rocAuc(scores, targets)).toBe(expected);
      }),
    );
  });

  it('orders infinite scores, and refuses what has no order', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(rocAuc(tensor([-infinity, 0, infinity]), labels([0, 0, 1]))).toBe(1);
    expect(() => rocAuc(tensor([Number.NaN, 1]), labels([0, 1]))).toThrow('rocAuc: a score is NaN');
  });

  it('refuses targets that are not of two classes', () => {
    expect(() => rocAuc(zeros([2]), labels([1, 1]))).toThrow(
      'rocAuc: needs samples of both classes, got 2 of class 1 among 2',
    );
    expect(() => rocAuc(zeros([2]), labels([1, 2]))).toThrow('rocAuc: targets are 0 or 1, got 2');
    expect(() => rocAuc(zeros([2, 1]), labels([1, 0]))).toThrow(
      'rocAuc: scores of float64 [2, 1] do not fit targets of int32 [2]',
    );
  });
});

describe('rSquared', () => {
  it('is 1 or 0 where the targets do not vary', () => {
    expect(rSquared(tensor([2, 2]), tensor([2, 2]))).toBe(1);
    expect(rSquared(tensor([2, 3]), tensor([2, 2]))).toBe(0);
  });

  it('refuses shapes that would broadcast', () => {
    expect(() => rSquared(zeros([3, 1]), zeros([3]))).toThrow(
      'rSquared: predictions of float64 [3, 1] do not fit targets of float64 [3]; both must be',
    );
  });
});
