import { concat, einsum, stack, type Tensor } from '../src/index.ts';
import * as operations from '../src/operations/index.ts';
import type * as several from '../src/operations/of-several.ts';
import type recorded from './torch-values.json';

/** The operands of scripts/record-torch.py. */
export type Operands = Readonly<Record<keyof typeof recorded.operands, Tensor>>;

/** How far off numbers may be, in units in the last place. */
export interface Tolerance {
  readonly ulps: number;
  /** Of each number, or, where terms may cancel each other, of the largest among them. */
  readonly of: 'each' | 'largest';
}

/** How an operation is compared with what PyTorch gave. */
export interface Comparison {
  /** The expressions of scripts/record-torch.py, in the same order, with our functions. */
  readonly uses: readonly ((operands: Operands) => Tensor)[];
  readonly forward: Tolerance;
  readonly gradient: Tolerance;
  readonly kind: Kind;
}

/** What an element of the result is. */
export type Kind = 'moved or chosen' | 'rounded once' | 'a function' | 'a sum';

type Uses = Comparison['uses'];

/** Elements are moved or chosen, and so are those of gradients. */
function exactly(...uses: Uses): Comparison {
  return { ...inUlps(0, 0, ...uses), kind: 'moved or chosen' };
}

/** Elements are results of one correctly rounded step. */
function rounded(gradient: number, ...uses: Uses): Comparison {
  return { ...flat(0, gradient, ...uses), kind: 'rounded once' };
}

/** Elements are functions of elements, each by itself. */
function inUlps(forward: number, gradient: number, ...uses: Uses): Comparison {
  return {
    uses,
    forward: { ulps: forward, of: 'each' },
    gradient: { ulps: gradient, of: 'each' },
    kind: 'a function',
  };
}

/** As `inUlps`, but where the function is all but flat, PyTorch's gradient loses its digits. */
function flat(forward: number, gradient: number, ...uses: Uses): Comparison {
  return { ...inUlps(forward, gradient, ...uses), gradient: { ulps: gradient, of: 'largest' } };
}

/** Elements are sums, or come from sums, in an order that PyTorch does not state. */
function inSums(forward: number, gradient: number, ...uses: Uses): Comparison {
  const largest = { ulps: forward, of: 'largest' } as const;
  return { ...flat(forward, gradient, ...uses), forward: largest, kind: 'a sum' };
}

/** Every operation that is exported must stand here: a missing one is a type error. */
export const inTorch: Record<keyof typeof operations | keyof typeof several, Comparison> = {
  abs: exactly(
    ({ matrix }) => matrix.abs(),
    ({ finite }) => finite.abs(),
  ),
  add: rounded(
    0,
    ({ matrix, row }) => matrix.add(row),
    ({ column, scalar }) => column.add(scalar),
    ({ special, other }) => special.add(other),
  ),
  all: exactly(
    ({ truth }) => truth.all(),
    ({ truth }) => truth.all(1),
    ({ zeros }) => zeros.all(0, { keepDims: true }),
    ({ spoiled }) => spoiled.all(1),
  ),
  any: exactly(
    ({ truth }) => truth.any(),
    ({ truth }) => truth.any(0),
    ({ zeros }) => zeros.any(1, { keepDims: true }),
    ({ spoiled }) => spoiled.any(1),
  ),
  argmax: exactly(
    ({ ties }) => ties.argmax(),
    ({ ties }) => ties.argmax(1),
    ({ spoiled }) => spoiled.argmax(0, { keepDims: true }),
  ),
  argmin: exactly(
    ({ ties }) => ties.argmin(),
    ({ ties }) => ties.argmin(1),
    ({ spoiled }) => spoiled.argmin(1, { keepDims: true }),
  ),
  asType: exactly(
    ({ matrix }) => matrix.asType('float32'),
    ({ matrix }) => matrix.asType('int32'),
    ({ special }) => special.asType('bool'),
    ({ truth }) => truth.asType('float64'),
  ),
  at: exactly(
    ({ batch }) => batch.at(1, ':', { start: 0, end: 2 }),
    ({ batch }) => batch.at('...', -1),
    ({ square }) => square.at({ start: 1 }, { step: 2 }),
  ),
  avgPool1d: inSums(
    1,
    1,
    ({ signal }) => signal.avgPool1d(2),
    ({ signal }) => signal.avgPool1d(3, { stride: 2, padding: 1, countPadding: false }),
  ),
  avgPool2d: inSums(
    1,
    1,
    ({ image }) => image.avgPool2d(2),
    ({ image }) => image.avgPool2d([3, 2], { stride: [1, 2], padding: [1, 0] }),
  ),
  broadcastTo: exactly(
    ({ column }) => column.broadcastTo([3, 2, 4]),
    ({ scalar }) => scalar.broadcastTo([2, 2]),
  ),
  ceil: exactly(
    ({ matrix }) => matrix.ceil(),
    ({ special }) => special.ceil(),
  ),
  clamp: exactly(
    ({ matrix }) => matrix.clamp(-0.5, 1.7),
    ({ matrix, row, scalar }) => matrix.clamp(row, scalar),
    ({ special }) => special.clamp(-0.5, 1.5),
  ),
  concat: exactly(
    ({ matrix, column }) => concat([matrix, column, matrix], 1),
    ({ row, pair }) => concat([row, pair]),
  ),
  conv1d: inSums(
    2,
    2,
    ({ signal, filters }) => signal.conv1d(filters),
    ({ signal, filters, bias }) => signal.conv1d(filters, { bias, stride: 2, padding: 1 }),
  ),
  conv2d: inSums(
    2,
    2,
    ({ image, window }) => image.conv2d(window),
    ({ image, window }) => image.conv2d(window, { stride: [1, 2], padding: [1, 0], dilation: 2 }),
  ),
  cos: inUlps(
    2,
    2,
    ({ matrix }) => matrix.cos(),
    ({ wide }) => wide.cos(),
    ({ special }) => special.cos(),
  ),
  cumsum: inSums(
    1,
    1,
    ({ matrix }) => matrix.cumsum(0),
    ({ batch }) => batch.cumsum(-1),
  ),
  det: inSums(
    4,
    8,
    ({ square }) => square.det(),
    ({ squares }) => squares.det(),
  ),
  diagonal: exactly(
    ({ square }) => square.diagonal(),
    ({ batch }) => batch.diagonal({ offset: 1, axes: [1, 2] }),
  ),
  div: rounded(
    3,
    ({ matrix, positive }) => matrix.div(positive),
    ({ column, row }) => column.div(row),
    ({ matrix }) => operations.div(1, matrix),
    ({ special, other }) => special.div(other),
  ),
  dot: inSums(
    1,
    1,
    ({ row }) => row.dot(row),
    ({ row, index }) => row.dot(index.slice(0, { end: 3 })),
  ),
  einsum: inSums(
    2,
    2,
    ({ matrix, positive }) => einsum('ij,kj->ki', matrix, positive),
    ({ batch, row }) => einsum('bij,j->b', batch, row),
    ({ square }) => einsum('ii', square),
  ),
  elu: inUlps(
    2,
    2,
    ({ matrix }) => matrix.elu(),
    ({ wide }) => wide.elu({ alpha: 0.3 }),
    ({ special }) => special.elu(),
  ),
  equal: exactly(
    ({ matrix }) => matrix.equal(0.6),
    ({ special, other }) => special.equal(other),
  ),
  erf: flat(
    2,
    4,
    ({ matrix }) => matrix.erf(),
    ({ small }) => small.erf(),
    ({ special }) => special.erf(),
  ),
  exp: inUlps(
    2,
    2,
    ({ matrix }) => matrix.exp(),
    ({ wide }) => wide.exp(),
    ({ special }) => special.exp(),
  ),
  expand: exactly(
    ({ column }) => column.expand([2, -1, 3]),
    ({ row }) => row.expand([2, 3]),
  ),
  expm1: inUlps(
    2,
    3,
    ({ matrix }) => matrix.expm1(),
    ({ small }) => small.expm1(),
    ({ special }) => special.expm1(),
  ),
  flatten: exactly(
    ({ batch }) => batch.flatten(),
    ({ batch }) => batch.flatten(1),
  ),
  flip: exactly(
    ({ matrix }) => matrix.flip(),
    ({ batch }) => batch.flip(1),
  ),
  floor: exactly(
    ({ matrix }) => matrix.floor(),
    ({ special }) => special.floor(),
  ),
  gelu: flat(
    3,
    4,
    ({ matrix }) => matrix.gelu(),
    ({ matrix }) => matrix.gelu({ approximate: 'tanh' }),
  ),
  greater: exactly(
    ({ matrix, row }) => matrix.greater(row),
    ({ special, other }) => special.greater(other),
  ),
  greaterEqual: exactly(
    ({ matrix, row }) => matrix.greaterEqual(row),
    ({ special, other }) => special.greaterEqual(other),
  ),
  indexSelect: exactly(
    ({ square, index }) => square.indexSelect(0, index),
    ({ batch, index }) => batch.indexSelect(2, index),
  ),
  inverse: inSums(
    4,
    8,
    ({ square }) => square.inverse(),
    ({ squares }) => squares.inverse(),
  ),
  isFinite: exactly(({ special }) => special.isFinite()),
  isNaN: exactly(({ special }) => special.isNaN()),
  leakyRelu: rounded(
    0,
    ({ matrix }) => matrix.leakyRelu(),
    ({ special }) => special.leakyRelu({ negativeSlope: 0.2 }),
  ),
  less: exactly(
    ({ matrix, row }) => matrix.less(row),
    ({ special, other }) => special.less(other),
  ),
  lessEqual: exactly(
    ({ matrix, row }) => matrix.lessEqual(row),
    ({ special, other }) => special.lessEqual(other),
  ),
  log: inUlps(
    2,
    2,
    ({ positive }) => positive.log(),
    ({ special }) => special.log(),
    ({ huge, positive }) => huge.exp().add(positive).log(),
  ),
  log1p: inUlps(
    2,
    2,
    ({ positive }) => positive.log1p(),
    ({ small }) => small.log1p(),
    ({ special }) => special.log1p(),
  ),
  logSoftmax: inSums(
    4,
    16,
    ({ matrix }) => matrix.logSoftmax(),
    ({ batch }) => batch.logSoftmax(0),
    ({ huge }) => huge.logSoftmax(1),
  ),
  logSumExp: inSums(
    2,
    4,
    ({ matrix }) => matrix.logSumExp(),
    ({ batch }) => batch.logSumExp([0, 2], { keepDims: true }),
    ({ huge }) => huge.detach().logSumExp(1),
    ({ spoiled }) => spoiled.logSumExp(1),
  ),
  logicalAnd: exactly(({ truth, lie }) => truth.logicalAnd(lie)),
  logicalNot: exactly(({ truth }) => truth.logicalNot()),
  logicalOr: exactly(({ truth, lie }) => truth.logicalOr(lie)),
  logicalXor: exactly(({ truth, lie }) => truth.logicalXor(lie)),
  logisticLoss: flat(
    4,
    2,
    ({ matrix, targets }) => matrix.logisticLoss(targets),
    ({ column, targets }) => column.logisticLoss(targets),
  ),
  matmul: inSums(
    2,
    2,
    ({ matrix, square }) => matrix.matmul(square),
    ({ batch, square }) => batch.matmul(square),
    ({ batch, row }) => batch.matmul(row),
    ({ row, square }) => row.matmul(square),
    ({ squares, batch }) => squares.matmul(batch),
  ),
  max: exactly(
    ({ ties }) => ties.max(),
    ({ ties }) => ties.max(1),
    ({ spoiled }) => spoiled.max(0, { keepDims: true }),
  ),
  maxPool1d: exactly(
    ({ signal }) => signal.maxPool1d(2),
    ({ signal }) => signal.maxPool1d(3, { stride: 1, padding: 1 }),
  ),
  maxPool2d: exactly(
    ({ image }) => image.maxPool2d(2),
    ({ image }) => image.maxPool2d([2, 3], { stride: 1, padding: [1, 0] }),
  ),
  maximum: exactly(
    ({ matrix, row }) => matrix.maximum(row),
    ({ ties }) => ties.maximum(ties.flip(1)),
    ({ special, other }) => special.maximum(other),
  ),
  mean: inSums(
    1,
    1,
    ({ matrix }) => matrix.mean(),
    ({ batch }) => batch.mean([0, 2]),
    ({ matrix }) => matrix.mean(1, { keepDims: true }),
    ({ spoiled }) => spoiled.mean(1),
  ),
  min: exactly(
    ({ ties }) => ties.min(),
    ({ ties }) => ties.min(0),
    ({ spoiled }) => spoiled.min(1, { keepDims: true }),
  ),
  minimum: exactly(
    ({ matrix, row }) => matrix.minimum(row),
    ({ ties }) => ties.minimum(ties.flip(1)),
    ({ special, other }) => special.minimum(other),
  ),
  mul: rounded(
    1,
    ({ matrix, row }) => matrix.mul(row),
    ({ column, row }) => column.mul(row),
    ({ special, other }) => special.mul(other),
  ),
  neg: exactly(
    ({ matrix }) => matrix.neg(),
    ({ special }) => special.neg(),
  ),
  norm: inSums(
    2,
    2,
    ({ matrix }) => matrix.norm(),
    ({ batch }) => batch.norm([0, 2], { p: 1 }),
    ({ ties }) => ties.norm(1, { p: Infinity }),
    ({ row }) => row.mul(0).norm(),
  ),
  notEqual: exactly(
    ({ matrix }) => matrix.notEqual(0.6),
    ({ special, other }) => special.notEqual(other),
  ),
  oneHot: exactly(
    ({ index }) => index.oneHot(4),
    ({ places }) => places.oneHot(3),
  ),
  outer: rounded(
    1,
    ({ row, pair }) => row.outer(pair),
    ({ row }) => row.outer(row),
  ),
  pad: exactly(
    ({ matrix }) =>
      matrix.pad([
        [0, 1],
        [1, 2],
      ]),
    ({ batch }) => batch.pad([[0, 2], 1, [0, 1]], { value: -0.5 }),
  ),
  permute: exactly(({ batch }) => batch.permute([2, 0, 1])),
  pow: inUlps(
    2,
    4,
    ({ positive, row }) => positive.pow(row),
    ({ matrix }) => matrix.pow(3),
    ({ matrix }) => matrix.pow(2),
    ({ positive }) => positive.pow(-0.5),
    ({ matrix }) => operations.pow(2, matrix),
    ({ special }) => special.pow(2),
  ),
  prod: inSums(
    2,
    3,
    ({ zeros }) => zeros.prod(1),
    ({ zeros }) => zeros.prod(0, { keepDims: true }),
    ({ matrix }) => matrix.prod(),
  ),
  qr: inSums(
    4,
    16,
    ({ square }) => square.qr()[0],
    ({ tall }) => tall.qr()[1],
    ({ squares }) => operations.matmul(...squares.qr()),
  ),
  relu: exactly(
    ({ matrix }) => matrix.relu(),
    ({ finite }) => finite.relu(),
  ),
  repeat: exactly(
    ({ matrix }) => matrix.repeat(2, 1),
    ({ batch }) => batch.repeat(3, 0),
  ),
  reshape: exactly(
    ({ matrix }) => matrix.reshape([3, -1]),
    ({ matrix }) => matrix.transpose().reshape([6]),
  ),
  roll: exactly(
    ({ matrix }) => matrix.roll(1, -1),
    ({ batch }) => batch.roll(-2, 2),
  ),
  round: exactly(
    ({ matrix }) => matrix.round(),
    ({ special }) => special.round(),
  ),
  rsqrt: inUlps(
    2,
    4,
    ({ positive }) => positive.rsqrt(),
    ({ finite }) => finite.square().rsqrt(),
  ),
  sigmoid: flat(
    2,
    4,
    ({ matrix }) => matrix.sigmoid(),
    ({ medium }) => medium.detach().sigmoid(),
    ({ special }) => special.sigmoid(),
  ),
  sign: exactly(
    ({ matrix }) => matrix.sign(),
    ({ finite }) => finite.sign(),
  ),
  silu: flat(
    2,
    4,
    ({ matrix }) => matrix.silu(),
    ({ medium }) => medium.silu(),
  ),
  sin: inUlps(
    2,
    2,
    ({ matrix }) => matrix.sin(),
    ({ wide }) => wide.sin(),
    ({ special }) => special.sin(),
  ),
  slice: exactly(
    ({ matrix }) => matrix.slice(1, { start: 1 }),
    ({ batch }) => batch.slice(-1, { start: 0, end: -1, step: 2 }),
  ),
  slidingWindows: exactly(
    ({ matrix }) => matrix.slidingWindows(2),
    ({ image }) => image.slidingWindows([2, 3], { stride: [2, 1] }),
  ),
  softmax: inSums(
    4,
    16,
    ({ matrix }) => matrix.softmax(),
    ({ batch }) => batch.softmax(0),
    ({ huge }) => huge.softmax(1),
  ),
  softplus: inUlps(
    2,
    3,
    ({ matrix }) => matrix.softplus(),
    ({ medium }) => medium.softplus(),
  ),
  softsign: flat(
    2,
    3,
    ({ matrix }) => matrix.softsign(),
    ({ medium }) => medium.softsign(),
  ),
  solve: inSums(
    4,
    8,
    ({ square, row }) => square.solve(row),
    ({ square, tall }) => square.solve(tall),
    ({ squares, matrix }) => squares.solve(matrix),
  ),
  split: exactly(
    ({ batch }) => batch.split([1, 2], 2)[1],
    ({ matrix }) => matrix.split(2, 1)[0],
  ),
  sqrt: rounded(
    1,
    ({ positive }) => positive.sqrt(),
    ({ special }) => special.sqrt(),
  ),
  square: rounded(
    0,
    ({ matrix }) => matrix.square(),
    ({ special }) => special.square(),
  ),
  squeeze: exactly(
    ({ column }) => column.squeeze(),
    ({ column }) => column.squeeze(1),
  ),
  stack: exactly(
    ({ matrix, positive }) => stack([matrix, positive]),
    ({ row }) => stack([row, row], 1),
  ),
  std: inSums(
    2,
    4,
    ({ matrix }) => matrix.std(),
    ({ batch }) => batch.std([0, 2], { correction: 0, keepDims: true }),
    ({ ties }) => ties.std(1),
  ),
  sub: rounded(
    0,
    ({ matrix, row }) => matrix.sub(row),
    ({ column }) => operations.sub(1, column),
    ({ special, other }) => special.sub(other),
  ),
  sum: inSums(
    1,
    0,
    ({ matrix }) => matrix.sum(),
    ({ batch }) => batch.sum([0, 2]),
    ({ matrix }) => matrix.sum(-1, { keepDims: true }),
    ({ spoiled }) => spoiled.sum(1),
  ),
  svd: inSums(
    4,
    0,
    // The signs of singular vectors are anybody's choice, and ours have no derivative.
    ({ square }) => square.detach().svd()[1],
    ({ tall }) => tall.detach().svd()[1],
  ),
  takeAlong: exactly(
    ({ matrix, places }) => matrix.takeAlong(places, 1),
    ({ square, places }) => square.takeAlong(places, 0),
  ),
  tanh: flat(
    2,
    4,
    ({ matrix }) => matrix.tanh(),
    ({ small }) => small.tanh(),
    ({ special }) => special.tanh(),
  ),
  tile: exactly(
    ({ matrix }) => matrix.tile([2, 1]),
    ({ row }) => row.tile([2, 2]),
  ),
  transpose: exactly(
    ({ matrix }) => matrix.transpose(),
    ({ batch }) => batch.transpose(0, 2),
  ),
  tril: exactly(
    ({ square }) => square.tril(),
    ({ batch }) => batch.tril(-1),
  ),
  triu: exactly(
    ({ square }) => square.triu(),
    ({ batch }) => batch.triu(1),
  ),
  unsqueeze: exactly(
    ({ matrix }) => matrix.unsqueeze(1),
    ({ row }) => row.unsqueeze(-1),
  ),
  variance: inSums(
    2,
    3,
    ({ matrix }) => matrix.variance(),
    ({ batch }) => batch.variance([0, 2], { correction: 0, keepDims: true }),
    ({ matrix }) => matrix.variance(1),
  ),
  where: exactly(
    ({ truth, matrix, row }) => truth.where(matrix, row),
    ({ lie, column }) => lie.where(column, 0.5),
  ),
};
