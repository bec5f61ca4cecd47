import { type DType, isFloating } from '../dtype.ts';
import { TensorError } from '../errors.ts';
import type { Strided } from '../memory/strided.ts';
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
