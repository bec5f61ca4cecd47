import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../src/apply.ts';
import { arena } from '../src/compile/arena/arena.ts';
import {
  compile,
  type DType,
  grad,
  inspect,
  ones,
  type Tensor,
  TensorError,
  tensor,
  zeros,
} from '../src/index.ts';
import { rowMajor, type Strided, toRowMajorArray } from '../src/memory/strided.ts';
import type { Operation } from '../src/tensor.ts';
import { disguise, disguised, randomTensor, shape, undisguised } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/*
 * Operations of no structure that the compiler knows: compiled functions call their kernels.
 */

/** The elements, weighted by their numbers in row-major order or, for `reversed`, from the end. */
const weighted: Operation<{ readonly isReversed: boolean }> = {
  name: 'weighted',
  type: ([x]) => x,
  lowering: { kind: 'kernel' },
  evaluate([x], type, { isReversed }) {
    const elements = toRowMajorArray(x);
    const { length } = elements;
    return rowMajor(
      type.dtype,
      elements.map((element, i) => element * (isReversed ? length - i : i + 1)),
      type.shape,
    );
  },
  vjp: [({ gradient, attributes: { isReversed } }) => weigh(gradient, isReversed)],
};

function weigh(x: Tensor, isReversed = false): Tensor {
  return apply(weighted, [x], { isReversed });
}

/** Gives its first input as it is: the array itself. */
const first: Operation = {
  name: 'first',
  type: ([x]) => x,
  lowering: { kind: 'kernel' },
  evaluate: ([x]) => x,
  vjp: [({ gradient }) => gradient, ({ inputs: [, other] }) => zeros(other.shape)],
};

/** The numbers, if none is negative. */
const refusing: Operation = {
  ...first,
  name: 'refusing',
  evaluate([x]: readonly Strided[]) {
    const isNegative = toRowMajorArray(x).some((element) => element < 0);
    if (isNegative) throw new TensorError('refusing: there is a negative number');
    return x;
  },
};

describe('an operation that is nothing but a kernel', () => {
  it('has the same bits compiled, whatever it reads and whoever reads it', () => {
    const settings = fc.record({
      drawn: shape,
      as: disguise,
      dtype: fc.constantFrom<DType>('float64', 'float32'),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(settings, ({ drawn, as, dtype, seed }) => {
        const x = randomTensor(seed, undisguised(drawn, as), dtype);
        const fn = (input: Tensor) => {
          const operand = disguised(input, drawn, as);
          const plain = weigh(operand);
          const fused = weigh(operand.mul(2).tanh()).add(plain);
          return [plain, fused, weigh(plain).sum(), weigh(operand, true).greater(plain)];
        };
        expectSameBits(compile(fn)(x), fn(x));
      }),
      { numRuns: 50 },
    );
  });

  it('has derivatives of every order', () => {
    const cube = (x: Tensor) => weigh(x.square()).mul(weigh(x)).sum();
    const first = grad(cube);
    const second = grad((x) => first(x).mul(x).sum());
    const x = tensor([1, -2, 3]);
    const fn = (y: Tensor) => [first(y), second(y)];
    expectSameBits(compile(fn)(x), fn(x));
  });

  it('takes part in updates, and may read the old value', () => {
    const [compiled, eager] = [1, 2].map(() => randomTensor(7, [4, 3], 'float32'));
    const updates: ((w: Tensor) => Tensor)[] = [
      (w) => weigh(w),
      (w) => w.sub(weigh(w)),
      (w) => weigh(w.add(1)).matmul(w.transpose()).matmul(w),
    ];
    for (const update of updates) {
      compile(() => {
        compiled.assign(update(compiled));
        return [];
      })();
      eager.assign(update(eager));
      expectSameBits(compiled, eager);
    }
  });

  it('may give an array that it was given', () => {
    const fn = (x: Tensor, y: Tensor) => apply(first, [x.transpose(), y], undefined);
    const [x, y] = [randomTensor(1, [3, 4], 'float64'), ones([2])];
    expectSameBits(compile(fn)(x, y), fn(x, y));
  });

  it('is called at every call, on the numbers of that call', () => {
    const fn = compile((x: Tensor) => weigh(x));
    expect(fn(tensor([1, 1, 1])).toArray()).toEqual([1, 2, 3]);
    expect(fn(tensor([1, 2, 3])).toArray()).toEqual([1, 4, 9]);
  });

  it('finds its numbers when the memory has grown in between', () => {
    const step = compile((x: Tensor) => weigh(x.add(1)).add(1));
    step(tensor([1, 2]));
    const before = arena().memory.buffer.byteLength;
    const large = compile((x: Tensor) => weigh(x).sum());
    const x = ones([before / 8]);
    expectSameBits(large(x), weigh(x).sum());
    expect(arena().memory.buffer.byteLength).toBeGreaterThan(before);
    expect(step(tensor([1, 2])).toArray()).toEqual([3, 7]);
  });

  it('passes its errors on, and serves the next call', () => {
    const fn = compile((x: Tensor) => apply(refusing, [x, x], undefined).add(1));
    expect(fn(tensor([1])).item()).toBe(2);
    expect(() => fn(tensor([-1]))).toThrow(new TensorError('refusing: there is a negative number'));
    expect(fn(tensor([2])).item()).toBe(3);
  });

  it('is shown by its name', () => {
    const fn = compile((x: Tensor) => weigh(x.add(1)).add(2));
    fn(ones([3]));
    expect(inspect(fn)[0].kernels.split('\n')).toEqual([
      '0: map [3]  b1 = b0 + 1',
      '1: kernel of weighted [3]  b2 = weighted(b1)',
      '2: map [3]  b3 = b2 + 2',
    ]);
  });
});
