import { allocate, type DType, represent, type TypedArray } from './dtype.ts';
import { TensorError } from './errors.ts';
import { checkShape, formatShape, type Shape, sizeOf } from './shape.ts';
import { rowMajor, toRowMajorArray } from './strided.ts';
import { type NestedArray, Tensor } from './tensor.ts';

/** What every way of making a tensor may be told. */
export interface TensorOptions {
  /** `float64` unless said otherwise; a Float32Array makes a `float32` tensor by itself. */
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
  const array = allocate(dtype, given.elements.length);
  given.elements.forEach((value, i) => {
    array[i] = represent(value, dtype);
  });
  return leaf(array, [...shape], { ...options, dtype });
}

/** A tensor of zeros. */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return full(shape, 0, options);
}

/** A tensor of ones. */
export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return full(shape, 1, options);
}

/**
 * A tensor that holds one value everywhere.
 *
 * @example
 * ```ts
 * import { full } from '@semente/tensor';
 *
 * console.log(full([2, 2], 0.5).toArray()); // [[0.5, 0.5], [0.5, 0.5]]
 * ```
 */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  checkShape('full', shape);
  const dtype = options.dtype ?? 'float64';
  const array = allocate(dtype, sizeOf(shape)).fill(represent(value, dtype));
  return leaf(array, [...shape], { ...options, dtype });
}

function leaf(array: TypedArray, shape: Shape, options: TensorOptions & { dtype: DType }): Tensor {
  const { dtype, requiresGrad = false } = options;
  if (requiresGrad && dtype === 'bool') {
    throw new TensorError('tensor: a bool has no gradient; use float64 or float32');
  }
  return new Tensor(rowMajor(dtype, array, shape), null, requiresGrad);
}

interface Values {
  readonly elements: ArrayLike<number> & { forEach: TypedArray['forEach'] };
  readonly shape: Shape;
  readonly dtype: DType;
}

function readValues(values: NestedArray | TypedArray | Tensor): Values {
  if (values instanceof Tensor) {
    const { shape, dtype } = values;
    return { elements: toRowMajorArray(values.value), shape, dtype };
  }
  if (ArrayBuffer.isView(values)) {
    const dtype = values instanceof Float32Array ? 'float32' : 'float64';
    return { elements: values, shape: [values.length], dtype };
  }
  const shape = shapeOfNested(values);
  return { elements: Float64Array.from(flatten(values, shape)), shape, dtype: 'float64' };
}

/** The lengths met on the way down along the first elements. */
function shapeOfNested(values: NestedArray): number[] {
  const shape: number[] = [];
  for (let inner: NestedArray = values; Array.isArray(inner); inner = inner[0]) {
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
      throw new TensorError(misfit(value, index, `an array of ${length}, as its neighbour has`));
    }
    value.forEach((inner, i) => {
      visit(inner, [...index, i]);
    });
  };
  visit(values, []);
  return elements;
}

function misfit(value: unknown, index: readonly number[], wanted: string): string {
  const got = Array.isArray(value) ? `an array of ${value.length}` : String(value);
  const place = index.length === 0 ? 'values' : `values${formatShape(index)}`;
  return `tensor: ${place} is ${got}, where ${wanted} would fit`;
}
