import { describe, expect, it } from 'vitest';
import {
  type BinaryFunction,
  compile,
  type DType,
  grad,
  mean,
  ones,
  sum,
  type Tensor,
  TensorError,
  tensor,
  where,
} from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import { expectSameBits } from './same-bits.ts';

const dtypes = ['bool', 'int32', 'float32', 'float64'] as const;

/** `torch.promote_types`, PyTorch 1.13. */
const promoted: Record<DType, Record<DType, DType>> = {
  bool: { bool: 'bool', int32: 'int32', float32: 'float32', float64: 'float64' },
  int32: { bool: 'int32', int32: 'int32', float32: 'float32', float64: 'float64' },
  float32: { bool: 'float32', int32: 'float32', float32: 'float32', float64: 'float64' },
  float64: { bool: 'float64', int32: 'float64', float32: 'float64', float64: 'float64' },
};
const pairs = dtypes.flatMap((a) => dtypes.map((b) => [a, b, promoted[a][b]] as const));

function of(dtype: DType, ...values: number[]): Tensor {
  return tensor(values, { dtype });
}

describe('two tensors of different dtypes', () => {
  it.each(pairs)('%s and %s meet as %s', (a, b, common) => {
    const condition = of('bool', 1, 0);
    const chosen = where(condition, of(a, 1, 1), of(b, 0, 1));
    expect([chosen.dtype, chosen.toArray()]).toEqual([common, [1, 1]]);
  });

  it.each(pairs)('%s + %s is %s, but truth is counted', (a, b, common) => {
    const total = of(a, 1, 0).add(of(b, 1, 1));
    expect(total.dtype).toBe(common === 'bool' ? 'int32' : common);
    expect(total.toArray()).toEqual([2, 1]);
  });

  it('do so whatever their ranks', () => {
    expect(of('float32', 1, 2).mul(tensor(0.1)).dtype).toBe('float64');
  });

  it('are converted before anything is computed', () => {
    const x = of('float32', 0.1);
    expect(x.sub(of('float64', 0.1)).item()).toBe(Math.fround(0.1) - 0.1);
    expect(x.equal(of('float64', 0.1)).item()).toBe(0);
    expect(
      of('int32', 2 ** 24 + 1)
        .equal(of('float32', 2 ** 24))
        .item(),
    ).toBe(1);
  });

  it('have gradients in each one’s own dtype', () => {
    const a = tensor([1.5, 2], { dtype: 'float32', requiresGrad: true });
    const b = tensor([0.1, 0.2], { requiresGrad: true });
    const c = of('int32', 3, 4);
    a.mul(b).mul(c).sum().backward();
    expectSameBits(a.grad ?? c, of('float32', 3 * 0.1, 4 * 0.2));
    expectSameBits(b.grad ?? c, of('float64', 4.5, 8));
  });
});

describe('a number beside a tensor', () => {
  it.each<[DType, number, DType]>([
    ['float64', 2, 'float64'],
    ['float32', 2, 'float32'],
    ['float32', 0.1, 'float32'],
    ['float32', 1e300, 'float32'],
    ['int32', 2, 'int32'],
    ['int32', -0, 'int32'],
    ['int32', -(2 ** 31), 'int32'],
    ['int32', 2 ** 31, 'float64'],
    ['int32', 0.5, 'float64'],
    ['int32', Number.NaN, 'float64'],
    ['int32', -Infinity, 'float64'],
    ['bool', 2, 'int32'],
    ['bool', 0.5, 'float64'],
  ])('%s and %d give %s', (dtype, number, expected) => {
    expect(where(of('bool', 1), of(dtype, 1), number).dtype).toBe(expected);
    expect(where(of('bool', 1), number, of(dtype, 1)).dtype).toBe(expected);
    expect(of(dtype, 1).sub(number).dtype).toBe(expected);
  });

  it('is compared as what it is', () => {
    expect(of('int32', 1, 2, 3).less(2.5).toArray()).toEqual([1, 1, 0]);
    expect(of('bool', 0, 1).equal(0.5).toArray()).toEqual([0, 0]);
  });

  it('is a float64 beside another one', () => {
    expect(where(of('bool', 1, 0), 1, 0).dtype).toBe('float64');
  });
});

describe('a function', () => {
  const elementwise = ['exp', 'log', 'sigmoid', 'softplus', 'sqrt', 'tanh'] as const;

  it.each(elementwise)('%s takes integers and truth as float64', (name) => {
    for (const dtype of ['int32', 'bool'] as const) {
      expectSameBits(of(dtype, 0, 1)[name](), of('float64', 0, 1)[name]());
    }
    expect(of('float32', 1)[name]().dtype).toBe('float32');
  });

  it('div gives the quotient of integers as float64', () => {
    expectSameBits(of('int32', 1, 7).div(2), of('float64', 0.5, 3.5));
    expectSameBits(of('int32', 1).div(of('bool', 0)), of('float64', Infinity));
  });

  const onIntegers = ['abs', 'ceil', 'floor', 'neg', 'relu', 'round', 'sign', 'square'] as const;

  it.each(onIntegers)('%s keeps integers', (name) => {
    expect(of('int32', -2, 3)[name]().dtype).toBe('int32');
    expect(of('bool', 1)[name]().dtype).toBe('int32');
  });

  it('maximum, minimum and tril keep what they choose from', () => {
    expectSameBits(of('bool', 1, 0).maximum(of('bool', 0, 0)), of('bool', 1, 0));
    expectSameBits(of('int32', 1, 5).minimum(3), of('int32', 1, 3));
    expect(ones([2, 2], { dtype: 'bool' }).tril().dtype).toBe('bool');
  });

  it('clamp takes bounds of any dtype', () => {
    expectSameBits(of('int32', 1, 5, 9).clamp(2, 7), of('int32', 2, 5, 7));
    expectSameBits(of('int32', 1, 5, 9).clamp(1.5, 7), of('float64', 1.5, 5, 7));
    expectSameBits(of('float32', 1, 5).clamp(of('int32', 2), 7), of('float32', 2, 5));
  });

  it('leakyRelu and elu take integers as far as they can', () => {
    expectSameBits(of('int32', -4, 5).leakyRelu({ negativeSlope: 2 }), of('int32', -8, 5));
    expectSameBits(of('int32', -4, 5).leakyRelu(), of('float64', -0.04, 5));
    expectSameBits(of('int32', 0, 5).elu(), of('float64', 0, 5));
  });

  it('sum keeps integers and counts truth, mean gives float64', () => {
    expectSameBits(sum(of('int32', 1, 2, 4)), tensor(7, { dtype: 'int32' }));
    expectSameBits(sum(of('bool', 1, 0, 1)), tensor(2, { dtype: 'int32' }));
    expectSameBits(mean(of('int32', 1, 2)), tensor(1.5));
    expectSameBits(mean(of('bool', 1, 0, 1, 1)), tensor(0.75));
  });

  it('matmul multiplies integers as float64', () => {
    const a = tensor([[1, 2]], { dtype: 'int32' });
    expectSameBits(a.matmul(a.transpose()), tensor([[5]]));
  });
});

describe('integers', () => {
  const least = -(2 ** 31);
  const most = 2 ** 31 - 1;

  it('are added, subtracted, negated and multiplied modulo 2³²', () => {
    const x = of('int32', most, least, 65_537, -7);
    const twoComplement = (values: bigint[]) =>
      values.map((value) => Number(BigInt.asIntN(32, value)));
    const exact = [most, least, 65_537, -7].map(BigInt);
    expect(x.add(x).toArray()).toEqual(twoComplement(exact.map((a) => a + a)));
    expect(x.sub(5).toArray()).toEqual(twoComplement(exact.map((a) => a - 5n)));
    expect(x.neg().toArray()).toEqual(twoComplement(exact.map((a) => -a)));
    expect(x.mul(x).toArray()).toEqual(twoComplement(exact.map((a) => a * a)));
    expect(x.abs().toArray()).toEqual([most, least, 65_537, 7]);
  });

  it('are summed modulo 2³², in every order', () => {
    const x = tensor(
      Int32Array.from({ length: 600 }, () => most),
      { shape: [2, 300] },
    );
    expect(x.sum().item()).toBe(-600);
    expect(x.sum(0).toTypedArray()).toEqual(new Int32Array(300).fill(-2));
    expect(x.sum(1).toArray()).toEqual([-300, -300]);
  });

  it('have no gradient', () => {
    expect(() => tensor(1, { dtype: 'int32', requiresGrad: true })).toThrow(
      'tensor: only float64 and float32 have a gradient, not int32; leave requiresGrad out or choose another dtype',
    );
    expect(() => grad((x) => x.sum())(of('int32', 1))).toThrow(
      'grad: can differentiate with respect to a float64 or float32 tensor, not int32 [1]',
    );
    expect(() => of('int32', 1).sum().backward()).toThrow(TensorError);
    const x = tensor([1.5], { requiresGrad: true });
    expect(x.asType('int32').requiresGrad).toBe(false);
  });

  it('are what compiled functions take, keep and assign, too', () => {
    const count = tensor(0, { dtype: 'int32' });
    const step = compile((labels: Tensor) => {
      count.assign(count.add(labels.equal(2).sum()));
      return { doubled: labels.add(labels), scale: labels.mul(0.5) };
    });
    for (let call = 0; call < 2; call++) {
      expectSameBits(step(of('int32', 2, most, 2)), {
        doubled: of('int32', 4, -2, 4),
        scale: of('float64', 1, most / 2, 1),
      });
    }
    expectSameBits(count, tensor(4, { dtype: 'int32' }));
  });
});

describe('every function of two operands', () => {
  const binary: readonly BinaryFunction[] = [
    operations.add,
    operations.div,
    operations.less,
    operations.logisticLoss,
  ];

  it('refuses what is neither a tensor nor a number', () => {
    for (const fn of binary) {
      expect(() => fn(ones([1]), '1' as unknown as number)).toThrow("expected a tensor, got '1'");
    }
  });
});
