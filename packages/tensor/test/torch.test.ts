import { describe, expect, it } from 'vitest';
import { grad, type Shape, type Tensor, tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { recordedOperands } from './recorded-operands.ts';
import { inTorch, type Operands, type Tolerance } from './torch-operations.ts';
import recorded from './torch-values.json' with { type: 'json' };
import { nextUp } from './ulps.ts';

/** A tensor as scripts/record-torch.py writes it; NaN and infinities are words. */
interface RecordedTensor {
  readonly shape: Shape;
  readonly values: readonly (number | string)[];
}

interface RecordedCase extends RecordedTensor {
  readonly torch: string;
  readonly gradients?: Readonly<Record<string, RecordedTensor['values']>>;
}

const casesOf: Readonly<Record<string, readonly RecordedCase[]>> = recorded.operations;

/** The weights of scripts/record-torch.py. */
function weightsOf(x: Tensor): Tensor {
  const weight = (_: unknown, i: number): number =>
    ((1 + ((i * 7) % 11)) / 4) * (i % 2 === 0 ? 1 : -1);
  return tensor(Array.from({ length: x.size }, weight), { shape: x.shape, dtype: x.dtype });
}

/** Where ours is further off than it may be; zeros of either sign are equal. */
function mistakes(
  actual: ArrayLike<number>,
  values: RecordedTensor['values'],
  { ulps, of }: Tolerance,
): string[] {
  const expected = values.map(Number);
  const sizes = expected.map(Math.abs);
  const largest = Math.max(0, ...sizes.filter(Number.isFinite));
  return expected.flatMap((value, i) => {
    if (Object.is(actual[i], value)) return [];
    const off = Math.abs(actual[i] - value) / unitAt(of === 'each' ? sizes[i] : largest);
    return off <= ulps ? [] : [`element ${i}: ${actual[i]} instead of ${value}, ${off} ulp`];
  });
}

/** How far the next number above is. */
function unitAt(size: number): number {
  return nextUp(size) - size;
}

describe.each(Object.entries(inTorch))('%s', (name, { uses, forward, gradient }) => {
  const cases = casesOf[name] ?? [];

  it('is compared in every recorded case', () => {
    expect(uses.length, 'where fewer are recorded, run scripts/record-torch.py').toBe(cases.length);
  });

  it.each(cases.map((recordedCase, i) => ({ use: uses[i], ...recordedCase })))(
    'gives what PyTorch gives for $torch',
    ({ use, shape, values, gradients = {} }) => {
      const operands = recordedOperands();
      const result = use(operands);
      expect(result.shape).toEqual(shape);
      expect(mistakes(result.toTypedArray(), values, forward)).toEqual([]);
      if (!result.requiresGrad) return;
      result.mul(weightsOf(result)).sum().backward();
      for (const [operand, expected] of Object.entries(gradients)) {
        const leaf = operands[operand as keyof Operands];
        const ours = leaf.grad?.toTypedArray() ?? [];
        expect([operand, ...mistakes(ours, expected, gradient)]).toEqual([operand]);
      }
    },
  );
});

/** The functions of one number that differ from PyTorch's somewhere; a loss with the label 1. */
const differing: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  abs: operations.abs,
  logisticLoss: (x) => operations.logisticLoss(x, 1),
  relu: operations.relu,
  sigmoid: operations.sigmoid,
  sign: operations.sign,
  silu: operations.silu,
  softplus: operations.softplus,
  softsign: operations.softsign,
  tanh: operations.tanh,
};

describe('what differs from PyTorch on purpose', () => {
  it.each(recorded.differences)(
    'the $part of $operation at $at: $reason',
    ({ operation, part, at, torch, right }) => {
      const fn = differing[operation];
      const x = tensor(at.map(Number));
      const ours = (part === 'slope' ? grad((t) => fn(t).sum()) : fn)(x).toTypedArray();
      expect(mistakes(ours, right, { ulps: 4, of: 'each' })).toEqual([]);
      // If PyTorch's were as near, nothing would differ.
      expect(mistakes(torch.map(Number), right, { ulps: 4, of: 'each' })).not.toEqual([]);
    },
  );
});

describe('the walk over all operations', () => {
  it('misses none', () => {
    const names = Object.keys({ ...operations, ...several }).sort();
    expect(Object.keys(inTorch).sort()).toEqual(names);
    expect(Object.keys(recorded.operations).sort()).toEqual(names);
  });
});
