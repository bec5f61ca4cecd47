import { describe } from './describe.ts';
import {
  allocate,
  checkDType,
  type DType,
  isFloating,
  represent,
  type TypedArray,
} from './dtype.ts';
import { TensorError } from './errors.ts';
import { checkShape, formatShape, MOST_AXES, type Shape, sizeOf } from './shape.ts';
import { rowMajor, type Strided } from './strided.ts';
import { type NestedArray, requireTensor, Tensor } from './tensor.ts';

/** What every way of making a tensor may be told. */
export interface TensorOptions {
  /**
   * `float64` unless said otherwise; a Float32Array makes a `float32` tensor by itself, and an
   * Int32Array an `int32` one. Values are taken as `asType` takes them.
   */
  readonly dtype?: DType;
  /** Whether `backward` shall collect a gradient for this tensor; false by default. */
  readonly requiresGrad?: boolean;
}

/**
 * A tensor of these values, which are copied.
 *
 * @param values - A number, nested arrays of one length per axis, a typed array, or a tensor (whose
 * numbers are taken without their history).
 * @param options - With `shape`, the values are laid out row by row in that shape.
 * @throws TensorError if nested arrays are ragged, a value is not a number, or the shape does not
 * hold just as many elements.
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
  const given = readValues(values);
  const dtype = options.dtype ?? given.dtype;
  const shape = options.shape ?? given.shape;
  checkShape('tensor', shape);
  if (sizeOf(shape) !== given.elements.length) {
    throw new TensorError(
      `tensor: ${given.elements.length} values do not fill the shape ${formatShape(shape)}, which holds ${sizeOf(shape)}`,
    );
  }
  checkDType('tensor', dtype);
  const array = allocate(dtype, given.elements.length);
  given.elements.forEach((value, i) => {
    array[i] = represent(value, dtype);
  });
  return leaf('tensor', rowMajor(dtype, array, [...shape]), options);
}

/**
 * A tensor of zeros.
 *
 * @throws TensorError if the shape is none.
 * @example
 * ```ts
 * import { zeros } from '@semente/tensor';
 *
 * console.log(zeros([2, 3]).toArray()); // [[0, 0, 0], [0, 0, 0]]
 * ```
 */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('zeros', shape, 0, options);
}

/**
 * A tensor of ones.
 *
 * @throws TensorError if the shape is none.
 * @example
 * ```ts
 * import { ones } from '@semente/tensor';
 *
 * console.log(ones([3]).toArray()); // [1, 1, 1]
 * ```
 */
export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled('ones', shape, 1, options);
}

/**
 * A tensor that holds one value everywhere.
 *
 * @throws TensorError if the shape is none, or the value not a number.
 * @example
 * ```ts
 * import { full } from '@semente/tensor';
 *
 * console.log(full([2, 2], 0.5).toArray()); // [[0.5, 0.5], [0.5, 0.5]]
 * ```
 */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  return filled('full', shape, value, options);
}

/**
 * A tensor of zeros, of another one's shape and (unless told otherwise) dtype.
 *
 * @throws TensorError if the model is no tensor.
 * @example
 * ```ts
 * import { tensor, zerosLike } from '@semente/tensor';
 *
 * console.log(zerosLike(tensor([[1, 2, 3]])).toArray()); // [[0, 0, 0]]
 * ```
 */
export function zerosLike(model: Tensor, options: TensorOptions = {}): Tensor {
  return filledLike('zerosLike', model, 0, options);
}

/**
 * A tensor of ones, of another one's shape and (unless told otherwise) dtype.
 *
 * @throws TensorError if the model is no tensor.
 * @example
 * ```ts
 * import { onesLike, tensor } from '@semente/tensor';
 *
 * console.log(onesLike(tensor([[1, 2, 3]])).toArray()); // [[1, 1, 1]]
 * ```
 */
export function onesLike(model: Tensor, options: TensorOptions = {}): Tensor {
  return filledLike('onesLike', model, 1, options);
}

/**
 * A tensor that holds one value everywhere, of another one's shape and (unless told otherwise)
 * dtype.
 *
 * @throws TensorError if the model is no tensor, or the value not a number.
 * @example
 * ```ts
 * import { fullLike, tensor } from '@semente/tensor';
 *
 * console.log(fullLike(tensor([1, 2, 3]), 0.5).toArray()); // [0.5, 0.5, 0.5]
 * ```
 */
export function fullLike(model: Tensor, value: number, options: TensorOptions = {}): Tensor {
  return filledLike('fullLike', model, value, options);
}

function filledLike(attempt: string, model: Tensor, value: number, options: TensorOptions): Tensor {
  requireTensor(attempt, model);
  return filled(attempt, model.shape, value, { dtype: model.dtype, ...options });
}

function filled(attempt: string, shape: Shape, value: number, options: TensorOptions): Tensor {
  const { dtype = 'float64' } = options;
  if (typeof value !== 'number') {
    throw new TensorError(`${attempt}: the value must be a number, got ${describe(value)}`);
  }
  checkShape(attempt, shape);
  checkDType(attempt, dtype);
  const array = allocate(dtype, sizeOf(shape)).fill(represent(value, dtype));
  return leaf(attempt, rowMajor(dtype, array, [...shape]), options);
}

/** A tensor without a history, of numbers that nobody else holds. */
export function leaf(
  attempt: string,
  value: Strided,
  { requiresGrad = false }: TensorOptions,
): Tensor {
  if (requiresGrad && !isFloating(value.dtype)) {
    throw new TensorError(
      `${attempt}: only float64 and float32 have a gradient, not ${value.dtype}; leave requiresGrad out or choose another dtype`,
    );
  }
  return new Tensor(value, null, requiresGrad);
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
