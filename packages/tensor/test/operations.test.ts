import { describe, expect, it } from 'vitest';
import { checkGradients, grad, jvp, type Tensor, tensor, vjp } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import * as several from '../src/operations/of-several.ts';
import { randomTensor } from './random-tensors.ts';

/** A use of an operation, and inputs away from its kinks and poles. */
interface Case {
  readonly fn: (...inputs: Tensor[]) => Tensor;
  readonly inputs: readonly Tensor[];
}

const matrix = tensor([
  [0.3, -1.2, 2.1],
  [1.7, 0.6, -0.4],
]);
const positive = tensor([
  [0.4, 1.3, 2.2],
  [3.1, 0.7, 5],
]);
const square = tensor([
  [2, -0.4, 0.7],
  [0.3, 1.6, -1.1],
  [-0.8, 0.5, 2.4],
]);
const row = tensor([1.5, -0.7, 0.9]);
const column = tensor([[0.8], [-1.1]]);
const batch = tensor([0.7, -0.2, 1.1, 0.5, 2, -0.9, -1.3, 0.4, 0.6, 1.8, -0.1, 0.3], {
  shape: [2, 2, 3],
});
const scalar = tensor(1.25);
const sequences = tensor([
  [
    [0.4, -1.3, 2.2],
    [1.1, 0.7, -0.5],
  ],
]);
const images = sequences
  .transpose()
  .unsqueeze(0)
  .tile([1, 2, 1, 2])
  .mul(positive.reshape([2, 3, 1]));
const kernels = tensor([
  [
    [0.6, -0.2],
    [1.4, 0.9],
  ],
]);
const zigzag = tensor(
  [
    [2, 0, 2],
    [0, 0, 1],
  ],
  { dtype: 'int32' },
);
const isAboveRow = matrix.greater(row);

function unary(fn: (x: Tensor) => Tensor, x = matrix): Case[] {
  return [{ fn, inputs: [x] }];
}

function binary(fn: (a: Tensor, b: Tensor) => Tensor): Case[] {
  return [matrix, row, column, scalar].flatMap((other) => [
    { fn, inputs: [positive, other] },
    { fn, inputs: [other, positive] },
  ]);
}

function weighted(fn: (a: Tensor, b: Tensor) => Tensor): Case[] {
  return [{ fn: (x) => fn(x, row).asType('float64').mul(x), inputs: [matrix] }];
}

function dot(a: Tensor, b: Tensor): number {
  return a.mul(b).sum().item();
}

/** Every operation that is exported must stand here: a missing one is a type error. */
const cases: Record<keyof typeof operations | keyof typeof several, readonly Case[]> = {
  abs: unary(operations.abs),
  add: binary(operations.add),
  all: weighted((x) => operations.all(x, 1, { keepDims: true })),
  any: weighted((x) => operations.any(x, 1, { keepDims: true })),
  argmax: weighted((x) => operations.argmax(x, 1, { keepDims: true })),
  argmin: weighted((x) => operations.argmin(x, 0, { keepDims: true })),
  asType: unary((x) => operations.asType(x, 'float64').square()),
  at: [
    ...unary((x) => operations.at(x, 1).square()),
    ...unary((x) => operations.at(x, ':', { start: -1, step: -2 }).square()),
  ],
  avgPool1d: unary((x) => operations.avgPool1d(x, 2, { padding: 1 }).square(), sequences),
  avgPool2d: unary((x) => operations.avgPool2d(x, [2, 1]).square(), images),
  broadcastTo: [
    ...unary((x) => operations.broadcastTo(x, [4, 2, 3]).square()),
    ...unary((x) => operations.broadcastTo(x, [2, 5]).square(), column),
  ],
  concat: [
    { fn: (a, b) => several.concat([a, b, a], 1).square(), inputs: [matrix, column] },
    { fn: (a) => several.concat([a, a]).square(), inputs: [matrix] },
  ],
  conv1d: [
    {
      fn: (x, w) => operations.conv1d(x, w, { padding: 1 }).square(),
      inputs: [sequences, kernels],
    },
  ],
  conv2d: [
    {
      fn: (x, w) => operations.conv2d(x, w.unsqueeze(2), { stride: [1, 2] }).square(),
      inputs: [images, kernels],
    },
  ],
  cumsum: [
    ...unary((x) => operations.cumsum(x, 0).square()),
    ...unary((x) => operations.cumsum(x.transpose(), 0).square()),
  ],
  diagonal: [
    ...unary((x) => operations.diagonal(x).square()),
    ...unary((x) => operations.diagonal(x, { offset: 1, axes: [1, 0] }).square()),
  ],
  ceil: unary((x) => operations.ceil(x).mul(x)),
  clamp: [
    ...unary((x) => operations.clamp(x, -0.5, 1).square()),
    {
      fn: (x, low, high) => operations.clamp(x.square(), low.square(), high).square(),
      inputs: [matrix, row, scalar],
    },
  ],
  det: unary((x) => operations.det(x), square),
  cos: unary(operations.cos),
  div: binary(operations.div),
  elu: [
    ...unary((x) => operations.elu(x)),
    ...unary((x) => operations.elu(x, { alpha: 0.3 }).square()),
  ],
  dot: [
    { fn: operations.dot, inputs: [row, tensor([0.2, 1.1, -3])] },
    { fn: (x) => operations.dot(x, x), inputs: [row] },
  ],
  einsum: [
    { fn: (a, b) => several.einsum('ij,kj->ki', a, b).square(), inputs: [matrix, positive] },
    { fn: (a, b, c) => several.einsum('ij,j,k->k', a, b, c).square(), inputs: [matrix, row, row] },
    ...unary((x) => several.einsum('ii->i', x.matmul(x.transpose()))),
  ],
  equal: weighted(operations.equal),
  erf: unary(operations.erf),
  exp: unary(operations.exp),
  expand: unary((x) => operations.expand(x, [2, -1, 4]).square(), column),
  flatten: unary((x) => operations.flatten(x.transpose()).square()),
  flip: unary((x) => operations.flip(x).square().mul(x)),
  expm1: unary(operations.expm1),
  floor: unary((x) => operations.floor(x).mul(x)),
  gelu: [
    ...unary((x) => operations.gelu(x)),
    ...unary((x) => operations.gelu(x, { approximate: 'tanh' })),
  ],
  greater: weighted(operations.greater),
  greaterEqual: weighted(operations.greaterEqual),
  inverse: unary((x) => operations.inverse(x), square),
  isFinite: unary((x) => operations.isFinite(x).asType('float64').mul(x)),
  isNaN: unary((x) => operations.isNaN(x).asType('float64').mul(x)),
  leakyRelu: unary((x) => operations.leakyRelu(x).square()),
  indexSelect: [
    ...unary((x) =>
      operations.indexSelect(x, 1, tensor([2, 0, 2, 2], { dtype: 'int32' })).square(),
    ),
    ...unary((x) => operations.indexSelect(x, 0, tensor([[1], [1]], { dtype: 'int32' })).square()),
  ],
  less: weighted(operations.less),
  lessEqual: weighted(operations.lessEqual),
  log: unary(operations.log, positive),
  log1p: unary(operations.log1p, positive),
  logicalAnd: weighted((a, b) => operations.logicalAnd(a.greater(b), isAboveRow)),
  logicalNot: weighted((a, b) => operations.logicalNot(a.greater(b))),
  logicalOr: weighted((a, b) => operations.logicalOr(a.greater(b), isAboveRow)),
  logicalXor: weighted((a, b) => operations.logicalXor(a.greater(b), isAboveRow)),
  logisticLoss: binary(operations.logisticLoss),
  logSoftmax: [
    ...unary((x) => operations.logSoftmax(x).square()),
    ...unary((x) => operations.logSoftmax(x, 0).square()),
  ],
  logSumExp: [
    ...unary((x) => operations.logSumExp(x)),
    ...unary((x) => operations.logSumExp(x, 0).square()),
    ...unary((x) => operations.logSumExp(x, [1], { keepDims: true }).mul(x)),
  ],
  matmul: [
    { fn: operations.matmul, inputs: [matrix, positive.transpose()] },
    { fn: operations.matmul, inputs: [matrix.transpose(), column] },
    { fn: (x) => x.matmul(x.transpose()), inputs: [matrix] },
    { fn: operations.matmul, inputs: [row, row] },
    { fn: operations.matmul, inputs: [matrix, row] },
    { fn: operations.matmul, inputs: [batch, row] },
    { fn: operations.matmul, inputs: [row, batch.transpose()] },
    { fn: operations.matmul, inputs: [matrix, batch.transpose()] },
    { fn: operations.matmul, inputs: [batch, matrix.transpose()] },
    { fn: (a, b) => a.unsqueeze(1).matmul(b.unsqueeze(0)), inputs: [batch, batch.transpose()] },
  ],
  maxPool1d: unary((x) => operations.maxPool1d(x, 2, { stride: 1 }).square(), sequences),
  maxPool2d: unary((x) => operations.maxPool2d(x, 2).square(), images),
  maximum: binary((a, b) => operations.maximum(a.square(), b).square()),
  max: [
    ...unary((x) => operations.max(x).square()),
    ...unary((x) => operations.max(x, 0).square()),
    ...unary((x) => operations.max(x, -1, { keepDims: true }).mul(x)),
  ],
  mean: [
    ...unary((x) => operations.mean(x.square())),
    ...unary((x) => operations.mean(x.square(), 0, { keepDims: true })),
  ],
  minimum: binary((a, b) => operations.minimum(a.square(), b).square()),
  min: [
    ...unary((x) => operations.min(x).square()),
    ...unary((x) => operations.min(x, 0).square()),
    ...unary((x) => operations.min(x, -1, { keepDims: true }).mul(x)),
  ],
  mul: binary(operations.mul),
  neg: unary((x) => operations.neg(x).square()),
  norm: [
    ...unary((x) => operations.norm(x)),
    ...unary((x) => operations.norm(x, 0)),
    ...unary((x) => operations.norm(x, 1, { p: 1 }).square()),
    ...unary((x) => operations.norm(x, 1, { p: Infinity, keepDims: true }).mul(x)),
  ],
  notEqual: weighted(operations.notEqual),
  oneHot: unary((x) => operations.oneHot(x.greater(0).asType('int32'), 2).mul(x.unsqueeze(2))),
  outer: [
    { fn: operations.outer, inputs: [row, tensor([0.2, 1.1])] },
    { fn: (x) => operations.outer(x, x), inputs: [row] },
  ],
  pad: [
    ...unary((x) => operations.pad(x, 1).square()),
    ...unary((x) => operations.pad(x, [[0, 2], 1], { value: 0.5 }).square()),
  ],
  permute: unary((x) => operations.permute(x, [1, 0]).square()),
  pow: [
    ...[row, column, scalar].map((y) => ({ fn: operations.pow, inputs: [positive, y] })),
    ...[-2, 0, 1, 2, 3, 0.5].flatMap((y) =>
      unary((x) => operations.pow(x, y), y === 0.5 ? positive : matrix),
    ),
    ...unary((y) => operations.pow(1.7, y)),
  ],
  prod: [
    ...unary((x) => operations.prod(x)),
    ...unary((x) => operations.prod(x, 0).square()),
    ...unary((x) => operations.prod(x, [0, 2]), batch),
    ...unary((x) => operations.prod(x, 1), matrix.mul(tensor([1, 0, 1]))),
    ...unary((x) => operations.prod(x, 1), matrix.mul(tensor([0, 1, 0]))),
  ],
  qr: [
    ...unary((x) => operations.qr(x)[0].square().mul(column.detach().sum()), square),
    ...unary((x) => operations.qr(x.transpose())[0].exp()),
    ...unary((x) => operations.qr(x.transpose())[1].square()),
  ],
  relu: unary((x) => operations.relu(x).square()),
  repeat: unary((x) => operations.repeat(x, 2, 1).square()),
  reshape: [
    ...unary((x) => operations.reshape(x, [3, -1]).square()),
    ...unary((x) => operations.reshape(x.transpose(), [6]).square()),
  ],
  roll: unary((x) => operations.roll(x, 1, -1).mul(x).square()),
  round: unary((x) => operations.round(x).mul(x)),
  rsqrt: unary(operations.rsqrt, positive),
  sigmoid: unary(operations.sigmoid),
  sign: unary((x) => operations.sign(x).mul(x)),
  sin: unary(operations.sin),
  slice: unary((x) => operations.slice(x, 1, { end: -1 }).square()),
  slidingWindows: [
    ...unary((x) => operations.slidingWindows(x, [2, 2]).square()),
    ...unary((x) => operations.slidingWindows(x, 2, { stride: 2, axes: 0 }).square()),
  ],
  softmax: [
    ...unary((x) => operations.softmax(x).square()),
    ...unary((x) => operations.softmax(x, 0).square()),
  ],
  softplus: unary(operations.softplus),
  split: unary((x) => {
    const [a, b] = operations.split(x, [1, 2], 1);
    return a.mul(b).square();
  }),
  silu: unary(operations.silu),
  softsign: unary(operations.softsign),
  solve: [
    { fn: operations.solve, inputs: [square, tensor([0.3, -1, 2])] },
    { fn: operations.solve, inputs: [square, matrix.transpose()] },
  ],
  sqrt: unary(operations.sqrt, positive),
  square: unary(operations.square),
  squeeze: unary((x) => operations.squeeze(x, 1).square(), column),
  stack: [{ fn: (a, b) => several.stack([a, b], 1).square(), inputs: [matrix, positive] }],
  std: [
    ...unary((x) => operations.std(x)),
    ...unary((x) => operations.std(x, 1, { correction: 0, keepDims: true }).mul(x)),
  ],
  sub: binary(operations.sub),
  sum: [
    ...unary((x) => operations.sum(x.square())),
    ...unary((x) => operations.sum(x, 0).square()),
    ...unary((x) => operations.sum(x, -1, { keepDims: true }).mul(x)),
  ],
  takeAlong: unary((x) => operations.takeAlong(x, zigzag, 1).square().mul(x)),
  svd: unary((x) => operations.svd(matrix)[1].mul(x.square().sum(1))),
  tanh: unary(operations.tanh),
  tile: unary((x) => operations.tile(x, [2, 1, 2]).square()),
  transpose: unary((x) => operations.transpose(x).square()),
  tril: unary((x) => operations.tril(x, 1).square()),
  triu: unary((x) => operations.triu(x).square()),
  unsqueeze: unary((x) => operations.unsqueeze(x, 1).square()),
  variance: [
    ...unary((x) => operations.variance(x)),
    ...unary((x) => operations.variance(x, 0, { correction: 0 }).square()),
  ],
  where: [
    { fn: (a, b) => operations.where(isAboveRow, a.square(), b), inputs: [matrix, column] },
    { fn: (a, b) => operations.where(isAboveRow, b, a.square()), inputs: [matrix, row] },
  ],
};

describe.each(Object.entries(cases))('%s', (name, [...uses]) => {
  it.each(uses)('has the derivatives that finite differences show, to the third order', (use) => {
    checkGradients(use.fn, use.inputs, { order: 3, tolerance: 1e-6 });
  });

  it.each(uses)('moves along a tangent as its gradients say: u·(J·v) = (u·J)·v', (use) => {
    const tangents = use.inputs.map((x, i) => randomTensor(i + 1, x.shape, x.dtype));
    const [value, tangent] = jvp(use.fn, use.inputs, tangents);
    const u = randomTensor(7, value.shape, value.dtype);
    const pulledBack = vjp(use.fn, use.inputs)[1](u);
    const total = pulledBack.map((part, i) => dot(part, tangents[i])).reduce((a, b) => a + b);
    expect(dot(u, tangent)).toBeCloseTo(total, 10);
  });

  it.runIf(name in operations)('is a method of every tensor', () => {
    expect(typeof (matrix as unknown as Record<string, unknown>)[name]).toBe('function');
  });
});

describe('the walk over all operations', () => {
  it('misses none', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys({ ...operations, ...several }).sort());
  });
});

describe('derivatives at kinks are stated, not left to chance', () => {
  it.each([
    ['relu', operations.relu, 0],
    ['abs', operations.abs, 0],
    ['sign', operations.sign, 0],
  ] as const)('%s at 0', (_, fn, expected) => {
    expect(grad(fn)(tensor(0)).item()).toBe(expected);
    expect(Math.abs(grad(fn)(tensor(-0)).item())).toBe(expected);
  });

  it('the sigmoid’s keeps its digits where the sigmoid is all but 1', () => {
    // σ'(40) = e^−40 / (1 + e^−40)², to the nearest double.
    expect(grad(operations.sigmoid)(tensor(40)).item()).toBe(4.248354255291589e-18);
    expect(grad(operations.sigmoid)(tensor(-40)).item()).toBe(4.248354255291589e-18);
  });

  it('softplus is smooth at 0', () => {
    expect(grad(operations.softplus)(tensor(0)).item()).toBe(0.5);
  });
});
