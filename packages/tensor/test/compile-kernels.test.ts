import { describe, it } from 'vitest';
import { compile, type DType, type Tensor, tensor, where } from '../src/index.ts';
import { randomTensor } from './random-tensors.ts';
import { expectSameBits } from './same-bits.ts';

/** Asserts that a function of a few tensors of these shapes is the same, compiled or not. */
function expectSameCompiled(
  fn: (...xs: Tensor[]) => Tensor | Tensor[],
  dtype: DType,
  ...shapes: (readonly number[])[]
): void {
  const inputs = shapes.map((shape, i) => randomTensor(i + 1, shape, dtype));
  expectSameBits(compile(fn)(...inputs), fn(...inputs));
}

/** Widths around those of vectors and tiles. */
const widths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 23, 24, 25];

describe.each<DType>(['float64', 'float32'])('fused operations on %s', (dtype) => {
  it('round after each, also where two compute in float64 one after the other', () => {
    const functions = (x: Tensor) => [
      x.sigmoid().tanh().sigmoid(),
      x.exp().softplus().log(),
      x.tanh().exp().sum(),
      x.sigmoid().exp().greater(x.exp().sigmoid()).asType(dtype),
      x.exp().asType('float64').exp().asType('float32').exp(),
    ];
    expectSameCompiled(functions, dtype, [1000]);
  });

  it.each<[string, (product: Tensor, other: Tensor) => Tensor]>([
    ['nothing', (product) => product],
    ['a bias', (product, other) => product.add(other.sum(0))],
    ['a column', (product, other) => product.mul(other.sum(1, { keepDims: true }))],
    ['its like', (product, other) => product.sub(other)],
    ['a transpose', (product, other) => product.transpose().mul(other.transpose())],
    ['what is computed in float64', (product) => product.tanh().add(product)],
    ['a conversion', (product) => product.asType(dtype === 'float32' ? 'float64' : 'float32')],
    ['a comparison', (product, other) => product.greater(other)],
    ['a choice', (product, other) => where(other.greater(0), product, 0)],
  ])('give a product together with %s at every width', (_, epilogue) => {
    const fn = (a: Tensor, b: Tensor, other: Tensor) => epilogue(a.matmul(b), other);
    for (const m of widths) {
      for (const [n, k] of [
        [1, 3],
        [5, 17],
        [m, 2],
      ]) {
        expectSameCompiled(fn, dtype, [n, k], [k, m], [n, m]);
      }
    }
  });

  it('give a product of transposed operands at every width', () => {
    for (const m of widths) {
      const fn = (a: Tensor, b: Tensor, c: Tensor) => [
        a.matmul(b.transpose()),
        a.transpose().matmul(c),
        c.transpose().matmul(a),
        c.matmul(c.transpose()).relu(),
        c.transpose().matmul(c).add(1),
      ];
      expectSameCompiled(fn, dtype, [6, 3], [m, 3], [6, m]);
    }
  });

  it('read the result of a sum or product twice, straight and transposed', () => {
    const alone = (x: Tensor) => x.add(x.transpose());
    expectSameCompiled((a) => alone(a.matmul(a)), dtype, [5, 5]);
    expectSameCompiled((a) => alone(a.sum(0)), dtype, [3, 5, 5]);
    expectSameCompiled((a) => alone(a.sum(2)), dtype, [5, 5, 3]);
  });

  it('write over an old value that they read, at the same place only', () => {
    const [compiled, eager] = [1, 2].map(() => randomTensor(7, [5, 5], dtype));
    const updates: ((w: Tensor) => Tensor)[] = [
      (w) => w.add(1),
      (w) => w.sub(w.transpose()),
      (w) => w.matmul(w),
      (w) => w.sub(w.sum(0)),
      (w) => w.matmul(w.transpose()).add(w),
      (w) => w.reshape([25]).reshape([5, 5]).tanh(),
      (w) => w.broadcastTo([3, 5, 5]).sum(0).sub(w.transpose()),
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

  it('tell 0 from −0, also as constants', () => {
    const x = tensor([1, -1, 0, -0], { dtype });
    const fn = (y: Tensor) => [y.mul(0), y.mul(-0), y.add(0), y.add(-0), y.sub(0), y.sub(-0)];
    expectSameBits(compile(fn)(x), fn(x));
    const constants = (y: Tensor) => [y.add(tensor([0, 0, -0, -0], { dtype })).mul(-1)];
    expectSameBits(compile(constants)(x), constants(x));
  });

  it('take a constant, uniform or not, as the operand of a product', () => {
    const fn = (x: Tensor) => {
      const row = tensor([[2, 3, 4]], { dtype });
      const uniform = tensor([[0.5]], { dtype }).broadcastTo([3, 2]);
      const other = tensor([[0.5]], { dtype }).broadcastTo([2, 4]);
      return [x.matmul(uniform), x.matmul(row.transpose()), other.matmul(x)];
    };
    expectSameCompiled(fn, dtype, [4, 3]);
  });
});
