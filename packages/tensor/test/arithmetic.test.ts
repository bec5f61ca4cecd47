import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { represent } from '../src/dtype.ts';
import {
  add,
  asType,
  type DType,
  grad,
  less,
  matmul,
  square,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../src/index.ts';

const anyNumber = fc.double();
const vectors = fc.array(fc.tuple(anyNumber, anyNumber), { minLength: 1, maxLength: 600 });

describe('elementwise arithmetic', () => {
  it.each([
    ['add', (a: number, b: number) => a + b],
    ['sub', (a: number, b: number) => a - b],
    ['mul', (a: number, b: number) => a * b],
    ['div', (a: number, b: number) => a / b],
  ] as const)('%s is IEEE arithmetic in float64 and, rounded, in float32', (name, plain) => {
    fc.assert(
      fc.property(vectors, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        expect(tensor(a)[name](tensor(b)).toArray()).toEqual(pairs.map(([x, y]) => plain(x, y)));
        const single = (values: number[]) => tensor(values, { dtype: 'float32' });
        expect(single(a)[name](single(b)).toArray()).toEqual(
          pairs.map(([x, y]) => Math.fround(plain(Math.fround(x), Math.fround(y)))),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('broadcasts as nested loops would', () => {
    const column = tensor([[1], [2]]);
    expect(column.sub(tensor([10, 20, 30])).toArray()).toEqual([
      [-9, -19, -29],
      [-8, -18, -28],
    ]);
  });

  it('lets a number take the tensor’s dtype', () => {
    expect(tensor([1], { dtype: 'float32' }).add(0.1).item()).toBe(
      Math.fround(1 + Math.fround(0.1)),
    );
  });

  it('refuses what is neither a tensor nor a number', () => {
    expect(() => zeros([2]).add([1] as unknown as number)).toThrow(
      'add: expected a tensor, got an array of 1',
    );
  });

  it('names the operand that is missing', () => {
    const missing = undefined as unknown as Tensor;
    const x = tensor([1]);
    const expected = (name: string) => `${name}: expected a tensor, got undefined`;
    expect(() => x.add(missing)).toThrow(expected('add'));
    expect(() => add(missing, x)).toThrow(expected('add'));
    expect(() => less(x, missing)).toThrow(expected('less'));
    expect(() => where(x.equal(1), x, missing)).toThrow(expected('where'));
    expect(() => square(missing)).toThrow(expected('square'));
  });

  it('refuses a result larger than memory before it makes one', () => {
    const [column, row] = [zeros([100_000, 1]), zeros([1, 100_000])];
    const tooLarge =
      'a tensor of shape [100000, 100000] would have 10000000000 elements; at most 4294967295 are possible';
    expect(() => column.add(row)).toThrow(`add: ${tooLarge}`);
    expect(() => column.matmul(row)).toThrow(`matmul: ${tooLarge}`);
  });
});

describe('where', () => {
  it('chooses element by element', () => {
    const condition = tensor([1, 0], { dtype: 'bool' });
    expect(where(condition, tensor([1, 2]), -1).toArray()).toEqual([1, -1]);
  });

  it('passes no gradient to what was not chosen', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    where(x.greater(1), x.mul(3), 0).sum().backward();
    expect(x.grad?.toArray()).toEqual([0, 3]);
  });

  it('has no NaN in its gradient if a harmless argument is chosen first', () => {
    const x = tensor([0, 2]);
    const naive = (x: Tensor) => where(x.greater(0), x.log(), 0).sum();
    const careful = (x: Tensor) => where(x.greater(0), where(x.greater(0), x, 1).log(), 0).sum();
    expect(grad(naive)(x).toArray()).toEqual([Number.NaN, 0.5]);
    expect(grad(careful)(x).toArray()).toEqual([0, 0.5]);
  });

  it('wants a bool condition', () => {
    expect(() => where(tensor([1]), 1, 0)).toThrow(
      'where: the condition must be a bool tensor, got float64 [1]',
    );
  });
});

describe('asType', () => {
  it('rounds, widens and tells zero from non-zero', () => {
    expect(asType(tensor([0.1]), 'float32').item()).toBe(Math.fround(0.1));
    expect(asType(tensor([0.1], { dtype: 'float32' }), 'float64').item()).toBe(Math.fround(0.1));
    expect(asType(tensor([0, -2]), 'bool').toArray()).toEqual([0, 1]);
  });

  it('cuts off fractions, and takes the nearest int32 of what is beyond all of them', () => {
    const whole = (dtype: DType, x: number) => tensor(x, { dtype }).asType('int32').item();
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(whole('float64', x)).toBe(represent(x, 'int32'));
        expect(whole('float32', x)).toBe(represent(Math.fround(x), 'int32'));
      }),
    );
    for (const [x, expected] of [
      [2.9, 2],
      [-2.9, -2],
      [-0, 0],
      [2 ** 31 - 0.5, 2 ** 31 - 1],
      [2 ** 31, 2 ** 31 - 1],
      [-(2 ** 31) - 1, -(2 ** 31)],
      [Infinity, 2 ** 31 - 1],
      [-Infinity, -(2 ** 31)],
      [Number.NaN, 0],
    ]) {
      expect(whole('float64', x)).toBe(expected);
    }
  });

  it('rounds an int32 to the nearest float32, and keeps it in float64', () => {
    const x = tensor(2 ** 24 + 1, { dtype: 'int32' });
    expect(x.asType('float32').item()).toBe(2 ** 24);
    expect(x.asType('float64').item()).toBe(2 ** 24 + 1);
  });

  it('converts the gradient back', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    x.asType('float32').square().sum().backward();
    expect(x.grad?.dtype).toBe('float64');
    expect(x.grad?.toArray()).toEqual([2, 4]);
  });

  it('to the same kind is another tensor, which a leaf’s new value leaves alone', () => {
    const x = tensor([1, 2], { requiresGrad: true });
    const same = x.asType('float64');
    x.assign(tensor([3, 4]));
    expect(same.toArray()).toEqual([1, 2]);
  });

  it('names the kinds there are', () => {
    expect(() => tensor(1).asType('int64' as DType)).toThrow(
      "asType: a dtype is 'float64', 'float32', 'int32' or 'bool', got 'int64'",
    );
  });
});

describe('matmul', () => {
  const sizes = fc.tuple(...Array(3).fill(fc.integer({ min: 0, max: 9 }))) as fc.Arbitrary<
    number[]
  >;

  it.each(['float64', 'float32'] as const)('adds k products in ascending order in %s', (dtype) => {
    const round = dtype === 'float32' ? Math.fround : (x: number) => x;
    fc.assert(
      fc.property(
        sizes,
        fc.infiniteStream(fc.float({ noNaN: true, min: -8, max: 8 })),
        ([n, k, m], draw) => {
          const values = (rows: number, columns: number) =>
            Array.from({ length: rows * columns }, () => draw.next().value as number);
          const [a, b] = [values(n, k), values(k, m)];
          const expected = Array.from({ length: n * m }, (_, at) => {
            let total = 0;
            const [i, j] = [Math.floor(at / m), at % m];
            for (let q = 0; q < k; q++) total = round(total + round(a[i * k + q] * b[q * m + j]));
            return total;
          });
          const left = tensor(a, { shape: [n, k], dtype });
          const right = tensor(b, { shape: [k, m], dtype });
          expect([...matmul(left, right).toTypedArray()]).toEqual(expected);
          const turned = tensor(left.transpose()).transpose();
          const turnedRight = tensor(right.transpose()).transpose();
          expect([...matmul(turned, turnedRight).toTypedArray()]).toEqual(expected);
        },
      ),
    );
  });

  it('says what would fit', () => {
    expect(() => matmul(zeros([300, 2]), zeros([3, 10]))).toThrow(
      'matmul: cannot multiply [300, 2] by [3, 10]: the first has 2 columns, so the second must have 2 rows, not 3',
    );
    expect(() => matmul(zeros([300, 2]), zeros([10, 2]))).toThrow(
      '; the transpose of the second would fit',
    );
    expect(() => matmul(zeros([2]), zeros([]))).toThrow(
      'matmul: cannot multiply [2] by []: neither may be a scalar; use mul',
    );
  });
});
