import * as fc from 'fast-check';
import { isFloating } from '../src/dtype.ts';
import { type DType, eye, type Shape, type Tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { sizeOf } from '../src/shape.ts';
import { broadcastable, shape } from './random-tensors.ts';

/** A way to use an operation, and the shapes of its operands. */
export interface Use {
  readonly fn: (...operands: Tensor[]) => Tensor;
  readonly shapes: readonly Shape[];
}

function unary(fn: (x: Tensor) => Tensor): fc.Arbitrary<Use> {
  return shape.map((drawn) => ({ fn, shapes: [drawn] }));
}

function binary(fn: (a: Tensor, b: Tensor) => Tensor): fc.Arbitrary<Use> {
  return broadcastable(2).map((shapes) => ({ fn, shapes }));
}

/** Uses that take axes: each axis that a bit of the mask names. */
function overAxes(
  fn: (x: Tensor, axes: number[], keepDims: boolean) => Tensor,
  leastRank = 0,
): fc.Arbitrary<Use> {
  const drawn = shape.filter(({ length }) => length >= leastRank);
  return fc
    .record({ drawn, mask: fc.nat(15), keepDims: fc.boolean() })
    .map(({ drawn: lengths, mask, keepDims }) => {
      const axes = lengths.flatMap((_, axis) => ((mask >> axis) & 1 ? [axis] : []));
      return { fn: (x) => fn(x, axes, keepDims), shapes: [lengths] };
    });
}

/** As `overAxes`, of tensors that have elements. */
function overFilledAxes(fn: Parameters<typeof overAxes>[0]): fc.Arbitrary<Use> {
  return overAxes(fn).filter(({ shapes: [drawn] }) => sizeOf(drawn) > 0);
}

/** Uses that take one axis. */
function alongAxis(fn: (x: Tensor, axis: number) => Tensor): fc.Arbitrary<Use> {
  return shape
    .filter(({ length }) => length > 0)
    .chain((drawn) =>
      fc.nat(drawn.length - 1).map((axis) => ({ fn: (x) => fn(x, axis), shapes: [drawn] })),
    );
}

/** As `alongAxis`, of tensors that have elements. */
function alongFilledAxis(fn: Parameters<typeof alongAxis>[0]): fc.Arbitrary<Use> {
  return alongAxis(fn).filter(({ shapes: [drawn] }) => sizeOf(drawn) > 0);
}

/** Square matrices with an inverse, or NaN in them. */
function regular(fn: (x: Tensor) => Tensor): fc.Arbitrary<Use> {
  const drawn = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }));
  return drawn.map(([count, n]) => ({
    fn: (x) => fn(x.tanh().add(eye(n).mul(2 * n))),
    shapes: [[count, n, n]],
  }));
}

const permutation = shape.chain((drawn) =>
  fc.record({
    drawn: fc.constant(drawn),
    order: fc.shuffledSubarray([...drawn.keys()], { minLength: drawn.length }),
  }),
);

const inner = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 17, 40, 129) },
);

/** The axes before the matrices of a product: often none, else such as broadcast together. */
const batches = fc.oneof(
  { weight: 2, arbitrary: fc.constant([[], []]) },
  {
    weight: 1,
    arbitrary: broadcastable(2).filter((pair) => pair.every((batch) => sizeOf(batch) <= 20)),
  },
);

const product: fc.Arbitrary<Use> = fc
  .record({
    n: inner,
    k: inner,
    m: inner,
    form: fc.constantFrom('A·B', 'Aᵀ·B', 'A·Bᵀ', 'Aᵀ·Bᵀ'),
    batches,
  })
  .filter(({ n, k, m, batches: [p, q] }) => (n + m) * k * (sizeOf(p) + sizeOf(q)) < 20_000)
  .map(({ n, k, m, form, batches: [p, q] }) => {
    const [isATurned, isBTurned] = [form.startsWith('Aᵀ'), form.endsWith('Bᵀ')];
    return {
      fn: (a, b) => operations.matmul(isATurned ? a.transpose() : a, isBTurned ? b.transpose() : b),
      shapes: [
        [...p, ...(isATurned ? [k, n] : [n, k])],
        [...q, ...(isBTurned ? [m, k] : [k, m])],
      ],
    };
  });

/** Products of which one factor, or both, is a vector. */
const vectorProduct: fc.Arbitrary<Use> = fc
  .record({ k: inner, batch: shape.filter((drawn) => sizeOf(drawn) < 50), side: fc.nat(2) })
  .map(({ k, batch, side }) => ({
    fn: operations.matmul,
    shapes: [
      [[k], [...batch, k, 2]],
      [[...batch, k], [k]],
      [[k], [k]],
    ][side],
  }));

const places = fc.integer({ min: -11, max: 11 });
const range = fc.record({ start: places, end: places, step: fc.constantFrom(1, 2, -1, -3) });
const ranges = fc.tuple(range, range, range, range);

/** Matrices, or stacks of them. */
const stack = shape.filter(({ length }) => length >= 2);

const windows: fc.Arbitrary<Use> = fc
  .record({
    drawn: stack,
    stride: fc.integer({ min: 1, max: 2 }),
    dilation: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ drawn, stride, dilation }) => ({
    fn: (x) => operations.slidingWindows(x, [2, 3], { stride, dilation }),
    shapes: [drawn.map((length) => length + 5).slice(0, 3)],
  }));

const einsums = [
  'bij,bjk->kbi',
  'ij,jk,kb->bi',
  'iji->j',
  'bi,bi->b',
  'ij,k->',
  'ij,ij',
  'bij,ki',
] as const;

const few = fc.integer({ min: 1, max: 3 });
const long = fc.integer({ min: 3, max: 9 });
const sequences = fc.tuple(few, few, long);
const images = fc.tuple(few, few, long, long);

/** Numbers as indices of an axis. */
function indices(x: Tensor, length: number): Tensor {
  return x
    .mul(100)
    .clamp(0, length - 1)
    .asType('int32');
}

/** Every operation that is exported must stand here: a missing one is a type error. */
export const uses: Record<keyof typeof operations | keyof typeof several, fc.Arbitrary<Use>> = {
  abs: unary(operations.abs),
  add: binary(operations.add),
  all: overAxes((x, axes, keepDims) =>
    operations.all(operations.greater(x, -1), axes, { keepDims }),
  ),
  any: overAxes((x, axes, keepDims) =>
    operations.any(operations.greater(x, 1), axes, { keepDims }),
  ),
  argmax: alongFilledAxis((x, axis) => operations.argmax(x, axis)),
  argmin: alongFilledAxis((x, axis) => operations.argmin(x, axis, { keepDims: true })),
  asType: fc
    .tuple(shape, fc.constantFrom<DType>('float64', 'float32', 'int32', 'bool'))
    .map(([drawn, dtype]) => ({ fn: (x) => operations.asType(x, dtype), shapes: [drawn] })),
  at: fc
    .record({ drawn: shape.filter((lengths) => !lengths.includes(0)), first: fc.nat(8), ranges })
    .map(({ drawn, first, ranges: [, ...others] }) => ({
      fn: (x) =>
        operations.at(
          x,
          ...x.shape.map((length, axis) => (axis === 0 ? first % length : others[axis - 1])),
        ),
      shapes: [drawn],
    })),
  avgPool1d: sequences.map((drawn) => ({
    fn: (x) => operations.avgPool1d(x, 3, { padding: 1, countPadding: false }),
    shapes: [drawn],
  })),
  avgPool2d: images.map((drawn) => ({
    fn: (x) => operations.avgPool2d(x, [2, 3]),
    shapes: [drawn],
  })),
  broadcastTo: broadcastable(2).map(([from, other]) => ({
    fn: (x, y) => operations.broadcastTo(x, operations.add(x, y).shape),
    shapes: [from, other],
  })),
  concat: unary((x) =>
    x.rank === 0 ? x.square() : several.concat([x, x.exp(), x.slice(-1, { end: 2 })], -1),
  ),
  conv1d: sequences.map(([samples, channels, length]) => ({
    fn: (x, weight, bias) => operations.conv1d(x, weight, { bias, padding: 'same' }),
    shapes: [[samples, channels, length], [3, channels, 2], [3]],
  })),
  conv2d: images.map(([samples, channels, height, width]) => ({
    fn: (x, weight) => operations.conv2d(x, weight, { padding: [1, 0], stride: [1, 2], groups: 2 }),
    shapes: [
      [samples, 2 * channels, height, width],
      [4, channels, 2, 3],
    ],
  })),
  cumsum: alongAxis(operations.cumsum),
  cos: unary(operations.cos),
  diagonal: fc
    .record({ drawn: stack, offset: fc.integer({ min: -4, max: 4 }) })
    .map(({ drawn, offset }) => ({
      fn: (x) => operations.diagonal(x, { offset, axes: [0, -1] }),
      shapes: [drawn],
    })),
  ceil: unary(operations.ceil),
  clamp: broadcastable(3).map((shapes) => ({ fn: operations.clamp, shapes })),
  det: regular((x) => operations.det(x)),
  div: binary(operations.div),
  elu: unary((x) => operations.elu(x, { alpha: 0.7 })),
  dot: inner.map((k) => ({ fn: operations.dot, shapes: [[k], [k]] })),
  einsum: fc
    .record({ b: inner, i: inner, j: inner, k: inner, form: fc.constantFrom(...einsums) })
    .filter(({ b, i, j, k }) => b * i * j * k < 5000)
    .map(({ form, ...lengths }) => ({
      fn: (...xs) => several.einsum(form, ...xs),
      shapes: form
        .split('->')[0]
        .split(',')
        .map((term) => term.split('').map((letter) => lengths[letter as keyof typeof lengths])),
    })),
  equal: binary(operations.equal),
  erf: unary(operations.erf),
  exp: unary(operations.exp),
  expand: unary((x) => operations.expand(x, [2, ...x.shape.map(() => -1)])),
  flatten: unary((x) => operations.flatten(x)),
  flip: overAxes((x, axes) => operations.flip(x, axes)),
  expm1: unary(operations.expm1),
  floor: unary(operations.floor),
  gelu: fc.oneof(
    unary((x) => operations.gelu(x)),
    unary((x) => operations.gelu(x, { approximate: 'tanh' })),
  ),
  greater: binary(operations.greater),
  greaterEqual: binary(operations.greaterEqual),
  inverse: regular((x) => operations.inverse(x)),
  isFinite: unary(operations.isFinite),
  isNaN: unary(operations.isNaN),
  leakyRelu: unary((x) => operations.leakyRelu(x)),
  indexSelect: shape
    .filter((lengths) => !lengths.includes(0) && lengths.length > 0)
    .map((drawn) => ({
      fn: (x, y) => operations.indexSelect(x, -1, indices(y, x.shape[x.rank - 1])),
      shapes: [drawn, [2, 3]],
    })),
  less: binary(operations.less),
  lessEqual: binary(operations.lessEqual),
  log: unary(operations.log),
  log1p: unary(operations.log1p),
  logicalAnd: binary((a, b) => operations.logicalAnd(a.greater(0), b.greater(0))),
  logicalNot: unary((x) => operations.logicalNot(x.greater(0))),
  logicalOr: binary((a, b) => operations.logicalOr(a.greater(0), b.greater(0))),
  logicalXor: binary((a, b) => operations.logicalXor(a.greater(0), b.greater(0))),
  logisticLoss: binary(operations.logisticLoss),
  logSoftmax: alongAxis(operations.logSoftmax),
  logSumExp: overAxes((x, axes, keepDims) => operations.logSumExp(x, axes, { keepDims })),
  matmul: fc.oneof(product, vectorProduct),
  maxPool1d: sequences.map((drawn) => ({
    fn: (x) => operations.maxPool1d(x, 3, { stride: 1, padding: 1 }),
    shapes: [drawn],
  })),
  maxPool2d: images.map((drawn) => ({
    fn: (x) => operations.maxPool2d(x, [2, 3]),
    shapes: [drawn],
  })),
  maximum: binary(operations.maximum),
  minimum: binary(operations.minimum),
  max: overFilledAxes((x, axes, keepDims) => operations.max(x, axes, { keepDims })),
  mean: overAxes((x, axes, keepDims) => operations.mean(x, axes, { keepDims })),
  min: overFilledAxes((x, axes, keepDims) => operations.min(x, axes, { keepDims })),
  mul: binary(operations.mul),
  neg: unary(operations.neg),
  norm: fc
    .constantFrom(1, 2, Infinity)
    .chain((p) => overFilledAxes((x, axes, keepDims) => operations.norm(x, axes, { p, keepDims }))),
  notEqual: binary(operations.notEqual),
  oneHot: unary((x) => operations.oneHot(x.greater(0).asType('int32'), 3)),
  outer: fc.tuple(inner, inner).map(([n, m]) => ({ fn: operations.outer, shapes: [[n], [m]] })),
  pad: fc
    .record({ drawn: shape, sides: fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { minLength: 4 }) })
    .map(({ drawn, sides }) => ({
      fn: (x) => operations.pad(x, sides.slice(0, x.rank), { value: -0 }),
      shapes: [drawn.slice(0, 3)],
    })),
  permute: permutation.map(({ drawn, order }) => ({
    fn: (x) => operations.permute(x, order),
    shapes: [drawn],
  })),
  prod: overAxes((x, axes, keepDims) => operations.prod(x, axes, { keepDims })),
  qr: regular((x) => several.concat(operations.qr(x), -1)),
  pow: binary(operations.pow),
  relu: unary(operations.relu),
  repeat: overAxes((x, axes) => operations.repeat(x, 2, axes[0] ?? 0), 1),
  reshape: permutation.map(({ drawn, order }) => ({
    fn: (x) =>
      operations.reshape(
        x,
        order.map((axis) => drawn[axis]),
      ),
    shapes: [drawn],
  })),
  roll: overAxes((x, axes) => operations.roll(x, 2, axes[0] ?? 0), 1),
  round: unary(operations.round),
  rsqrt: unary(operations.rsqrt),
  sigmoid: unary(operations.sigmoid),
  sign: unary(operations.sign),
  sin: unary(operations.sin),
  slice: fc.record({ drawn: stack, range }).map(({ drawn, range: given }) => ({
    fn: (x) => operations.slice(x, -1, given),
    shapes: [drawn],
  })),
  slidingWindows: windows,
  softmax: alongAxis(operations.softmax),
  softplus: unary(operations.softplus),
  split: unary((x) => (x.rank === 0 ? x.square() : (operations.split(x, 3, -1).at(-1) ?? x))),
  silu: unary(operations.silu),
  softsign: unary(operations.softsign),
  solve: regular((x) => operations.solve(x, x.transpose())),
  sqrt: unary(operations.sqrt),
  square: unary(operations.square),
  squeeze: unary((x) => operations.squeeze(x)),
  stack: binary((a, b) => several.stack([a.mul(b), b.mul(a)], -1)),
  std: overAxes((x, axes, keepDims) => operations.std(x, axes, { keepDims })),
  sub: binary(operations.sub),
  sum: overAxes((x, axes, keepDims) => operations.sum(x, axes, { keepDims })),
  takeAlong: shape
    .filter((lengths) => !lengths.includes(0) && lengths.length > 0)
    .map((drawn) => ({
      fn: (x, y) => operations.takeAlong(x, indices(y, x.shape[0]), 0),
      shapes: [drawn, [4, ...drawn.slice(1)]],
    })),
  svd: regular((x) => operations.svd(x.detach())[1].mul(x.sum(1))),
  tanh: unary(operations.tanh),
  tile: overAxes((x, axes) => operations.tile(x, [2, ...axes.map(() => 2)])),
  transpose: shape
    .filter(({ length }) => length >= 2)
    .map((drawn) => ({ fn: (x) => operations.transpose(x), shapes: [drawn] })),
  tril: stack.map((drawn) => ({ fn: (x) => operations.tril(x, -1), shapes: [drawn] })),
  triu: stack.map((drawn) => ({ fn: (x) => operations.triu(x), shapes: [drawn] })),
  unsqueeze: overAxes((x, axes) => operations.unsqueeze(x, axes.at(-1) ?? 0)),
  variance: overAxes((x, axes, keepDims) =>
    operations.variance(x, axes, { keepDims, correction: 0 }),
  ),
  where: broadcastable(3).map((shapes) => ({
    fn: (condition, a, b) => operations.where(operations.greater(condition, 0), a, b),
    shapes,
  })),
};

/** What `fn` computes, as a number type that has gradients. */
export function floating(fn: (...xs: Tensor[]) => Tensor): (...xs: Tensor[]) => Tensor {
  return (...xs) => {
    const result = fn(...xs);
    return isFloating(result.dtype) ? result : xs[0].mul(result.asType(xs[0].dtype).sum());
  };
}
