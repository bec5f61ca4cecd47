import { type Shape, sameShape, sizeOf } from '../shape.ts';
import { requireTensor, type Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { broadcastTo, sum } from './broadcast.ts';
import { type Contraction, readNotation } from './einsum-notation.ts';
import { permute, reshape } from './movement.ts';
import { matmul } from './product.ts';
import { promote } from './promotion.ts';
import { selecting } from './selection.ts';

/** A tensor whose axes have names, each another. */
interface Labelled {
  readonly tensor: Tensor;
  readonly labels: readonly string[];
}

/**
 * Sums of products in Einstein's notation: a letter names an axis, axes of one letter run together,
 * and what the result does not name is summed over.
 *
 * A letter that stands twice with one operand means its diagonal. Without `->` the result has every
 * letter that occurs once, in alphabetical order. `...` stands for all axes that have no letter, and
 * these broadcast.
 *
 * The operands are taken from left to right, and each index is summed over as soon as no later
 * operand needs it: by a matrix product, where two operands have it, else by `sum`.
 *
 * @throws TensorError if the notation cannot be read, or does not fit the operands' shapes.
 * @example
 * ```ts
 * import { einsum, ones, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2], [3, 4]]);
 * console.log(einsum('ii', x).item()); // 5
 * console.log(einsum('ij->j', x).toArray()); // [4, 6]
 * console.log(einsum('ij,kj->ik', x, tensor([[1, 1]])).toArray()); // [[3], [7]]
 * console.log(einsum('...ij,...jk->...ik', ones([8, 2, 3]), ones([3, 5])).shape); // [8, 2, 5]
 * ```
 */
export function einsum(subscripts: string, ...operands: Tensor[]): Tensor {
  for (const operand of operands) requireTensor('einsum', operand);
  // As floats, whether an index is summed over by a matrix product or by sum.
  const numbers = promote('einsum', operands, 'floating');
  const contraction = readNotation(
    subscripts,
    numbers.map(({ shape }) => shape),
  );
  const [first, ...others] = numbers.map((tensor, i) =>
    label(tensor, contraction.operands[i], contraction),
  );
  const neededAfter = (place: number): Set<string> =>
    new Set([...contraction.output, ...contraction.operands.slice(place + 1).flat()]);
  const result = others.reduce(
    (left, right, i) => contract(left, right, neededAfter(i + 1)),
    sumAway(first, neededAfter(0)),
  );
  return arranged(result, contraction.output);
}

const diagonalView = selecting('diagonal');

/** The operand with each label once, and every axis as long as its label's. */
function label(tensor: Tensor, given: readonly string[], { lengths }: Contraction): Labelled {
  const labels = [...new Set(given)];
  const steps = labels.map((name) => given.map((other) => (other === name ? 1 : 0)));
  const shape = labels.map((name) => tensor.shape[given.indexOf(name)]);
  const start = given.map(() => 0);
  const hasDiagonal = labels.length < given.length;
  const single = hasDiagonal
    ? diagonalView(tensor, { whole: tensor.shape, shape, start, steps })
    : tensor;
  const full = labels.map((name, axis) => lengths.get(name) ?? shape[axis]);
  return { tensor: sameShape(full, shape) ? single : broadcastTo(single, full), labels };
}

/** Summed over the axes that nobody needs. */
function sumAway({ tensor, labels }: Labelled, needed: ReadonlySet<string>): Labelled {
  const axes = labels.flatMap((name, axis) => (needed.has(name) ? [] : [axis]));
  if (axes.length === 0) return { tensor, labels };
  return { tensor: sum(tensor, axes), labels: labels.filter((name) => needed.has(name)) };
}

/** The product of two operands, summed over what nobody needs afterwards. */
function contract(left: Labelled, operand: Labelled, needed: ReadonlySet<string>): Labelled {
  const right = sumAway(operand, new Set([...needed, ...left.labels]));
  const shared = left.labels.filter((name) => right.labels.includes(name));
  const batch = shared.filter((name) => needed.has(name));
  const summed = shared.filter((name) => !needed.has(name));
  const ofLeft = left.labels.filter((name) => !shared.includes(name));
  const ofRight = right.labels.filter((name) => !shared.includes(name));
  const labels = [...batch, ...ofLeft, ...ofRight];
  if (summed.length === 0)
    return { tensor: mul(spread(left, labels), spread(right, labels)), labels };
  const product = matmul(
    asMatrices(left, batch, ofLeft, summed),
    asMatrices(right, batch, summed, ofRight),
  );
  const [a, b] = [lengthOf(left), lengthOf(right)];
  const shape = labels.map((name) => a(name) ?? b(name) ?? 1);
  return { tensor: reshape(product, shape), labels };
}

/** The tensor with an axis for each of these labels, of length 1 for those it has not. */
function spread(x: Labelled, labels: readonly string[]): Tensor {
  const length = lengthOf(x);
  const own = labels.filter((name) => x.labels.includes(name));
  return reshape(
    arranged(x, own),
    labels.map((name) => length(name) ?? 1),
  );
}

/** The axes of a batch as they are, and those of rows and of columns each made one. */
function asMatrices(
  x: Labelled,
  batch: readonly string[],
  rows: readonly string[],
  columns: readonly string[],
): Tensor {
  const length = lengthOf(x);
  const lengths = (names: readonly string[]): Shape => names.map((name) => length(name) ?? 1);
  const moved = arranged(x, [...batch, ...rows, ...columns]);
  return reshape(moved, [...lengths(batch), sizeOf(lengths(rows)), sizeOf(lengths(columns))]);
}

function lengthOf({ tensor, labels }: Labelled): (name: string) => number | undefined {
  return (name) => tensor.shape[labels.indexOf(name)];
}

/** The tensor with its axes in the order of these labels. */
function arranged({ tensor, labels }: Labelled, order: readonly string[]): Tensor {
  return permute(
    tensor,
    order.map((name) => labels.indexOf(name)),
  );
}
