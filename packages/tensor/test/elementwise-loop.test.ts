import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tensor } from '../src/index.ts';
import { elementwise } from '../src/kernels/elementwise.ts';
import { less, select } from '../src/scalar/instructions.ts';
import { logisticLoss, sigmoid } from '../src/scalar/logistic.ts';
import type { ScalarFunction } from '../src/scalar/program.ts';
import { type Operation, Tensor } from '../src/tensor.ts';
import { randomTensor, shape } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

const expressions: readonly ScalarFunction[] = [
  (x) => sigmoid(x),
  (x, y) => logisticLoss(x, y),
  (x, y) => select(less(x, y), x, -0),
];

function operation(scalar: ScalarFunction): Operation {
  return elementwise({ name: 'test', scalar, vjp: [] });
}

function evaluate({ evaluate, type }: Operation, inputs: readonly Tensor[]): Tensor {
  const strided = inputs.map((input) => input.strided);
  return new Tensor(evaluate(strided, type(strided, undefined), undefined));
}

/** Runs `body` as a page does whose content security policy refuses functions made from text. */
function withoutGeneratedFunctions<T>(body: () => T): T {
  vi.stubGlobal('Function', function refuse() {
    throw new EvalError('refused');
  });
  try {
    return body();
  } finally {
    vi.unstubAllGlobals();
  }
}

describe('an elementwise kernel', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('gives the same bits with and without functions made from text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...expressions),
        fc.constantFrom('float64' as const, 'float32' as const),
        shape,
        fc.nat(),
        (scalar, dtype, lengths, seed) => {
          const inputs = Array.from({ length: scalar.length }, (_, i) =>
            randomTensor(seed + i, lengths, dtype, 'special'),
          );
          const interpreted = withoutGeneratedFunctions(() => evaluate(operation(scalar), inputs));
          expectSameBits(evaluate(operation(scalar), inputs), interpreted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads transposed, repeated and permuted inputs where they stand', () => {
    const x = randomTensor(1, [3, 4, 5, 2], 'float64');
    const views = [
      x.permute([3, 1, 0, 2]),
      randomTensor(2, [4, 1, 5], 'float64').broadcastTo([2, 4, 3, 5]),
      tensor(0.5).broadcastTo([2, 4, 3, 5]),
    ];
    for (const view of views) {
      const copy = tensor(view.toTypedArray(), { shape: view.shape });
      const ordered = tensor(x.permute([3, 1, 0, 2]).toTypedArray(), { shape: view.shape });
      expectSameBits(view.sub(views[0]), copy.sub(ordered));
    }
  });

  it('passes other errors on', () => {
    vi.stubGlobal('Function', function fail() {
      throw new RangeError('something else');
    });
    expect(() => evaluate(operation(expressions[0]), [tensor([1])])).toThrow(RangeError);
  });
});
