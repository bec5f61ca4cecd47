import {
  checkGradients,
  compile,
  grad,
  type Tensor,
  TensorError,
  tensor,
  zeros,
} from '@semente/tensor';
import { describe, expect, it } from 'vitest';
import * as losses from '../src/losses/index.ts';

const {
  binaryCrossEntropyWithLogits,
  crossEntropyWithLogits,
  hingeLoss,
  huberLoss,
  kullbackLeiblerDivergence,
  meanAbsoluteError,
  negativeLogLikelihood,
} = losses;

const labels = (values: number[]): Tensor => tensor(values, { dtype: 'int32' });
const apart = { reduction: 'none' } as const;

describe('huberLoss', () => {
  it('is half the square up to delta, and from there on a line of slope delta', () => {
    const loss = huberLoss(tensor([0.5, -2, 4]), zeros([3]), { delta: 2, reduction: 'none' });
    expect(loss.toArray()).toEqual([0.125, 2, 6]);
  });

  it('has a gradient that never leaves ±delta', () => {
    const gradient = grad((p) => huberLoss(p, zeros([4]), { delta: 2, reduction: 'sum' }));
    expect(gradient(tensor([-1e300, -2, 1, 5])).toArray()).toEqual([-2, -2, 1, 2]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '1'])('refuses the delta %s', (delta) => {
    const attempt = (): unknown => huberLoss(zeros([1]), zeros([1]), { delta: delta as number });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow('huberLoss: delta must be a positive number, got ');
  });
});

describe('meanAbsoluteError', () => {
  it('has no gradient where a prediction is right', () => {
    const gradient = grad((p) => meanAbsoluteError(p, tensor([1, 1, 1, 1])));
    expect(gradient(tensor([3, 1, 0, 1.5])).toArray()).toEqual([0.25, 0, -0.25, 0.25]);
  });
});

describe('hingeLoss', () => {
  it('asks for a distance of 1 on the right side', () => {
    const loss = hingeLoss(tensor([2, 0.5, 0.5, -3]), tensor([1, 1, -1, -1]), apart);
    expect(loss.toArray()).toEqual([0, 0.5, 1.5, 0]);
  });

  it('refuses labels of 0 and 1, which would be silently wrong', () => {
    const attempt = (): unknown => hingeLoss(zeros([2]), tensor([1, 0]));
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(
      'hingeLoss: labels are −1 or 1, got 0; make them of 0 and 1 by labels.mul(2).sub(1)',
    );
  });
});

describe('kullbackLeiblerDivergence', () => {
  it('is 0 between equal distributions, of which some classes are impossible', () => {
    const p = tensor([0.25, 0.75, 0]);
    const loss = kullbackLeiblerDivergence(tensor([0.25, 0.75, 0.1]).log(), p, apart);
    expect(loss.toArray()).toEqual([0, 0, 0]);
  });

  it('has the right derivatives to second order, with respect to both inputs', () => {
    const p = tensor([0.25, 0.45, 0.3]);
    for (const hasLogTargets of [true, false]) {
      const loss = (x: Tensor, y: Tensor): Tensor =>
        kullbackLeiblerDivergence(x, y, { hasLogTargets });
      expect(() => checkGradients(loss, [p.log(), p], { order: 2 })).not.toThrow();
    }
  });
});

describe('binaryCrossEntropyWithLogits', () => {
  it('keeps its digits with a positive weight, too, where the model is certain', () => {
    const sure = tensor([40, -40, 800, -800]);
    const options = { positiveWeight: 3, reduction: 'none' } as const;
    const [one, zero, ...none] = binaryCrossEntropyWithLogits(
      sure,
      tensor([1, 0, 1, 0]),
      options,
    ).toTypedArray();
    expect(one / 4.248354255291589e-18).toBeCloseTo(3, 14);
    expect(zero / 4.248354255291589e-18).toBeCloseTo(1, 14);
    expect(none).toEqual([0, 0]);
    const wrong = binaryCrossEntropyWithLogits(sure, tensor([0, 1, 0, 1]), options);
    expect(wrong.toArray()).toEqual([40, 120, 800, 2400]);
  });

  it.each([-1, Number.NaN, '2'])('refuses the positive weight %o', (positiveWeight) => {
    const options = { positiveWeight } as never;
    expect(() => binaryCrossEntropyWithLogits(zeros([1]), zeros([1]), options)).toThrow(
      'binaryCrossEntropyWithLogits: ',
    );
  });

  it.each([
    [tensor([1, 2]), 'float64 [2]'],
    [tensor([1, 2, 3], { dtype: 'float32' }), 'float32 [3]'],
    [zeros([1, 3]), 'float64 [1, 3]'],
  ])('refuses weights that do not fit', (weights, given) => {
    for (const [role, options] of [
      ['weights', { weights }],
      ['positive weight', { positiveWeight: weights }],
    ] as const) {
      expect(() => binaryCrossEntropyWithLogits(zeros([3]), zeros([3]), options)).toThrow(
        `binaryCrossEntropyWithLogits: the ${role} must be float64 and broadcast to [3], got ${given}`,
      );
    }
  });
});

describe('crossEntropyWithLogits', () => {
  const logits = tensor([
    [2, -1, 0.5],
    [0.3, 0.2, -3],
  ]);

  it('does not overflow, and is 0, not −0, where the model is certain and right', () => {
    const large = tensor([
      [1e308, 0],
      [0, 1e308],
    ]);
    const loss = crossEntropyWithLogits(large, labels([0, 0]), apart);
    expect(loss.toArray()).toEqual([0, 1e308]);
  });

  it('of labels is that of the probabilities 1 and 0', () => {
    const targets = labels([2, 0]);
    for (const options of [{}, { labelSmoothing: 0.25 }]) {
      const hard = crossEntropyWithLogits(logits, targets, options).item();
      const soft = crossEntropyWithLogits(logits, targets.oneHot(3), options).item();
      expect(hard).toBeCloseTo(soft, 15);
    }
  });

  it('has the gradient (softmax(x) − y) / n', () => {
    const gradient = grad((x) => crossEntropyWithLogits(x, labels([2, 0])))(logits);
    const expected = logits
      .softmax(1)
      .sub(labels([2, 0]).oneHot(3))
      .div(2);
    const error = Math.max(...gradient.sub(expected).abs().toTypedArray());
    expect(error).toBeLessThan(Number.EPSILON);
  });

  it('says what it takes when shapes or dtypes do not fit', () => {
    const attempt =
      (targets: Tensor): (() => unknown) =>
      () =>
        crossEntropyWithLogits(logits, targets);
    expect(attempt(zeros([2]))).toThrow(
      "crossEntropyWithLogits: predictions of float64 [2, 3] take one label for each sample, int32 [2], got float64 [2]; convert labels by asType('int32')",
    );
    expect(attempt(labels([0, 1, 2]))).toThrow(
      'take one label for each sample, int32 [2], got int32 [3]',
    );
    expect(attempt(zeros([2, 4]))).toThrow(
      'crossEntropyWithLogits: predictions of float64 [2, 3] do not fit targets of float64 [2, 4]',
    );
    expect(() => crossEntropyWithLogits(zeros([]), labels([0]))).toThrow(
      'crossEntropyWithLogits: predictions must be float64 or float32 [samples, classes], got float64 []',
    );
    expect(() => crossEntropyWithLogits(labels([0]), labels([0]))).toThrow('got int32 [1]');
  });

  it('refuses a label to ignore where there are no labels', () => {
    const attempt = (): unknown =>
      crossEntropyWithLogits(logits, zeros([2, 3]), { ignoreIndex: 0 });
    expect(attempt).toThrow(
      'crossEntropyWithLogits: ignoreIndex is for labels, and the targets are probabilities',
    );
  });

  it.each([1.5, -0.1, Number.NaN, '0.1'])('refuses the label smoothing %s', (labelSmoothing) => {
    const options = { labelSmoothing: labelSmoothing as number };
    expect(() => crossEntropyWithLogits(logits, labels([0, 1]), options)).toThrow(
      'crossEntropyWithLogits: the label smoothing must be a number from 0 to 1, got ',
    );
  });
});

describe.each([{ loss: crossEntropyWithLogits }, { loss: negativeLogLikelihood }])(
  '$loss.name',
  ({ loss }) => {
    const scores = zeros([2, 3]);

    it.each([3, -1])('refuses the label %i of three classes', (label) => {
      const attempt = (): unknown => loss(scores, labels([0, label]));
      expect(attempt).toThrow(TensorError);
      expect(attempt).toThrow(
        `${loss.name}: the label ${label} is no class; of 3 classes the last is 2`,
      );
    });

    it('refuses a label that is no class at the call of a compiled function, too', () => {
      const compiled = compile((x: Tensor, y: Tensor) => loss(x, y));
      compiled(scores, labels([0, 2]));
      expect(() => compiled(scores, labels([0, 3]))).toThrow(TensorError);
    });

    it('leaves samples out that have the label to ignore, and their gradients', () => {
      const given = tensor([
        [1, 2, 3],
        [4, 5, 6],
        [0, 0, 9],
      ]);
      const gradientOf = (targets: number[], ignoreIndex?: number) =>
        grad((x) => loss(x, labels(targets), ignoreIndex === undefined ? {} : { ignoreIndex }));
      const [first, second, third] = gradientOf([0, -1, 2], -1)(given).toArray() as number[][];
      expect(second).toEqual([0, 0, 0]);
      expect([first, third]).toEqual(
        gradientOf([0, 2])(given.indexSelect(0, labels([0, 2]))).toArray(),
      );
    });

    it('has no mean, and a sum of 0, if no sample counts', () => {
      const nothing = { ignoreIndex: 1, reduction: 'mean' } as const;
      expect(loss(scores, labels([1, 1]), nothing).item()).toBeNaN();
      expect(loss(scores, labels([1, 1]), { ...nothing, reduction: 'sum' }).item()).toBe(0);
    });

    it.each([1.5, '1', Number.NaN])('refuses the label %o as one to ignore', (ignoreIndex) => {
      const attempt = (): unknown => loss(scores, labels([0, 1]), { ignoreIndex } as never);
      expect(attempt).toThrow(RangeError);
      expect(attempt).toThrow(`${loss.name}: ignoreIndex must be a whole number, got `);
    });

    it('refuses class weights that are not one for each class', () => {
      expect(() => loss(scores, labels([0, 1]), { classWeights: tensor([1, 2]) })).toThrow(
        `${loss.name}: predictions of float64 [2, 3] take class weights of float64 [3], got float64 [2]`,
      );
      expect(() => loss(scores, labels([0, 1]), { classWeights: [1, 2, 3] as never })).toThrow(
        `${loss.name}: the class weights must be a tensor, got an array of 3`,
      );
    });
  },
);

it.each(Object.entries(losses))('%s refuses options that it does not have', (name, loss) => {
  const targets = name === 'negativeLogLikelihood' ? labels([0]) : tensor([[1, 1]]);
  const attempt = (options: unknown) => () => loss(zeros([1, 2]), targets, options as never);
  expect(attempt('sum')).toThrow(RangeError);
  expect(attempt('sum')).toThrow(`${name}: options are written as { `);
  expect(attempt(tensor([1]))).toThrow(`${name}: options are written as { `);
  expect(attempt({ reducton: 'sum' })).toThrow(
    `${name}: there is no option 'reducton'; there are `,
  );
  expect(attempt(null)).not.toThrow();
});

it.each(Object.entries(losses))('%s refuses a reduction that there is not', (name, loss) => {
  const isOfLabels = name === 'negativeLogLikelihood';
  const targets = isOfLabels ? labels([0]) : tensor([[1, 1]]);
  const attempt = (): unknown => loss(zeros([1, 2]), targets, { reduction: 'average' as never });
  expect(attempt).toThrow(RangeError);
  expect(attempt).toThrow(
    `${name}: the reduction must be one of 'mean', 'sum', 'none', got 'average'`,
  );
});
