import { allocate, checkDType, type DType, isFloating, type TypedArray } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import { rowMajor } from '../memory/strided.ts';
import { checkOptions } from '../require.ts';
import { checkShape, type Shape, sizeOf } from '../shape.ts';
import { Tensor } from '../tensor.ts';

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
 * A tensor without a history.
 *
 * @param fill - Writes the elements into an array of zeros, as the dtype represents them.
 * @param usual - The dtype if the options name none.
 */
export function leaf(
  attempt: string,
  shape: Shape,
  options: TensorOptions,
  fill: (array: TypedArray, dtype: DType) => void,
  usual: DType = 'float64',
): Tensor {
  checkOptions(attempt, options, ['dtype', 'requiresGrad']);
  const { dtype = usual, requiresGrad = false } = options;
  checkShape(attempt, shape);
  checkDType(attempt, dtype);
  if (requiresGrad && !isFloating(dtype)) {
    throw new TensorError(
      `${attempt}: only float64 and float32 have a gradient, not ${dtype}; leave requiresGrad out or choose another dtype`,
    );
  }
  const array = allocate(dtype, sizeOf(shape));
  fill(array, dtype);
  return new Tensor(rowMajor(dtype, array, [...shape]), null, requiresGrad);
}
