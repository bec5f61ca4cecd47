import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { compile, type DType, inspect, type Tensor } from '../src/index.ts';
import { disguise, disguised, randomTensor, undisguised } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** Lengths of every remainder that tiles, vectors and steps of k can leave. */
const length = fc.integer({ min: 1, max: 70 });

const operands = {
  A·B: (a: Tensor, b: Tensor) => [a, b],
  Aᵀ·B: (a: Tensor, b: Tensor) => [a.transpose(), b],
  A·Bᵀ: (a: Tensor, b: Tensor) => [a, b.transpose()],
  Aᵀ·Bᵀ: (a: Tensor, b: Tensor) => [a.transpose(), b.transpose()],
} as const;

const forms = Object.keys(operands) as (keyof typeof operands)[];

/** Random operands whose product, taken in the form, is n by m; or batches of such. */
function drawn(
  form: keyof typeof operands,
  [n, k, m]: readonly [number, number, number],
  dtype: DType,
  batch: readonly number[] = [],
) {
  const [left, right] = form.split('·').map((operand) => operand.endsWith('ᵀ'));
  return [
    randomTensor(1, [...batch, ...(left ? [k, n] : [n, k])], dtype),
    randomTensor(2, [...batch, ...(right ? [m, k] : [k, m])], dtype),
  ] as const;
}

describe.each<DType>(['float64', 'float32'])('a product of %s matrices', (dtype) => {
  it.each(forms)('is the same at every size, compiled or not: %s', (form) => {
    fc.assert(
      fc.property(length, length, length, fc.boolean(), (n, k, m, isUsedAtOnce) => {
        const multiply = (a: Tensor, b: Tensor) => {
          const [left, right] = operands[form](a, b);
          const product = left.matmul(right);
          return isUsedAtOnce ? product.add(product.sum(0)).relu() : product;
        };
        const [a, b] = drawn(form, [n, k, m], dtype);
        expectSameBits(compile(multiply)(a, b), multiply(a, b));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same of views, whichever way they lead through memory', () => {
    fc.assert(
      fc.property(length, length, length, disguise, disguise, (n, k, m, left, right) => {
        const multiply = (a: Tensor, b: Tensor) =>
          disguised(a, [n, k], left).matmul(disguised(b, [k, m], right));
        const a = randomTensor(1, undisguised([n, k], left), dtype);
        const b = randomTensor(2, undisguised([k, m], right), dtype);
        expectSameBits(compile(multiply)(a, b), multiply(a, b));
      }),
      { numRuns: 120 },
    );
  });

  it('is the same of matrices that repeat one number along k', () => {
    const multiply = (a: Tensor, b: Tensor) =>
      a.broadcastTo([7, 30]).matmul(b.broadcastTo([30, 1]));
    const [a, b] = [randomTensor(1, [7, 1], dtype), randomTensor(2, [1, 1], dtype)];
    expectSameBits(compile(multiply)(a, b), multiply(a, b));
  });

  it.each(forms)('is the same where a batch repeats a packed matrix: %s', (form) => {
    const [a, b] = drawn(form, [43, 61, 77], dtype);
    const repeated = (x: Tensor) => x.broadcastTo([2, ...x.shape]);
    const multiply = (x: Tensor, y: Tensor) => {
      const [left, right] = operands[form](x, y);
      return repeated(left).matmul(repeated(right));
    };
    expectSameBits(compile(multiply)(a, b), multiply(a, b));
  });

  it.each([
    [30, 200, 70],
    [70, 130, 30],
    [41, 66, 131],
  ] as const)('is the same where operands are copied into order: %i by %i by %i', (...lengths) => {
    for (const form of forms) {
      for (const batch of [[], [3]]) {
        const multiply = (a: Tensor, b: Tensor) => {
          const [left, right] = operands[form](a, b);
          return left.matmul(right);
        };
        const [a, b] = drawn(form, lengths, dtype, batch);
        expectSameBits(compile(multiply)(a, b), multiply(a, b));
      }
    }
  });
});

describe('a large product', () => {
  it.each([
    ['is a call for each block of columns, between which better code may come', 64, true],
    ['is not divided where it is small', 16, false],
  ] as const)('%s', async (_, size, isDivided) => {
    const multiply = compile((a: Tensor, b: Tensor) => a.matmul(b));
    multiply(randomTensor(1, [size, size], 'float64'), randomTensor(2, [size, size], 'float64'));
    const { readWasm } = await wabt();
    const code = readWasm(inspect(multiply)[0].module, { readDebugNames: true });
    code.applyNames();
    expect(code.toText({ foldExprs: true }).includes('(call $columns')).toBe(isDivided);
  });
});
