import { checkGradients, grad, type Tensor, TensorError, tensor, zeros } from '@semente/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  huberLoss,
  meanAbsoluteError,
  meanSquaredError,
} from '../src/index.ts';

type Loss = (predictions: Tensor, targets: Tensor) => Tensor;

const LN2 = 0.6931471805599453;
const valueWith = (loss: Loss, predictions: number[], targets: number[]): number =>
  loss(tensor(predictions), tensor(targets)).item();
const gradientWith = (loss: Loss, predictions: number[], targets: number[]): number[] =>
  Array.from(grad(loss)(tensor(predictions), tensor(targets)).toTypedArray());

describe('binaryCrossEntropyWithLogits', () => {
  const loss = binaryCrossEntropyWithLogits;

  it('is the mean of ln(1 + e^−x) where the target is 1 and ln(1 + e^x) where it is 0', () => {
    const ln3 = 1.0986122886681098;
    // σ(ln 3) is ¾: the losses are ln(4/3) and ln 4, or a mixture for a target between 0 and 1.
    expect(valueWith(loss, [ln3], [1])).toBeCloseTo(2 * LN2 - ln3, 15);
    expect(valueWith(loss, [ln3], [0])).toBeCloseTo(2 * LN2, 15);
    expect(valueWith(loss, [ln3, ln3], [1, 0])).toBeCloseTo(2 * LN2 - ln3 / 2, 15);
    expect(valueWith(loss, [ln3], [0.25])).toBeCloseTo(2 * LN2 - 0.25 * ln3, 15);
  });

  it('has the gradient (σ(x) − y) / n', () => {
    const ln3 = 1.0986122886681098;
    const [one, zero] = gradientWith(loss, [ln3, ln3], [1, 0]);
    expect(one).toBeCloseTo(-0.25 / 2, 15);
    expect(zero).toBeCloseTo(0.75 / 2, 15);
  });

  it('has no kink at the logit 0: ln 2 whatever the target, and the gradient ½ − y', () => {
    for (const zero of [0, -0]) {
      for (const y of [0, 0.25, 0.5, 1]) {
        expect(valueWith(loss, [zero], [y])).toBe(LN2);
        expect(gradientWith(loss, [zero], [y])).toEqual([0.5 - y]);
      }
    }
  });

  it('neither overflows nor turns into NaN, however large the logits', () => {
    for (const x of [40, 710, 1e6, 1e308, Number.MAX_VALUE]) {
      expect(valueWith(loss, [x], [0])).toBe(x);
      expect(valueWith(loss, [-x], [1])).toBe(x);
      expect(gradientWith(loss, [x], [0])).toEqual([1]);
      expect(gradientWith(loss, [-x], [1])).toEqual([-1]);
    }
    for (const x of [800, 1e6, 1e308, Number.MAX_VALUE]) {
      expect(valueWith(loss, [x, -x], [1, 0])).toBe(0);
      expect(gradientWith(loss, [x, -x], [1, 0]).map(Math.abs)).toEqual([0, 0]);
    }
  });

  it('keeps its digits where the model is certain and right', () => {
    // ln(1 + e^−40) and its derivative differ from e^−40 by less than one part in 10^17.
    const small = 4.248354255291589e-18;
    expect(valueWith(loss, [40], [1]) / small).toBeCloseTo(1, 15);
    expect(valueWith(loss, [-40], [0]) / small).toBeCloseTo(1, 15);
    expect(gradientWith(loss, [-40], [0])[0] / small).toBeCloseTo(1, 15);
  });

  it('has the gradient σ(x) − y, of which nothing is lost where the model is certain and right', () => {
    for (const x of [-40, -1, 0.5, 3, 20]) {
      expect(gradientWith(loss, [x], [0])[0]).toBeCloseTo(tensor(x).sigmoid().item(), 15);
      expect(gradientWith(loss, [x], [0.25])[0]).toBeCloseTo(tensor(x).sigmoid().item() - 0.25, 15);
    }
    // σ(40) − 1 is −e^−40 to its last digits, but 1 − 1 if σ(40) is rounded first.
    expect(gradientWith(loss, [40], [1])[0] / -4.248354255291589e-18).toBeCloseTo(1, 14);
  });

  it('does not change when the classes change places', () => {
    const sample = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1 }), (samples) => {
        const logits = samples.map(([logit]) => logit);
        const labels = samples.map(([, label]) => label);
        const exchanged = valueWith(
          loss,
          logits.map((logit) => -logit),
          labels.map((label) => 1 - label),
        );
        expect(exchanged).toBe(valueWith(loss, logits, labels));
      }),
    );
  });
});

describe('binaryCrossEntropy', () => {
  const loss = binaryCrossEntropy;

  it('is the mean of −ln p where the target is 1 and −ln(1 − p) where it is 0', () => {
    expect(valueWith(loss, [0.5], [1])).toBeCloseTo(LN2, 15);
    expect(valueWith(loss, [0.75], [0])).toBeCloseTo(2 * LN2, 15);
    expect(valueWith(loss, [0.5, 0.75], [1, 0])).toBeCloseTo(1.5 * LN2, 15);
    expect(valueWith(loss, [0.5], [0.3])).toBeCloseTo(LN2, 15);
  });

  it('has the gradient (p − y) / (p (1 − p) n)', () => {
    expect(gradientWith(loss, [0.25, 0.25, 0.5], [1, 0, 0.5])).toEqual([-4 / 3, 4 / 9, 0]);
  });

  it('is 0, not NaN, where a certain prediction is right', () => {
    expect(valueWith(loss, [1, 0], [1, 0])).toBe(0);
    expect(gradientWith(loss, [1, 0], [1, 0])).toEqual([-0.5, 0.5]);
  });

  it('is infinite as soon as one certain prediction is wrong', () => {
    expect(valueWith(loss, [0, 0.5], [1, 1])).toBe(Number.POSITIVE_INFINITY);
    expect(valueWith(loss, [1, 0.5], [0, 1])).toBe(Number.POSITIVE_INFINITY);
    expect(valueWith(loss, [0], [0.5])).toBe(Number.POSITIVE_INFINITY);
    expect(gradientWith(loss, [0, 0.5], [1, 1])).toEqual([Number.NEGATIVE_INFINITY, -1]);
    expect(gradientWith(loss, [1, 0.5], [0, 1])).toEqual([Number.POSITIVE_INFINITY, -1]);
  });

  it('has an infinite gradient or none behind a saturated sigmoid that is wrong', () => {
    const behindSigmoid: Loss = (logits, targets) => loss(logits.sigmoid(), targets);
    expect(valueWith(behindSigmoid, [40], [0])).toBe(Number.POSITIVE_INFINITY);
    expect(gradientWith(behindSigmoid, [40], [0])).toEqual([Number.POSITIVE_INFINITY]);
    expect(gradientWith(behindSigmoid, [800, -800], [0, 1])).toEqual([Number.NaN, Number.NaN]);
    expect(gradientWith(binaryCrossEntropyWithLogits, [800, -800], [0, 1])).toEqual([0.5, -0.5]);
  });

  it('is NaN for what is no probability', () => {
    for (const impossible of [1.5, -0.5, Number.NaN]) {
      expect(valueWith(loss, [impossible], [0])).toBeNaN();
      expect(valueWith(loss, [impossible], [1])).toBeNaN();
    }
  });

  it('is what binaryCrossEntropyWithLogits gives for the logits', () => {
    const logit = fc.double({ min: -5, max: 5, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(logit, share), { minLength: 1 }), (samples) => {
        const logits = tensor(samples.map(([x]) => x));
        const targets = tensor(samples.map(([, y]) => y));
        const fromLogits = binaryCrossEntropyWithLogits(logits, targets).item();
        const fromProbabilities = loss(logits.sigmoid(), targets).item();
        // σ(±5) is rounded in the sixteenth digit, and 1 − σ(5) is one hundredth of that.
        expect(Math.abs(fromProbabilities - fromLogits)).toBeLessThan(1e-13);
      }),
    );
  });
});

describe('meanSquaredError', () => {
  it('is the mean of the squared differences', () => {
    expect(valueWith(meanSquaredError, [1, 2, -3], [1, 4, 1])).toBe(20 / 3);
    expect(valueWith(meanSquaredError, [0.1, -7], [0.1, -7])).toBe(0);
  });

  it('has the gradient 2 (p − t) / n', () => {
    expect(gradientWith(meanSquaredError, [1, 2, -3, 0], [1, 4, 1, 1])).toEqual([0, -1, -2, -0.5]);
  });
});

describe.each([
  {
    loss: binaryCrossEntropyWithLogits,
    predictions: [
      [-1.5, 0],
      [0.2, 3],
    ],
  },
  {
    loss: binaryCrossEntropy,
    predictions: [
      [0.1, 0.5],
      [0.35, 0.9],
    ],
  },
  ...[meanSquaredError, meanAbsoluteError, huberLoss].map((loss) => ({
    loss,
    predictions: [
      [-1.5, 0.1],
      [0.2, 3],
    ],
  })),
])('$loss.name', ({ loss, predictions }) => {
  const targets = tensor([
    [1, 0],
    [0.25, 0.6],
  ]);

  it('has the right derivatives to second order, with respect to both inputs', () => {
    const inputs = [tensor(predictions), targets];
    expect(() => checkGradients((p, y) => loss(p, y), inputs, { order: 2 })).not.toThrow();
  });

  it('gives a scalar of the inputs’ dtype', () => {
    const single = { dtype: 'float32' } as const;
    const result = loss(tensor(predictions, single), tensor(targets, single));
    expect(String(result)).toBe('float32 []');
    expect(result.item()).toBeCloseTo(loss(tensor(predictions), targets).item(), 6);
  });

  it('refuses [n, 1] against [n], which would compare everything with everything', () => {
    const attempt = (): unknown => loss(zeros([300, 1]), zeros([300]));
    expect(attempt).toThrow(TensorError);
    expect(attempt).toThrow(
      `${loss.name}: predictions of float64 [300, 1] do not fit targets of float64 [300]; squeeze(1)`,
    );
  });

  it('refuses shapes that would broadcast, and sizes that differ', () => {
    expect(() => loss(zeros([3]), zeros([]))).toThrow(
      `${loss.name}: predictions of float64 [3] do not fit targets of float64 []`,
    );
    expect(() => loss(zeros([3]), zeros([4]))).toThrow(loss.name);
  });

  it('refuses what is no tensor', () => {
    const attempt =
      (...inputs: unknown[]) =>
      (): unknown =>
        loss(...(inputs as [Tensor, Tensor]));
    expect(attempt([1, 2], zeros([2]))).toThrow(TensorError);
    expect(attempt([1, 2], zeros([2]))).toThrow(
      `${loss.name}: the predictions must be a tensor, got an array of 2; make one by tensor(…)`,
    );
    expect(attempt(zeros([2]), [1, 2])).toThrow(
      `${loss.name}: the targets must be a tensor, got an array of 2; make one by tensor(…)`,
    );
    expect(attempt(zeros([2]))).toThrow(
      `${loss.name}: the targets must be a tensor, got undefined`,
    );
  });

  it('refuses targets of another dtype and says how to convert them', () => {
    expect(() => loss(zeros([3], { dtype: 'float32' }), zeros([3]))).toThrow(
      `${loss.name}: predictions of float32 [3] do not fit targets of float64 [3]; convert the targets by asType('float32')`,
    );
    expect(() => loss(zeros([3]), zeros([3]).greater(0))).toThrow(`${loss.name}: `);
  });
});
