import { apply } from '../apply.ts';
import { describe } from '../describe.ts';
import { TensorError } from '../errors.ts';
import { type Gathering, gather, scatterAdd } from '../kernels/gather.ts';
import { formatShape, normalizeAxis, type Shape } from '../shape.ts';
import { type Operation, requireTensor, Tensor } from '../tensor.ts';

/*
 * To gather is to take elements from places that a tensor of indices names, and to scatter is to add
 * them there: each is the other's derivative. Indices are checked when the numbers are known, also
 * in a compiled function: an index that points nowhere is an error of the call.
 */

const noDerivative = (): never => {
  throw new Error('an index is an int32 and asks for no gradient');
};

/** Takes elements from where indices point, under the name that messages and the tape shall show. */
function gathering(name: string): Operation<Gathering> {
  return {
    name,
    type: ([x, index], attributes) => ({
      shape: gatheredShape(index.shape, attributes),
      dtype: x.dtype,
    }),
    evaluate: ([x, index], { shape }, attributes) => gather(name, x, index, shape, attributes),
    lowering: { kind: 'gather', gathering: (attributes) => attributes },
    vjp: [
      ({ gradient, inputs: [, index], attributes }) =>
        apply(scatterOperation, [gradient, index], attributes),
      noDerivative,
    ],
  };
}

function gatheredShape(index: Shape, { source, axis, takesSlices }: Gathering): Shape {
  return takesSlices ? source.toSpliced(axis, 1, ...index) : index;
}

const gatherOperation = gathering('gather');
const takeAlongOperation = gathering('takeAlong');
const indexSelectOperation = gathering('indexSelect');

const scatterOperation: Operation<Gathering> = {
  name: 'scatterAdd',
  type: ([x], { source }) => ({ shape: source, dtype: x.dtype }),
  evaluate: ([x, index], _, attributes) => scatterAdd('scatterAdd', x, index, attributes),
  lowering: { kind: 'scatterAdd', gathering: (attributes) => attributes },
  vjp: [
    ({ gradient, inputs: [, index], attributes }) =>
      apply(gatherOperation, [gradient, index], attributes),
    noDerivative,
  ],
};

/**
 * Elements along an axis, each chosen by an index of its own: on axis 1 of a matrix,
 * `result[i, j] = x[i, index[i, j]]`.
 *
 * The gradient of an element that was taken several times is the sum over these, in ascending order.
 *
 * @param index - An int32 tensor, as long as `x` along all other axes.
 * @throws TensorError if there is no such axis, `index` is no int32 tensor or does not fit, or an
 * index is not between 0 and the axis's length: at the call, also of a compiled function.
 * @example
 * ```ts
 * import { takeAlong, tensor } from '@semente/tensor';
 *
 * const scores = tensor([[0.1, 0.9], [0.7, 0.3]]);
 * const labels = tensor([[1], [0]], { dtype: 'int32' });
 * console.log(takeAlong(scores, labels, 1).toArray()); // [[0.9], [0.7]]
 * ```
 */
export function takeAlong(x: Tensor, index: Tensor, axis: number): Tensor {
  requireTensor('takeAlong', x);
  requireIndices('takeAlong', index);
  const along = normalizeAxis('takeAlong', axis, x.shape);
  const fits =
    index.rank === x.rank && x.shape.every((n, i) => i === along || n === index.shape[i]);
  if (!fits) {
    throw new TensorError(
      `takeAlong: an index of shape ${formatShape(index.shape)} does not fit ${formatShape(x.shape)}: all axes but ${along} must be equally long`,
    );
  }
  const attributes = { source: x.shape, axis: along, takesSlices: false };
  return apply(takeAlongOperation, [x, index], attributes);
}

/**
 * The places of an axis that indices name, with everything that lies there: on axis 0 of a matrix,
 * rows. The axis gives way to the axes of `index`: a table `[words, features]` and an index
 * `[samples, length]` give `[samples, length, features]`.
 *
 * The gradient of what was taken several times is the sum over these, in ascending order.
 *
 * @param index - An int32 tensor of any shape.
 * @throws TensorError if there is no such axis, `index` is no int32 tensor, or an index is not
 * between 0 and the axis's length: at the call, also of a compiled function.
 * @example
 * ```ts
 * import { indexSelect, tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2], [3, 4], [5, 6]]);
 * const index = tensor([2, 0, 2], { dtype: 'int32' });
 * console.log(indexSelect(x, 0, index).toArray()); // [[5, 6], [1, 2], [5, 6]]
 * ```
 */
export function indexSelect(x: Tensor, axis: number, index: Tensor): Tensor {
  requireTensor('indexSelect', x);
  const along = normalizeAxis('indexSelect', axis, x.shape);
  requireIndices('indexSelect', index);
  const attributes = { source: x.shape, axis: along, takesSlices: true };
  return apply(indexSelectOperation, [x, index], attributes);
}

function requireIndices(attempt: string, index: unknown): asserts index is Tensor {
  if (index instanceof Tensor && index.dtype === 'int32') return;
  const given = index instanceof Tensor ? String(index) : describe(index);
  const remedy = index instanceof Tensor ? "asType('int32')" : "tensor(…, { dtype: 'int32' })";
  throw new TensorError(
    `${attempt}: the index must be an int32 tensor, got ${given}; make one by ${remedy}`,
  );
}
