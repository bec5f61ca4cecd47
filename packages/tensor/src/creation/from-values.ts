import { describe } from '../describe.ts';
import { type DType, represent, type TypedArray } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { checkOptions } from '../require.ts';
import { checkShape, formatShape, MOST_AXES, type Shape, sizeOf } from '../shape.ts';
import { type NestedArray, Tensor } from '../tensor.ts';
import { leaf, type TensorOptions } from './leaf.ts';

/**
 * A tensor of these values, which are copied.
 *
 * @param values - A number, nested arrays of one length per axis, a typed array, or a tensor (whose
 * numbers are taken without their history).
 * @param options - With `shape`, the values are laid out row by row in that shape.
 * @throws TensorError if nested arrays are ragged, a value is not a number, or the shape does not
 * hold just as many elements; or if there is no such option or dtype.
 * @example
 * ```ts
 * import { tensor } from '@semente/tensor';
 *
 * const x = tensor([[1, 2], [3, 4], [5, 6]]); // float64 [3, 2]
 * const w = tensor(new Float32Array(6), { shape: [2, 3], requiresGrad: true }); // float32 [2, 3]
 * ```
 */
export function tensor(
  values: NestedArray | TypedArray | Tensor,
  options: TensorOptions & { readonly shape?: Shape } = {},
): Tensor {
  checkOptions('tensor', options, ['dtype', 'requiresGrad', 'shape']);
  const given = readValues(values);
  const { shape = given.shape, ...others } = options;
  checkShape('tensor', shape);
  if (sizeOf(shape) !== given.elements.length) {
    throw new TensorError(
      `tensor: ${given.elements.length} values do not fill the shape ${formatShape(shape)}, which holds ${sizeOf(shape)}`,
    );
  }
  const fill = (array: TypedArray, dtype: DType): void =>
    given.elements.forEach((value, i) => {
      array[i] = represent(value, dtype);
    });
  return leaf('tensor', shape, others, fill, given.dtype);
}

interface Values {
  readonly elements: ArrayLike<number> & { forEach: TypedArray['forEach'] };
  readonly shape: Shape;
  readonly dtype: DType;
}

function readValues(values: NestedArray | TypedArray | Tensor): Values {
  if (values instanceof Tensor) {
    const { shape, dtype } = values;
    return { elements: values.toTypedArray(), shape, dtype };
  }
  if (isNumericArray(values)) {
    return { elements: values, shape: [values.length], dtype: dtypeOfArray(values) };
  }
  const shape = shapeOfNested(values);
  checkShape('tensor', shape);
  return { elements: Float64Array.from(flatten(values, shape)), shape, dtype: 'float64' };
}

/** The dtype that holds the very numbers of an array. */
function dtypeOfArray(values: TypedArray): DType {
  if (values instanceof Float32Array) return 'float32';
  return values instanceof Int32Array ? 'int32' : 'float64';
}

/** A typed array of any kind, but for those of bigints. */
function isNumericArray(values: unknown): values is TypedArray {
  const isOther =
    values instanceof DataView ||
    values instanceof BigInt64Array ||
    values instanceof BigUint64Array;
  return ArrayBuffer.isView(values) && !isOther;
}

/** The lengths met on the way down along the first elements. */
function shapeOfNested(values: NestedArray): number[] {
  const shape: number[] = [];
  for (let inner: NestedArray = values; Array.isArray(inner); inner = inner[0]) {
    // An array that contains itself has no end.
    if (shape.length === MOST_AXES) {
      throw new TensorError(
        `tensor: values are nested in more than ${MOST_AXES} arrays; a tensor has at most ${MOST_AXES} axes`,
      );
    }
    shape.push(inner.length);
  }
  return shape;
}

/** The numbers in row-major order, refusing whatever does not fit the shape. */
function flatten(values: NestedArray, shape: Shape): number[] {
  const elements: number[] = [];
  const visit = (value: NestedArray, index: readonly number[]): void => {
    if (index.length === shape.length) {
      if (typeof value !== 'number') throw new TensorError(misfit(value, index, 'a number'));
      elements.push(value);
      return;
    }
    const length = shape[index.length];
    if (!Array.isArray(value) || value.length !== length) {
      throw new TensorError(misfit(value, index, `an array of ${length}, as its neighbour has,`));
    }
    // A loop, since `forEach` passes over the holes of a sparse array.
    for (const [i, inner] of value.entries()) visit(inner, [...index, i]);
  };
  visit(values, []);
  return elements;
}

function misfit(value: unknown, index: readonly number[], wanted: string): string {
  const place = index.length === 0 ? 'values' : `values${formatShape(index)}`;
  return `tensor: ${place} is ${describe(value)}, where ${wanted} would fit`;
}
